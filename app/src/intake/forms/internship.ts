import type { Answers, Asked, FieldProblem, FormDefinition, FormPage } from '../form-definition.ts';
import { about, documents, languages, needs, why, work } from './internship-pages.ts';

const availability: FormPage = {
  id: 'availability',
  title: { en: 'When you can come', ko: '일할 수 있는 때' },
  note: ({ terms: { monthsAhead, hoursPerWeek } }) => ({
    en: `We recommend applying at least ${monthsAhead} ${monthsAhead === 1 ? 'month' : 'months'} before you start, and prefer ${hoursPerWeek} hours a week or more. You can apply with less of either.`,
    ko: `시작하기 ${monthsAhead}개월 전까지 지원하시기를 권하며, 주 ${hoursPerWeek}시간 이상이면 더 좋습니다. 둘 가운데 하나가 모자라도 지원하실 수 있습니다.`,
  }),
  fields: [
    {
      name: 'start',
      label: { en: 'First day', ko: '시작하는 날' },
      hint: {
        en: 'In digits, for example 1 3 2027. A guess is enough.',
        ko: '숫자로 적습니다. 예: 2027 3 1. 어림잡아도 됩니다.',
      },
      type: 'date',
    },
    {
      name: 'months',
      label: { en: 'For how many months', ko: '기간(개월)' },
      type: 'number',
    },
    {
      name: 'hours',
      label: { en: 'Hours a week', ko: '주당 시간' },
      type: 'number',
    },
    {
      name: 'fewerHours',
      label: { en: 'Why fewer hours, and what would work?', ko: '시간이 적은 까닭과 가능한 방법' },
      hint: {
        en: 'For example: courses until May, then full time; or two long days a week.',
        ko: '예: 5월까지는 수업이 있고 그 뒤로는 종일 가능합니다. 또는 한 주에 이틀을 길게 일하겠습니다.',
      },
      type: 'long',
      most: 2000,
      isOptional: true,
      isRaised: hasFewHours,
    },
    {
      name: 'where',
      label: { en: 'Where do you want to work?', ko: '어디에서 일하고 싶으십니까?' },
      type: 'choice',
      options: [
        ['office', { en: 'On site', ko: '현장에서' }],
        ['remote', { en: 'Remotely', ko: '원격으로' }],
        ['either', { en: 'Either', ko: '어느 쪽이든' }],
      ],
    },
  ],
  check: (answers, asked) => [
    ...(isDay(answers['start']) && answers['start'] < asked.today
      ? [
          {
            field: 'start',
            text: {
              en: 'The first day has passed. Enter a later one.',
              ko: '이미 지난 날입니다. 뒤의 날짜를 적으십시오.',
            },
          },
        ]
      : []),
    ...outside(answers['months'], 'months', 24),
    ...outside(answers['hours'], 'hours', 60),
    ...(hasFewHours(answers, asked) && (answers['fewerHours'] ?? '').trim() === ''
      ? [
          {
            field: 'fewerHours',
            text: {
              en: `This is fewer than ${asked.terms.hoursPerWeek} hours. That is possible: tell us why, and what would work.`,
              ko: `주 ${asked.terms.hoursPerWeek}시간보다 적습니다. 그래도 지원하실 수 있으니, 까닭과 가능한 방법을 적어 주십시오.`,
            },
          },
        ]
      : []),
  ],
  warn: (answers, asked) => [
    ...(startsSoon(answers, asked)
      ? [
          {
            code: 'start soon',
            field: 'start',
            text: {
              en: `Your first day is less than ${asked.terms.monthsAhead} months away. We accept that, but there may not be time for an interview, a decision and your own arrangements.`,
              ko: `시작하는 날까지 ${asked.terms.monthsAhead}개월이 남지 않았습니다. 지원은 받지만, 면접과 결정, 본인의 준비에 시간이 모자랄 수 있습니다.`,
            },
          },
        ]
      : []),
    ...(hasFewHours(answers, asked)
      ? [
          {
            code: 'few hours',
            field: 'hours',
            text: {
              en: `You can give fewer than ${asked.terms.hoursPerWeek} hours a week. We accept that, but prefer applicants with more time.`,
              ko: `일할 수 있는 시간이 주 ${asked.terms.hoursPerWeek}시간보다 적습니다. 지원은 받지만, 시간을 더 낼 수 있는 분을 먼저 고려합니다.`,
            },
          },
        ]
      : []),
  ],
};

/** Seven pages of questions; the eighth is the check of the answers. */
export const internshipForm: FormDefinition = {
  name: 'internship',
  path: '/take-part/internship',
  title: { en: 'Apply for an internship', ko: '인턴십 지원' },
  pages: [about, work, availability, languages, why, documents, needs],
  givesCopy: true,
};

/** The day from which a start is as far ahead as recommended. */
export function recommendedStart({ terms, today }: Asked): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + terms.monthsAhead, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + terms.monthsAhead, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

function startsSoon({ start }: Answers, asked: Asked): boolean {
  return isDay(start) && start < recommendedStart(asked);
}

function hasFewHours({ hours = '' }: Answers, { terms }: Asked): boolean {
  return isNumber(hours) && Number(hours) > 0 && Number(hours) < terms.hoursPerWeek;
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function outside(text: string | undefined, field: string, most: number): readonly FieldProblem[] {
  if (text === undefined || !isNumber(text) || (Number(text) >= 1 && Number(text) <= most)) return [];
  return [
    {
      field,
      text: { en: `Enter a number from 1 to ${most}.`, ko: `1에서 ${most}까지의 숫자를 적으십시오.` },
    },
  ];
}

function isNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}
