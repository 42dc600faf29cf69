import type { Problem } from './outcome.ts';

/** What can go wrong with any case, and what to do then. */
export const CASE_PROBLEMS = {
  gone: {
    en: 'This case is not there, or it is not yours to see.',
    ko: '이 사건이 없거나 볼 권한이 없습니다.',
  },
  erased: {
    en: 'This case was erased; nothing can be added to it.',
    ko: '지워진 사건이라 더 적을 수 없습니다.',
  },
  meanwhile: {
    en: 'Somebody changed this case while you were at it. Look at how it stands now, then decide again.',
    ko: '보시는 동안 다른 사람이 이 사건을 바꾸었습니다. 지금 상태를 보고 다시 정하십시오.',
  },
  move: {
    en: 'This step is not open from where the case stands now, or not to you.',
    ko: '지금 단계에서는 할 수 없거나 맡은 일이 아닙니다.',
  },
  proof: {
    en: 'Confirm with your passkey that it is you, then do it again.',
    ko: '패스키로 본인임을 확인한 다음 다시 하십시오.',
  },
  empty: { en: 'Write something first.', ko: '내용을 먼저 적으십시오.' },
  long: {
    en: 'This is too long; at most 10,000 characters fit. Split it into two.',
    ko: '너무 깁니다. 1만 자까지 적을 수 있으니 나누어 적으십시오.',
  },
  odd: {
    en: 'The text holds signs that cannot be shown; take them out.',
    ko: '표시할 수 없는 글자가 있습니다. 빼고 다시 적으십시오.',
  },
  colleague: {
    en: 'Choose a colleague who may see cases of this kind.',
    ko: '이 사건을 볼 수 있는 동료를 고르십시오.',
  },
  date: { en: 'Write a day as 2026-11-28.', ko: '날짜는 2026-11-28처럼 적으십시오.' },
  task: { en: 'There is no such open task.', ko: '그런 할 일이 없거나 이미 끝났습니다.' },
  reason: { en: 'Choose why.', ko: '까닭을 고르십시오.' },
  noReply: {
    en: 'This person has no code, so nothing can be written to them here.',
    ko: '코드가 없는 사람이라 여기에서 글을 보낼 수 없습니다.',
  },
} as const satisfies Readonly<Record<string, Problem>>;
