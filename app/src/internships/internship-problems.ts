import type { Problem } from '../casework/index.ts';

/** What can go wrong with an internship, and what to do then. */
export const PROBLEMS = {
  reviewerKnows: {
    en: 'A coordinator sees the names of applicants and cannot review blind. Choose somebody else.',
    ko: '인턴십 담당자는 지원자의 이름을 보므로 블라인드 심사를 할 수 없습니다. 다른 사람을 고르십시오.',
  },
  reviewerRole: {
    en: 'Choose a colleague whose role lets them score applications.',
    ko: '지원서를 심사할 수 있는 역할을 가진 동료를 고르십시오.',
  },
  reviewerTwice: {
    en: 'This colleague already reviews the application, or has declared a conflict of interest.',
    ko: '이미 심사를 맡았거나 이해관계가 있다고 밝힌 동료입니다.',
  },
  reviewFull: {
    en: 'Two people review this application already. Release one before you name another.',
    ko: '이미 두 사람이 심사하고 있습니다. 다른 사람을 지정하려면 먼저 한 사람을 빼십시오.',
  },
  reviewClosed: {
    en: 'The review is not open: the application is at another stage.',
    ko: '심사 단계가 아니어서 할 수 없습니다.',
  },
  reviewerNotNamed: {
    en: 'This colleague does not review the application.',
    ko: '이 지원서를 심사하는 동료가 아닙니다.',
  },
  releaseReason: {
    en: 'Write why the reviewer is released; both cards may be in already.',
    ko: '심사에서 빼는 까닭을 적으십시오.',
  },
  conflictUnsaid: {
    en: 'First say whether you know the person or have a stake in the outcome.',
    ko: '먼저 지원자를 아는지, 결과에 이해관계가 있는지 밝히십시오.',
  },
  conflictDeclared: {
    en: 'You declared a conflict of interest; somebody else reviews this application.',
    ko: '이해관계가 있다고 밝히셨으므로 다른 사람이 심사합니다.',
  },
  cardReason: {
    en: 'Others have already relied on your scorecard. Write why you replace it; the earlier one stays readable.',
    ko: '이미 다른 사람이 이 채점표를 보았습니다. 바꾸는 까닭을 적으십시오. 이전 채점표도 남습니다.',
  },
  twoCards: {
    en: 'Two people have to hand in their scorecards first.',
    ko: '먼저 두 사람이 채점표를 내야 합니다.',
  },
  slotsOffered: {
    en: 'Choose at least one free interview time to offer.',
    ko: '제안할 면접 시간을 하나 이상 고르십시오.',
  },
  slotGone: {
    en: 'This time is no longer free: somebody booked it or it was taken back.',
    ko: '이미 예약되었거나 취소된 시간입니다.',
  },
  slotBooked: {
    en: 'The applicant has to book an interview first.',
    ko: '먼저 지원자가 면접 시간을 예약해야 합니다.',
  },
  slotOver: {
    en: 'The interview is still to come. Say so once it has taken place.',
    ko: '아직 면접 전입니다. 면접을 마친 뒤에 하십시오.',
  },
  interviewCard: {
    en: 'One of the interviewers has to hand in the scorecard of the interview first.',
    ko: '먼저 면접관이 면접 채점표를 내야 합니다.',
  },
  noInterviewer: {
    en: 'Only who holds the interview scores it.',
    ko: '면접을 진행하는 사람만 채점할 수 있습니다.',
  },
  offerEntered: {
    en: 'Enter first and last day, hours, supervisor and the day by which to answer.',
    ko: '시작일과 종료일, 시간, 지도 담당자, 답변 기한을 먼저 적으십시오.',
  },
  offerLate: {
    en: 'The day by which to answer has passed; the offer has lapsed.',
    ko: '답변 기한이 지나 제안이 효력을 잃었습니다.',
  },
  offerOpen: {
    en: 'The offer still stands.',
    ko: '제안이 아직 유효합니다.',
  },
  checklist: {
    en: 'Finish the tasks of the checklist first.',
    ko: '먼저 할 일 목록을 모두 마치십시오.',
  },
  noEmail: {
    en: 'The application holds no e-mail address; the letter stands on the status page only.',
    ko: '지원서에 전자우편 주소가 없어 진행 상황 화면에서만 읽을 수 있습니다.',
  },
} as const satisfies Readonly<Record<string, Problem>>;

export function termFull(term: string, places: number): Problem {
  const [year = '', half = ''] = term.split('-');
  return {
    en: `All ${places} places of the ${half === '1' ? 'first' : 'second'} half of ${year} are taken. Choose other dates, or change the terms.`,
    ko: `${year}년 ${half === '1' ? '상' : '하'}반기의 자리 ${places}개가 모두 찼습니다. 날짜를 바꾸거나 조건을 고치십시오.`,
  };
}

export function supervisorFull(most: number): Problem {
  return {
    en: `This colleague already looks after ${most} at once. Choose another, or other dates.`,
    ko: `이 동료는 이미 동시에 ${most}명을 맡고 있습니다. 다른 동료나 다른 날짜를 고르십시오.`,
  };
}
