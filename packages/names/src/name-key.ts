import { familyNames } from './family-names.ts';
import { foldLetters } from './fold-letters.ts';
import { plainLetters } from './plain-letters.ts';
import { romanise } from './romanise.ts';

/** Longer text is no name; the bound keeps the worst case of folding small. */
const MAX_LETTERS = 240;

const FIRST_WORD = /^[\s,]*([^\s,]+)/u;
const HANGUL_GAP = /(?<=[가-힣])\s+(?=[가-힣])/gu;
const NOT_PLAIN = /[^a-z0-9]+/g;

/** Spellings the rules cannot bring to their family: "Park", whose r is silent, but not "Pak". */
const irregularFamilyNames: ReadonlyMap<string, string> = new Map(
  familyNames.flatMap(({ revised, spellings }) =>
    spellings
      .map((spelling) => spelling.toLowerCase())
      .filter((spelling) => foldLetters(spelling) !== foldLetters(revised.toLowerCase()))
      .map((spelling) => [spelling, revised] as const),
  ),
);

/**
 * Folds a Korean name to a key of a-z and 0-9 that its different spellings share: Yodok, Yodŏk, Yodeok, 요덕.
 *
 * The first word is also read as a family name, so names go family name first. Two names with one key may be
 * different people: a key finds candidates and proves nothing. Text without Hangul, Latin letters or digits has
 * the empty key, which must not be compared. The rules are this project's own (`keyRules`).
 *
 * @example
 * ```ts
 * nameKey('Yodŏk') === nameKey('요덕') // => true
 * nameKey('Park Chol-su') === nameKey('박철수') // => true
 * nameKey('Kang Chol-hwan') // => "kankjolhwan"
 * ```
 */
export function nameKey(text: string): string {
  const closedUp = text.normalize('NFC').replace(HANGUL_GAP, '');
  const latin = romanise(closedUp, 'revised').replace(FIRST_WORD, (_, word: string) => asFamilyName(word));
  return foldLetters(plainLetters(latin).replace(NOT_PLAIN, '').slice(0, MAX_LETTERS));
}

function asFamilyName(word: string): string {
  return irregularFamilyNames.get(plainLetters(word)) ?? word;
}
