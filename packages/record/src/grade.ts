import { parseEdtf } from './edtf-date.ts';
import type { Credibility, Reliability } from './claim.ts';
import type { Words } from './kind.ts';

/** What is known of a source that decides between values: graded reliability, closeness to the event, date. */
export type SourceGrade = {
  readonly reliability: Reliability | null;
  readonly tier: 'primary' | 'secondary' | 'tertiary' | null;
  /** EDTF. */
  readonly date: string | null;
};

export const RELIABILITY: Readonly<Record<Reliability, Words>> = {
  A: { en: 'completely reliable', ko: '전적으로 신뢰할 수 있음' },
  B: { en: 'usually reliable', ko: '대체로 신뢰할 수 있음' },
  C: { en: 'fairly reliable', ko: '어느 정도 신뢰할 수 있음' },
  D: { en: 'not usually reliable', ko: '대체로 신뢰하기 어려움' },
  E: { en: 'unreliable', ko: '신뢰할 수 없음' },
  F: { en: 'cannot be judged', ko: '판단할 수 없음' },
};

export const CREDIBILITY: Readonly<Record<Credibility, Words>> = {
  1: { en: 'confirmed by other sources', ko: '다른 출처로 확인됨' },
  2: { en: 'probably true', ko: '사실일 가능성이 높음' },
  3: { en: 'possibly true', ko: '사실일 수 있음' },
  4: { en: 'doubtful', ko: '의심스러움' },
  5: { en: 'improbable', ko: '사실일 가능성이 낮음' },
  6: { en: 'cannot be judged', ko: '판단할 수 없음' },
};

const TIERS = ['primary', 'secondary', 'tertiary'];

/**
 * Orders sources for the lead value: better reliability, then closer to the event, then newer.
 * Negative when `a` goes first; 0 when nothing tells them apart.
 *
 * @example
 * ```ts
 * const blank = { tier: null, date: null };
 * compareGrades({ ...blank, reliability: 'B' }, { ...blank, reliability: null }) < 0 // => true
 * ```
 */
export function compareGrades(a: SourceGrade, b: SourceGrade): number {
  return compareRanks(rankOf(a), rankOf(b));
}

/** A grade made ready for many comparisons, as a sort makes them. */
export type Rank = {
  readonly class: number;
  /** The last day its date may mean, which orders all dates alike; empty where it has none or is open-ended. */
  readonly day: string;
};

export function compareRanks(a: Rank, b: Rank): number {
  return a.class - b.class || (a.day === b.day ? 0 : a.day > b.day ? -1 : 1);
}

/** Many claims share a source, and reading its date costs more than all the rest. */
const ranks = new WeakMap<SourceGrade, Rank>();

export function rankOf(grade: SourceGrade): Rank {
  const known = ranks.get(grade);
  if (known) return known;
  const date = grade.date === null ? undefined : parseEdtf(grade.date);
  const tier = TIERS.indexOf(grade.tier ?? '');
  const rank = {
    class: 'ABCDEF'.indexOf(grade.reliability ?? 'F') * (TIERS.length + 1) + (tier < 0 ? TIERS.length : tier),
    day: (date?.ok ? date.value.latest : null) ?? '',
  };
  ranks.set(grade, rank);
  return rank;
}
