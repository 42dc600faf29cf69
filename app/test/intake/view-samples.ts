import { newCode, wordsOfCode } from '../../src/intake/code.ts';
import type { Answers, FormDefinition } from '../../src/intake/form-definition.ts';
import { FORM_DEFINITIONS } from '../../src/intake/forms/index.ts';
import type {
  Carried,
  PageProblem,
  PageView,
  StatusView,
  UploadLimits,
  UploadProblem,
} from '../../src/intake/form-views.ts';
import type { Status, SubmittedFile } from '../../src/intake/submission.ts';
import { FIRST_TERMS } from '../../src/intake/terms.ts';
import { formViews } from '../../src/intake/views/index.ts';
import type { PageContext } from '../../src/ui/context.ts';
import type { Page } from '../../src/ui/page.ts';

/** Every page and state of the forms, filled with invented answers: what tests look at, and what people look at. */
export type ViewSample = readonly [name: string, page: (ctx: PageContext) => Page];

const DAY_MS = 86_400_000;
const TODAY = dayAfter(0);
const code = newCode();
const { internship, information, missing } = FORM_DEFINITIONS;
const forms: readonly FormDefinition[] = [internship, information, missing];

function dayAfter(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

function carriedIn(ctx: PageContext, form: FormDefinition): Carried {
  return { action: ctx.href(form.path), code: 'code', stamp: 'stamp', once: 'once' };
}

function limitsOf(form: FormDefinition): UploadLimits {
  return {
    mostFiles: form === internship ? FIRST_TERMS.mostFiles : 20,
    mostFileMegabytes: 100,
    mostMegabytes: 500,
    accepted: form === internship ? FIRST_TERMS.accepted : [],
    areStopped: false,
  };
}

export const sampleAnswers: Answers = {
  name: 'Synthetic Applicant 합성 지원자',
  address: '합성 님',
  email: 'synthetic.applicant@example.org',
  place: 'Geneva, Switzerland',
  timeZone: 'Europe/Berlin',
  occupation: 'study\nwork',
  subject: 'Law, second year',
  institution: 'Synthetic University of Examples',
  // Less than three months away.
  start: dayAfter(60),
  months: '6',
  hours: '15',
  fewerHours: 'Synthetic: courses until May, then full time.',
  where: 'either',
  english: 'fluent',
  korean: 'read',
  otherLanguages: '',
  why: 'Synthetic reason of several sentences.\n\nWith a second paragraph.',
  brings: 'Synthetic translation and research.',
  credit: 'yes',
  creditNeeds: '',
  adjustments: '',
  account: 'Synthetic account of what somebody saw.\nAnd what somebody heard.',
  howKnown: 'lived\ntold',
  when: 'about 1998, in spring',
  mayUse: 'ask',
  mayContact: 'yes',
  names: '합성 이름\nSynthetic Name',
  sex: 'female',
  lastWhen: '2004',
  lastWhere: 'a synthetic county',
  seenBy: 'a neighbour',
  relation: 'a friend',
};

const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function sampleFiles(field: string): readonly SubmittedFile[] {
  const file = (id: string, name: string, recognised: string, bytes: number): SubmittedFile => ({
    id,
    field,
    name,
    declaredType: '',
    recognised,
    bytes,
    sha256: hash,
    sealedSha256: hash,
  });
  return [
    file('one', 'Synthetic curriculum vitae.doc', 'doc', 26_624),
    file(
      'two',
      '합성_자기소개서_아주_긴_이름이어서_작은_화면에서는_줄이_바뀌어야_하는_파일.doc',
      'pdf',
      1_234_567,
    ),
  ];
}

const WHY: readonly PageProblem['why'][] = [
  'missing',
  'long',
  'no option',
  'no date',
  'no number',
  'no email',
];

/** Each field of a page with a problem that can befall it. */
function problemsFor(form: FormDefinition, id: string): readonly PageProblem[] {
  const page = form.pages.find((each) => each.id === id);
  return (page?.fields ?? []).map(({ name, type }) => ({
    field: name,
    why:
      type === 'files'
        ? 'file missing'
        : (WHY.find((why) => typeof why === 'string' && why === `no ${type}`) ?? 'missing'),
  }));
}

const UPLOADS: readonly UploadProblem[] = (
  ['empty', 'large', 'many', 'all too large', 'format', 'broken', 'no room', 'busy'] as const
).map((why) => ({ field: 'documents', name: 'Synthetic file.xyz', why, recognised: 'unknown', minutes: 7 }));

function pageSamples(form: FormDefinition): readonly ViewSample[] {
  return form.pages.flatMap((page, index): ViewSample[] => {
    const view = (ctx: PageContext, more: Partial<PageView>): Page =>
      formViews.page(ctx, {
        form,
        carried: carriedIn(ctx, form),
        page,
        number: index + 1,
        of: form.pages.length,
        answers: {},
        files: [],
        problems: [],
        warnings: [],
        uploads: [],
        limits: limitsOf(form),
        terms: FIRST_TERMS,
        today: TODAY,
        isChange: false,
        isUnsaved: false,
        ...more,
      });
    const file = page.fields.find(({ type }) => type === 'files');
    const given: Partial<PageView> = {
      answers: sampleAnswers,
      files: file ? sampleFiles(file.name) : [],
      warnings: page.warn?.(sampleAnswers, { terms: FIRST_TERMS, today: TODAY }) ?? [],
    };
    const name = `${form.name}-${page.id}`;
    return [
      [`${name}-empty`, (ctx) => view(ctx, {})],
      [`${name}-given`, (ctx) => view(ctx, { ...given, isChange: true })],
      [`${name}-wrong`, (ctx) => view(ctx, { problems: problemsFor(form, page.id), isUnsaved: true })],
      ...(file
        ? ([
            [
              `${name}-uploads`,
              (ctx) =>
                view(ctx, { ...given, uploads: UPLOADS.map((each) => ({ ...each, field: file.name })) }),
            ],
            [`${name}-stopped`, (ctx) => view(ctx, { limits: { ...limitsOf(form), areStopped: true } })],
          ] satisfies ViewSample[])
        : []),
    ];
  });
}

function commonSamples(form: FormDefinition): readonly ViewSample[] {
  const base = (ctx: PageContext) => ({ form, carried: carriedIn(ctx, form) });
  const start = (ctx: PageContext) => ({ ...base(ctx), terms: FIRST_TERMS, limits: limitsOf(form) });
  const file = form.pages.flatMap(({ fields }) => fields).find(({ type }) => type === 'files');
  const files = sampleFiles(file?.name ?? '');
  const warnings = form.pages.flatMap(
    (page) => page.warn?.(sampleAnswers, { terms: FIRST_TERMS, today: TODAY }) ?? [],
  );
  const check = (ctx: PageContext) => ({
    ...base(ctx),
    answers: sampleAnswers,
    files,
    problems: [],
    warnings,
    hasCode: false,
    terms: FIRST_TERMS,
    damaged: [],
    isUnsent: false,
  });
  const words = (ctx: PageContext) => wordsOfCode(code, ctx.lang);
  const wrong = (ctx: PageContext) => words(ctx).with(3, ctx.lang === 'en' ? 'bananna' : '바나나나');
  const named = (name: string, page: ViewSample[1]): ViewSample => [`${form.name}-${name}`, page];
  return [
    named('start', (ctx) => formViews.start(ctx, start(ctx))),
    named('start-closed', (ctx) => formViews.start(ctx, { ...start(ctx), closed: 'not open' })),
    named('start-no-intake', (ctx) => formViews.start(ctx, { ...start(ctx), closed: 'no intake' })),
    ...(['number', 'sum', 'nothing', 'again'] as const).map((why) =>
      named(`start-${why}`, (ctx) =>
        formViews.start(ctx, { ...start(ctx), problem: { why }, given: words(ctx).slice(3).join(' ') }),
      ),
    ),
    named('start-word', (ctx) =>
      formViews.start(ctx, {
        ...start(ctx),
        problem: { why: 'word', word: wrong(ctx)[3] ?? '' },
        given: wrong(ctx).join(' '),
      }),
    ),
    named('check', (ctx) => formViews.check(ctx, check(ctx))),
    named('check-wrong', (ctx) =>
      formViews.check(ctx, {
        ...check(ctx),
        answers: {},
        files: [],
        hasCode: true,
        isUnsent: true,
        damaged: ['Synthetic file.doc'],
        problems: form.pages.flatMap((page) =>
          problemsFor(form, page.id).map((each) => ({ ...each, page: page.id })),
        ),
      }),
    ),
    ...(['save', 'send'] as const).map((purpose) =>
      named(`code-${purpose}`, (ctx) =>
        formViews.code(ctx, { ...base(ctx), words: words(ctx), purpose, keptUntil: dayAfter(30) }),
      ),
    ),
    named('type', (ctx) => formViews.typeBack(ctx, { ...base(ctx), isWrong: false, given: '' })),
    named('type-wrong', (ctx) =>
      formViews.typeBack(ctx, { ...base(ctx), isWrong: true, given: wrong(ctx).join(' ') }),
    ),
    named('sent', (ctx) =>
      formViews.sent(ctx, {
        ...base(ctx),
        day: TODAY,
        nextBy: dayAfter(14),
        files,
        warnings,
        terms: FIRST_TERMS,
      }),
    ),
    named('sent-before', (ctx) =>
      formViews.sent(ctx, {
        ...base(ctx),
        day: TODAY,
        nextBy: dayAfter(14),
        files: null,
        warnings: [],
        terms: FIRST_TERMS,
      }),
    ),
    ...(['draft', 'sent'] as const).map((what) =>
      named(`erased-${what}`, (ctx) => formViews.erased(ctx, { ...base(ctx), what })),
    ),
    ...(['busy', 'no room', 'other site', 'broken'] as const).map((why) =>
      named(`refused-${why.replace(' ', '-')}`, (ctx) =>
        formViews.refused(ctx, { ...base(ctx), why, minutes: 4 }),
      ),
    ),
  ];
}

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

function statusSamples(): readonly ViewSample[] {
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

export const viewSamples: readonly ViewSample[] = [
  ...forms.flatMap((form) => [...commonSamples(form), ...pageSamples(form)]),
  ...statusSamples(),
];
