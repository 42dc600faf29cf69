import { finalJamo, initialJamo, vowelJamo } from './jamo-tables.ts';

/** One written syllable; `final` is empty for an open syllable, and ㅇ as `initial` is silent. */
export type HangulSyllable = { readonly initial: string; readonly vowel: string; readonly final: string };

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const VOWELS_TIMES_FINALS = 588;

/**
 * Takes the Hangul syllables of a text apart into jamo, in order, leaving out every other character.
 *
 * Text in conjoining jamo is composed first. Source: the Unicode Standard, section 3.12, "Conjoining Jamo
 * Behavior".
 *
 * @example
 * ```ts
 * decomposeHangul('북') // => [{ "initial": "ㅂ", "vowel": "ㅜ", "final": "ㄱ" }]
 * ```
 */
export function decomposeHangul(text: string): readonly HangulSyllable[] {
  const syllables: HangulSyllable[] = [];
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) continue;
    const index = code - FIRST_SYLLABLE;
    syllables.push({
      initial: initialJamo[Math.floor(index / VOWELS_TIMES_FINALS)] ?? '',
      vowel: vowelJamo[Math.floor((index % VOWELS_TIMES_FINALS) / FINALS)] ?? '',
      final: finalJamo[index % FINALS] ?? '',
    });
  }
  return syllables;
}
