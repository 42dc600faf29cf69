import { bigrams } from './bigrams.ts';
import { scriptRuns } from './script-runs.ts';
import type { ScriptRun } from './script-runs.ts';

/**
 * Cuts text in any mix of scripts into the tokens a full-text index stores, in reading order.
 *
 * Words are lower-cased without diacritics and apostrophes; a hyphenated word gives itself closed up, then its
 * parts. Hangul gives overlapping pairs, which find a word inside a compound without a dictionary. Hanja gives
 * single characters, then pairs. Takes time linear in the text.
 *
 * @example
 * ```ts
 * searchTokens('정치범수용소') // => ["정치", "치범", "범수", "수용", "용소"]
 * searchTokens("Ch'oma-bong") // => ["chomabong", "choma", "bong"]
 * ```
 */
export function searchTokens(text: string): readonly string[] {
  return scriptRuns(text).flatMap(runTokens);
}

function runTokens(run: ScriptRun): readonly string[] {
  if (run.script === 'hangul') return bigrams(run.text);
  if (run.script === 'word') return run.parts.length > 1 ? [run.text, ...run.parts] : [run.text];
  const characters = [...run.text];
  return characters.length > 1 ? [...characters, ...bigrams(run.text)] : characters;
}
