import type { Random } from './random.ts';

/** Sentences for invented statements. Each is recognisably made from a table and says nothing about a real place. */
const WHO = [
  'The work team',
  'A family of four',
  'Every new arrival',
  'The older prisoners',
  'The women of the second village',
  'Two brothers',
] as const;
const DID = [
  'cut timber',
  'dug coal',
  'carried stones',
  'weeded maize',
  'mended the river bank',
  'made cement',
  'sorted ore',
] as const;
const WHEN = [
  'from before dawn',
  'through the winter',
  'until the quota was met',
  'without a day of rest',
  'under guard',
  'for eleven hours',
] as const;
const WHO_KO = [
  '작업반 사람들은',
  '네 식구는',
  '새로 온 사람들은',
  '나이 든 수감자들은',
  '두 형제는',
] as const;
const DID_KO = [
  '나무를 베었다',
  '석탄을 캤다',
  '돌을 날랐다',
  '강냉이밭을 맸다',
  '시멘트를 만들었다',
] as const;
const WHEN_KO = [
  '날이 밝기 전부터',
  '겨우내',
  '과제를 채울 때까지',
  '하루도 쉬지 못하고',
  '감시를 받으며',
] as const;
const PUBLISHERS = [
  'Synthetic Archive',
  'Synthetic Interview Project',
  'Synthetic Gazette',
  'Synthetic Memory Library',
] as const;
const SUBJECTS = [
  'Accounts of forced labour',
  'Letters from a border town',
  'Lives behind the fence',
  'Notes on a valley',
  'Interviews of one autumn',
] as const;

export type Text = { readonly text: string; readonly lang: 'en' | 'ko' };

export function statement(random: Random): Text {
  const team = random.below(400) + 1;
  return random.chance(0.7)
    ? { text: `${random.pick(WHO)} of unit ${team} ${random.pick(DID)} ${random.pick(WHEN)}.`, lang: 'en' }
    : {
        text: `제${team}작업반의 ${random.pick(WHO_KO)} ${random.pick(WHEN_KO)} ${random.pick(DID_KO)}.`,
        lang: 'ko',
      };
}

export function sourceTitle(random: Random, n: number): string {
  return `${random.pick(SUBJECTS)}, synthetic source ${n}`;
}

export function publisher(random: Random): string {
  return random.pick(PUBLISHERS);
}

export function locator(random: Random): string {
  return `p. ${random.below(480) + 1}`;
}
