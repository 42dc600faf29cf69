import type { CaseKind } from '../casework/case-kind.ts';

export type InternshipStage =
  | 'received'
  | 'asked'
  | 'review'
  | 'interview'
  | 'interviewed'
  | 'decision'
  | 'offer'
  | 'onboarding'
  | 'active'
  | 'archived'
  | 'rejected'
  | 'withdrawn'
  | 'declined';

export type InternshipMove =
  | 'ask'
  | 'answer'
  | 'complete'
  | 'invite'
  | 'held'
  | 'scored'
  | 'offer'
  | 'accept'
  | 'decline'
  | 'lapse'
  | 'begin'
  | 'end'
  | 'reject'
  | 'withdraw';

/** Stages at which an application is still open: it can be rejected or withdrawn from each of them. */
const OPEN = [
  'received',
  'asked',
  'review',
  'interview',
  'interviewed',
  'decision',
  'offer',
  'onboarding',
  'active',
] as const satisfies readonly InternshipStage[];

/**
 * Rejected before anybody took them on; once somebody is an intern, ending the internship is no rejection. Withdrawing
 * stays theirs throughout.
 */
const REJECTABLE = OPEN.filter((stage) => stage !== 'active');

/** An application for an internship, from its arrival to its end. */
export const internshipKind: CaseKind<InternshipStage, InternshipMove> = {
  name: 'internship',
  label: { en: 'Internship application', ko: '인턴십 지원' },
  seenBy: 'work on internships',
  compartment: 'internships',
  first: 'received',
  stages: {
    received: {
      label: { en: 'Received', ko: '접수됨' },
      standing: {
        en: 'We have your application and are checking whether everything is there.',
        ko: '지원서를 받았으며, 빠진 것이 없는지 확인하고 있습니다.',
      },
      dueDays: 7,
    },
    asked: {
      label: { en: 'More asked for', ko: '보완 요청' },
      standing: {
        en: 'We have asked you for something more. Please answer below.',
        ko: '보완을 부탁드린 것이 있습니다. 아래에서 답해 주십시오.',
      },
      dueDays: 21,
    },
    review: {
      label: { en: 'Blind review', ko: '블라인드 심사' },
      standing: {
        en: 'Two people are reading your application without knowing your name or school.',
        ko: '두 사람이 이름과 학교를 모르는 상태에서 지원서를 읽고 있습니다.',
      },
      dueDays: 14,
    },
    interview: {
      label: { en: 'Interview', ko: '면접' },
      standing: {
        en: 'We would like to talk with you. Please choose a time for the interview below.',
        ko: '직접 이야기를 나누고 싶습니다. 아래에서 면접 시간을 골라 주십시오.',
      },
      dueDays: 21,
    },
    interviewed: {
      label: { en: 'Interviewed', ko: '면접 마침' },
      standing: {
        en: 'Thank you for the interview. We are writing down what we heard.',
        ko: '면접에 응해 주셔서 고맙습니다. 나눈 이야기를 정리하고 있습니다.',
      },
      dueDays: 5,
    },
    decision: {
      label: { en: 'To decide', ko: '결정 대기' },
      standing: { en: 'We are deciding on your application.', ko: '채택 여부를 결정하고 있습니다.' },
      dueDays: 7,
    },
    offer: {
      label: { en: 'Offered', ko: '제안함' },
      standing: {
        en: 'We have offered you an internship. Please accept or decline below by the date given.',
        ko: '인턴십을 제안드렸습니다. 아래에서 기한까지 수락 또는 사양해 주십시오.',
      },
      dueDays: 10,
    },
    onboarding: {
      label: { en: 'Preparing the start', ko: '시작 준비' },
      standing: {
        en: 'You have accepted. We are preparing your start and will write to you with the details.',
        ko: '제안을 수락하셨습니다. 시작을 준비하고 있으며 자세한 안내를 드리겠습니다.',
      },
      dueDays: 30,
    },
    active: {
      label: { en: 'Internship under way', ko: '인턴십 진행 중' },
      standing: { en: 'Your internship is under way.', ko: '인턴십이 진행 중입니다.' },
      dueDays: null,
    },
    archived: {
      label: { en: 'Archived', ko: '보관됨' },
      standing: {
        en: 'Your internship has ended. Thank you for your work.',
        ko: '인턴십이 끝났습니다. 함께 일해 주셔서 고맙습니다.',
      },
      dueDays: null,
      isEnd: true,
      keptDays: 730,
    },
    rejected: {
      label: { en: 'Rejected', ko: '불채택' },
      standing: {
        en: 'We cannot offer you an internship. Our letter is below.',
        ko: '이번에는 인턴십을 제안드리지 못합니다. 아래 편지를 보아 주십시오.',
      },
      dueDays: null,
      isEnd: true,
      keptDays: 180,
    },
    withdrawn: {
      label: { en: 'Withdrawn', ko: '철회됨' },
      standing: { en: 'You have withdrawn your application.', ko: '지원을 철회하셨습니다.' },
      dueDays: null,
      isEnd: true,
      keptDays: 30,
    },
    declined: {
      label: { en: 'Offer not taken', ko: '제안 불수락' },
      standing: {
        en: 'You declined our offer, or its date has passed.',
        ko: '제안을 사양하셨거나 답변 기한이 지났습니다.',
      },
      dueDays: null,
      isEnd: true,
      keptDays: 90,
    },
  },
  moves: {
    ask: {
      label: { en: 'Ask for more', ko: '보완 요청하기' },
      from: ['received', 'asked'],
      to: 'asked',
      by: ['work on internships'],
      letter: 'more',
    },
    answer: {
      label: { en: 'Answer has come', ko: '보완이 도착함' },
      from: ['asked'],
      to: 'received',
      by: ['person', 'work on internships'],
    },
    complete: {
      label: { en: 'Complete: on to the review', ko: '빠짐없음: 심사로' },
      from: ['received', 'asked'],
      to: 'review',
      by: ['work on internships'],
      tasks: ['assign reviewers'],
    },
    invite: {
      label: { en: 'Invite to an interview', ko: '면접에 초대하기' },
      from: ['review'],
      to: 'interview',
      by: ['work on internships'],
      needs: ['two scorecards', 'slots offered'],
      letter: 'slots',
    },
    held: {
      label: { en: 'The interview was held', ko: '면접을 진행함' },
      from: ['interview'],
      to: 'interviewed',
      by: ['work on internships'],
      needs: ['slot booked', 'slot over'],
      tasks: ['score interview'],
    },
    scored: {
      label: { en: 'On to the decision', ko: '결정으로' },
      from: ['interviewed'],
      to: 'decision',
      by: ['work on internships'],
      needs: ['interview scorecard'],
    },
    offer: {
      label: { en: 'Offer an internship', ko: '인턴십 제안하기' },
      from: ['decision'],
      to: 'offer',
      by: ['decide on internships'],
      needs: ['interview scorecard', 'offer entered', 'room'],
      letter: 'offer',
    },
    accept: {
      label: { en: 'Accept the offer', ko: '제안 수락' },
      from: ['offer'],
      to: 'onboarding',
      by: ['person'],
      needs: ['offer in time'],
      letter: 'accepted',
      tasks: [
        'ask for references',
        'agree dates',
        'set up account',
        'sign confidentiality',
        'safety briefing',
      ],
    },
    decline: {
      label: { en: 'Decline the offer', ko: '제안 사양' },
      from: ['offer'],
      to: 'declined',
      by: ['person'],
    },
    lapse: {
      label: { en: 'The offer has lapsed', ko: '제안 기한이 지남' },
      from: ['offer'],
      to: 'declined',
      by: ['clock'],
      needs: ['offer lapsed'],
      letter: 'lapsed',
    },
    begin: {
      label: { en: 'The internship begins', ko: '인턴십 시작' },
      from: ['onboarding'],
      to: 'active',
      by: ['work on internships'],
      needs: ['checklist done'],
    },
    end: {
      label: { en: 'The internship has ended', ko: '인턴십 마침' },
      from: ['active'],
      to: 'archived',
      by: ['work on internships'],
    },
    reject: {
      label: { en: 'Reject', ko: '불채택' },
      from: REJECTABLE,
      to: 'rejected',
      by: ['decide on internships'],
      letter: 'rejected',
    },
    withdraw: {
      label: { en: 'Withdraw the application', ko: '지원 철회' },
      from: OPEN,
      to: 'withdrawn',
      by: ['person'],
      letter: 'withdrawn',
    },
  },
};
