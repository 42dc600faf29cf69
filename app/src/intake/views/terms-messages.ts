import { grouped, inLanguages } from '../../ui/language.ts';

/** Texts of the terms of an internship, on the form and on the take-part page. */
export const termsMessages = inLanguages(
  {
    title: 'Terms',
    when: 'When to apply',
    rolling: 'At any time; there is no closing date.',
    closed: 'No applications are taken at present.',
    ahead: 'Before the start',
    aheadText: (months: number) =>
      months === 0
        ? 'There is no time you have to keep.'
        : `At least ${grouped(months)} ${months === 1 ? 'month' : 'months'} ahead is strongly recommended. Nearer dates are accepted, with a warning.`,
    hours: 'Hours',
    hoursText: (hours: number) =>
      `${grouped(hours)} hours a week or more are preferred. Fewer are accepted, with a question.`,
    interview: 'Interview',
    interviewText: 'A formal interview comes before any offer.',
    pay: 'Pay',
    paid: 'Paid.',
    unpaid: 'Internships are typically unpaid.',
    credit: 'Academic credit',
    creditYes: 'Honoured.',
    creditNo: 'Not arranged by us.',
    where: 'Where',
    answer: 'Answer',
    answerText: (days: number) => `You hear from us within ${grouped(days)} days after each step.`,
    documents: 'Documents',
  },
  {
    title: '조건',
    when: '지원 시기',
    rolling: '언제든 지원하실 수 있으며 마감일이 없습니다.',
    closed: '지금은 지원을 받지 않습니다.',
    ahead: '시작 전 기간',
    aheadText: (months) =>
      months === 0
        ? '정해진 기간이 없습니다.'
        : `시작하기 ${grouped(months)}개월 전까지 지원하시기를 강력히 권합니다. 더 가까운 날짜도 받으며, 이때는 안내를 드립니다.`,
    hours: '시간',
    hoursText: (hours) =>
      `주 ${grouped(hours)}시간 이상을 선호합니다. 더 적어도 받으며, 이때는 한 가지를 더 여쭙니다.`,
    interview: '면접',
    interviewText: '자리를 제안하기 전에 반드시 정식 면접을 합니다.',
    pay: '보수',
    paid: '보수가 있습니다.',
    unpaid: '인턴십은 대개 무급입니다.',
    credit: '학점',
    creditYes: '학점으로 인정받으실 수 있도록 협조합니다.',
    creditNo: '저희가 따로 마련하지는 않습니다.',
    where: '일하는 곳',
    answer: '답변',
    answerText: (days) => `단계마다 ${grouped(days)}일 안에 소식을 전해 드립니다.`,
    documents: '서류',
  },
);
