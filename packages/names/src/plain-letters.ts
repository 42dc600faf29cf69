import { withoutApostrophes } from './apostrophes.ts';

const MARKS = /\p{M}+/gu;

/**
 * Lower-cases Latin text and takes off diacritics and apostrophes; Hangul is taken apart into jamo.
 *
 * Compatibility forms, such as full-width letters, become plain ones (Unicode normalisation form KD).
 *
 * @example
 * ```ts
 * plainLetters('Pukch’ang') // => "pukchang"
 * plainLetters('Yodŏk') // => "yodok"
 * ```
 */
export function plainLetters(text: string): string {
  return withoutApostrophes(text).toLowerCase().normalize('NFKD').replace(MARKS, '').toLowerCase();
}
