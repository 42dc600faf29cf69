import { nameKey } from './name-key.ts';
import { scriptRuns } from './script-runs.ts';

/** Keeps key tokens apart from ordinary words in one index. */
const MARK = 'zz';

/**
 * The key of each word of a name and of the whole name, as index tokens of a-z and 0-9 that begin with "zz".
 *
 * The same function serves index and query: a spelling finds another when they share a token. Hanja has no key.
 *
 * @example
 * ```ts
 * keyTokens('Kang Chol-hwan') // => ["zzkank", "zzjolhwan", "zzkankjolhwan"]
 * keyTokens('강철환') // => ["zzkankjolhwan"]
 * ```
 */
export function keyTokens(text: string): readonly string[] {
  const runs = scriptRuns(text).filter((run) => run.script !== 'hanja');
  const keys = [...runs.map((run) => nameKey(run.text)), nameKey(text)].filter((key) => key !== '');
  return [...new Set(keys)].map((key) => MARK + key);
}
