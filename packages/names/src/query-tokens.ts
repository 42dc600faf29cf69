import { bigrams } from './bigrams.ts';
import { scriptRuns } from './script-runs.ts';
import type { ScriptRun } from './script-runs.ts';

/** What a text must hold: each phrase as adjacent tokens, and a token that begins with `prefix`. */
export type SearchQuery = {
  readonly phrases: readonly (readonly string[])[];
  readonly prefix?: string;
};

const LONE_HANGUL = /^\p{Script=Hangul}$/u;
// NUL would end the expression early; an unpaired surrogate cannot be stored as UTF-8.
const UNSAFE = /[\0\p{Cs}]/gu;

/**
 * Cuts a query into phrases over the tokens of `searchTokens`.
 *
 * A last Latin word, or the last part of a hyphenated one, is a prefix, because it may still be being typed.
 *
 * @example
 * ```ts
 * queryTokens('수용소 Yodŏk') // => {"phrases":[["수용","용소"]],"prefix":"yodok"}
 * ```
 */
export function queryTokens(text: string): SearchQuery {
  const runs = scriptRuns(text);
  const last = runs.at(-1);
  if (last?.script !== 'word') return { phrases: runs.map(runPhrase) };
  const phrases = runs.slice(0, -1).map(runPhrase);
  const begun = last.parts.slice(0, -1);
  return {
    phrases: begun.length > 0 ? [...phrases, begun] : phrases,
    prefix: last.parts.at(-1) ?? last.text,
  };
}

function runPhrase(run: ScriptRun): readonly string[] {
  return run.script === 'word' ? run.parts : bigrams(run.text);
}

/**
 * Writes a query as an SQLite FTS5 MATCH expression, or null when there is nothing to search for.
 *
 * Every token stands in double quotes, so no character of the query can act as FTS5 syntax. A lone Hangul
 * syllable matches as a prefix, since the index holds pairs. Source: SQLite FTS5, "Full-text Query Syntax".
 *
 * @example
 * ```ts
 * toFts5('강 Chol') // => "\"강\" * AND \"chol\" *"
 * toFts5(' " * ') // => null
 * ```
 */
export function toFts5(query: string | SearchQuery): string | null {
  const { phrases, prefix } = typeof query === 'string' ? queryTokens(query) : query;
  const terms = phrases.flatMap((phrase) => quoted(phrase.join(' '), LONE_HANGUL.test(phrase.join(' '))));
  if (prefix !== undefined) terms.push(...quoted(prefix, true));
  return terms.length === 0 ? null : terms.join(' AND ');
}

function quoted(phrase: string, isPrefix: boolean): readonly string[] {
  const safe = phrase.replace(UNSAFE, '').trim();
  if (safe === '') return [];
  return [`"${safe.replaceAll('"', '""')}"${isPrefix ? ' *' : ''}`];
}
