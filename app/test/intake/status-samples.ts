import type { StatusView } from '../../src/intake/form-views.ts';
import { FORM_DEFINITIONS } from '../../src/intake/forms/index.ts';
import type { Status } from '../../src/intake/submission.ts';
import { formViews } from '../../src/intake/views/index.ts';
import type { PageContext } from '../../src/ui/context.ts';
import type { Page } from '../../src/ui/page.ts';
import { TODAY, dayAfter, sampleAnswers, sampleFiles } from './sample-answers.ts';
import { UPLOADS, carriedIn, limitsOf } from './sample-parts.ts';
import type { ViewSample } from './sample-parts.ts';

const { internship } = FORM_DEFINITIONS;

const received: Status = {
  version: 1,
  form: 'internship',
  lang: 'en',
  receivedOn: TODAY,
  standing: formViews.received,
  nextBy: dayAfter(14),
  letters: [],
  slots: [],
  booked: null,
  offer: null,
  asks: [],
  canWrite: true,
  canWithdraw: true,
  copy: null,
};

const slot = (id: string, start: string) => ({ id, start, minutes: 45, place: 'Video call' });

const busy: Status = {
  ...received,
  standing: { en: 'Interview: choose a time', ko: '면접: 시각을 골라 주십시오' },
  nextBy: dayAfter(-8),
  letters: [
    {
      id: 'a',
      day: TODAY,
      from: 'us',
      subject: 'Your interview',
      text: 'Synthetic letter.\n\nChoose a time.',
    },
    { id: 'b', day: TODAY, from: 'person', subject: '', text: '합성 답장입니다.' },
  ],
  slots: [slot('s1', '2026-12-14T08:00:00Z'), slot('s2', '2026-12-15T23:30:00Z')],
  offer: { id: 'o1', text: 'Synthetic offer: three months from March.', answerBy: dayAfter(20) },
  asks: [
    {
      id: 'q1',
      title: { en: 'Two referees', ko: '추천인 두 분' },
      fields: [
        { name: 'first', label: { en: 'First referee', ko: '첫째 추천인' }, isLong: false },
        { name: 'second', label: { en: 'Second referee', ko: '둘째 추천인' }, isLong: true },
      ],
      takesFiles: false,
    },
    {
      id: 'q2',
      title: { en: 'Another format of a document', ko: '서류의 다른 형식' },
      fields: [{ name: 'first', label: { en: 'Remark', ko: '덧붙일 말' }, isLong: false }],
      takesFiles: true,
    },
  ],
  copy: { answers: sampleAnswers, files: sampleFiles('documents') },
};

const DONE = ['written', 'booked', 'cancelled', 'accepted', 'declined', 'answered', 'withdrawn'] as const;
const PROBLEMS = [
  'empty',
  'long',
  'slot taken',
  'booked already',
  'bad time zone',
  'too late',
  'answered already',
  'not confirmed',
  'files missing',
  'not kept',
  'not possible',
] as const;

/** The page of a code after sending, in its states. */
export function statusSamples(): readonly ViewSample[] {
  const view = (ctx: PageContext, status: Status, more: Partial<StatusView> = {}): Page =>
    formViews.status(ctx, {
      form: internship,
      carried: carriedIn(ctx, internship),
      status,
      today: TODAY,
      limits: limitsOf(internship),
      uploads: [],
      given: {},
      ...more,
    });
  const booked: Status = {
    ...busy,
    slots: [],
    asks: [],
    offer: null,
    booked: slot('s1', '2026-12-14T08:00:00Z'),
  };
  return [
    ['status-received', (ctx) => view(ctx, received)],
    ['status-busy', (ctx) => view(ctx, busy)],
    ['status-booked', (ctx) => view(ctx, booked, { done: 'booked', given: { zone: 'Asia/Seoul' } })],
    ['status-ended', (ctx) => view(ctx, { ...received, nextBy: null, canWrite: false, canWithdraw: false })],
    ...DONE.map((done): ViewSample => [`status-done-${done}`, (ctx) => view(ctx, received, { done })]),
    ...PROBLEMS.map((problem): ViewSample => [
      `status-${problem.replaceAll(' ', '-')}`,
      (ctx) => view(ctx, busy, { problem, given: { text: 'Synthetic text' } }),
    ]),
    [
      'status-uploads',
      (ctx) => view(ctx, busy, { uploads: UPLOADS.slice(0, 1).map((each) => ({ ...each, field: 'ask' })) }),
    ],
  ];
}
