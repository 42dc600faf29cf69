import { familyNames, romanise } from '@unhidden/names';
import type { RomanisationSystem } from '@unhidden/names';
import { randomOf } from './random.ts';

/** A made-up name: any likeness is chance, since its syllables are drawn from a table. */
export type SyntheticName = {
  readonly hangul: string;
  readonly given: string;
  latin(system: RomanisationSystem): string;
};

const FIRST = [
  ...'강경광국귀규금길남달대덕도동두만명무문미범병복봉상서선성세수순승시신연영옥용우원은인일재정종주준지진창철춘태학해혁현형호홍화효희',
] as const;
const SECOND = [
  ...'강경곤관광국군권규근금기길남녀덕도동란련룡림명모문미민범복봉분빈삼상서석선섭성수숙순식실심애연열영옥용욱운웅원월은일자재점정종주준지진천철춘태필하학해혁현형호화환훈희',
] as const;

/** The name of person number `n` of a world. */
export function syntheticName(seed: number, n: number): SyntheticName {
  const random = randomOf(seed, 'name', n);
  // A few families hold half of all people, as they do in Korea.
  const known =
    familyNames[random.chance(0.5) ? random.below(5) : random.below(familyNames.length)]?.northern ?? '김';
  // Where one Southern spelling stands for two Northern families, the first.
  const [family = known] = known.split('/');
  const first = FIRST[random.below(FIRST.length)] ?? '';
  const given = random.chance(0.04) ? first : first + (SECOND[random.below(SECOND.length)] ?? '');
  return {
    hangul: family + given,
    given,
    latin: (system) => `${spelt(family, system)} ${spelt(given, system)}`,
  };
}

// Some thousand distinct parts make all names, and spelling one takes longer than the rest of a row.
const spellings = new Map<string, string>();

function spelt(part: string, system: RomanisationSystem): string {
  const key = system + part;
  const latin = spellings.get(key) ?? romanise(part, system);
  spellings.set(key, latin);
  return latin;
}
