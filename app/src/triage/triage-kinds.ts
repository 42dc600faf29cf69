import type { Words } from '@unhidden/record';
import type { CaseKind, MoveRule, StageRule } from '../casework/index.ts';

type Stage = 'unread' | 'assessed' | 'linked' | 'closed' | 'spam' | 'withdrawn';

const words = (en: string, ko: string): Words => ({ en, ko });

const STAGES: Readonly<Record<Stage, StageRule>> = {
  unread: {
    label: words('Unread', '읽지 않음'),
    standing: words('We have what you sent and will read it.', '보내 주신 내용을 받았으며, 읽어 보겠습니다.'),
    dueDays: 7,
  },
  assessed: {
    label: words('Assessed', '살펴봄'),
    standing: words(
      'We have read what you sent and are looking into it.',
      '보내 주신 내용을 읽었으며, 살펴보고 있습니다.',
    ),
    dueDays: 30,
  },
  linked: {
    label: words('Linked to a source', '출처로 연결됨'),
    standing: words(
      'What you sent is kept, sealed, with what we know. Nothing of it is public.',
      '보내 주신 내용은 봉인하여 다른 기록과 함께 보관하고 있습니다. 공개된 것은 없습니다.',
    ),
    dueDays: null,
  },
  closed: {
    label: words('Closed', '종결'),
    standing: words(
      'We have read what you sent and are done with it for now. You can still write to us here.',
      '보내 주신 내용을 읽었고 지금은 더 할 일이 없습니다. 여기에 계속 글을 남기실 수 있습니다.',
    ),
    dueDays: null,
    isEnd: true,
    keptDays: 365,
  },
  spam: {
    label: words('Spam', '스팸'),
    standing: words(
      'We could not make anything of what you sent. If this is a mistake, write to us here.',
      '보내 주신 내용을 다룰 수 없었습니다. 잘못된 것이라면 여기에 글을 남겨 주십시오.',
    ),
    dueDays: null,
    isEnd: true,
    keptDays: 30,
  },
  withdrawn: {
    label: words('Withdrawn', '철회됨'),
    standing: words('You have withdrawn what you sent.', '보내신 내용을 철회하셨습니다.'),
    dueDays: null,
    isEnd: true,
    keptDays: 30,
  },
};

const STAFF = ['work on submissions'] as const;

const MOVES = {
  assess: {
    label: words('Mark as assessed', '살펴봄으로 표시'),
    from: ['unread'],
    to: 'assessed',
    by: STAFF,
  },
  unread: {
    label: words('Put back to unread', '읽지 않음으로 되돌리기'),
    from: ['assessed'],
    to: 'unread',
    by: STAFF,
  },
  link: {
    label: words('Link to a source', '출처로 연결'),
    from: ['assessed'],
    to: 'linked',
    by: ['link submissions'],
    needs: ['source'],
  },
  close: {
    label: words('Close', '종결하기'),
    from: ['unread', 'assessed', 'linked'],
    to: 'closed',
    by: STAFF,
  },
  spam: {
    label: words('It is spam', '스팸으로 표시'),
    from: ['unread', 'assessed'],
    to: 'spam',
    by: STAFF,
  },
  reopen: {
    label: words('Reopen', '다시 열기'),
    from: ['closed', 'spam'],
    to: 'assessed',
    by: STAFF,
  },
  withdraw: {
    label: words('Withdraw', '철회하기'),
    from: ['unread', 'assessed', 'linked', 'closed'],
    to: 'withdrawn',
    by: ['person'],
  },
} as const satisfies Readonly<Record<string, MoveRule<Stage>>>;

/** Why a submission is closed. */
export const CLOSING_REASONS: Readonly<Record<string, Words>> = {
  'known already': words('we know it already', '이미 아는 내용'),
  'nothing to check': words('it holds nothing that can be checked', '확인할 수 있는 내용이 없음'),
  'other matter': words('it is about something else', '다른 사안'),
  answered: words('the question was answered', '물음에 답함'),
  'passed on': words(
    'another body looks after it, and the person agreed',
    '당사자의 동의를 얻어 다른 기관에 넘김',
  ),
  done: words('it has been worked in', '반영을 마침'),
};

/** What somebody told us by the form. */
export const informationKind: CaseKind<Stage, keyof typeof MOVES> = {
  name: 'information',
  label: words('Information', '제보'),
  seenBy: 'work on submissions',
  compartment: 'submissions',
  first: 'unread',
  stages: STAGES,
  moves: MOVES,
};

/** A relative somebody looks for: compared with the register, and never published. */
export const missingKind: CaseKind<Stage, keyof typeof MOVES> = {
  ...informationKind,
  name: 'missing',
  label: words('Missing relative', '가족 찾기'),
};
