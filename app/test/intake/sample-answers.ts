import type { Answers } from '../../src/intake/form-definition.ts';
import type { SubmittedFile } from '../../src/intake/submission.ts';

const DAY_MS = 86_400_000;

/** The samples stay in the future. */
export function dayAfter(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

export const TODAY = dayAfter(0);

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
