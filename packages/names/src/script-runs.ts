import { withoutApostrophes } from './apostrophes.ts';
import { plainLetters } from './plain-letters.ts';

/** A stretch of text in one script; a word carries the parts its hyphens divide it into. */
export type ScriptRun =
  | { readonly script: 'hangul' | 'hanja'; readonly text: string }
  | { readonly script: 'word'; readonly text: string; readonly parts: readonly string[] };

const HYPHEN = '[\\-\u2010\u2011]';
const WORD = '[[\\p{L}\\p{N}\\p{M}]--\\p{Script=Hangul}--\\p{Script=Han}]+';
// Letters only: both scripts also hold symbols, such as radicals, that an index takes for separators.
const RUNS = new RegExp(
  `(?<hangul>[\\p{Script=Hangul}&&\\p{L}]+)|(?<hanja>[\\p{Script=Han}&&[\\p{L}\\p{N}]]+)|(?<word>${WORD}(?:${HYPHEN}${WORD})*)`,
  'gv',
);
const HYPHENS = new RegExp(HYPHEN, 'v');
const NO_TOKEN = /[^\p{L}\p{N}]+/gu;

/**
 * Divides text into runs of Hangul, Hanja, and words of other letters and digits, dropping everything else.
 *
 * Words come lower-cased, without diacritics and apostrophes.
 *
 * @example
 * ```ts
 * scriptRuns('요덕 15호').map((run) => run.text) // => ["요덕", "15", "호"]
 * ```
 */
export function scriptRuns(text: string): readonly ScriptRun[] {
  const runs: ScriptRun[] = [];
  for (const match of withoutApostrophes(text).normalize('NFKC').matchAll(RUNS)) {
    const { hangul, hanja, word } = match.groups ?? {};
    if (hangul !== undefined) runs.push({ script: 'hangul', text: hangul });
    else if (hanja !== undefined) runs.push({ script: 'hanja', text: hanja });
    else if (word !== undefined) runs.push(...wordRun(word));
  }
  return runs;
}

function wordRun(word: string): readonly ScriptRun[] {
  const parts = word
    .split(HYPHENS)
    .map((part) => plainLetters(part).replace(NO_TOKEN, ''))
    .filter((part) => part !== '');
  return parts.length === 0 ? [] : [{ script: 'word', text: parts.join(''), parts }];
}
