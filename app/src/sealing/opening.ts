import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { checkText } from '@unhidden/record';
import type { Role } from '../accounts/roles.ts';

/** After the approval the person who asked may open for this long. */
export const OPEN_FOR_MS = 15 * 60_000;
/** A request nobody decided on lapses. */
export const ASKED_FOR_MS = 7 * 24 * 3_600_000;
export const SHORTEST_REASON = 20;
/** Values and files of one request. */
export const MOST_THINGS = 20;
/** Who may agree, besides the person who asks. */
export const OPENING_ROLES = ['reviewer', 'publisher', 'coordinator'] as const satisfies readonly Role[];

/** What somebody asks to open: sealed values or files of one record. */
export type OpeningRequest = {
  readonly id: string;
  readonly record: string;
  readonly requester: string;
  readonly claims: readonly string[];
  readonly files: readonly string[];
  /** Sealed. */
  readonly reason: string;
  readonly at: string;
};

/** SHA-256 over the canonical JSON (RFC 8785) of all that the second person agrees to; hexadecimal. */
export function digestOf({ id, record, requester, claims, files, reason, at }: OpeningRequest): string {
  const text = canonicalize({
    format: 'unhidden-opening-v1',
    request: id,
    record,
    requester,
    claims,
    files,
    reason,
    at,
  });
  return createHash('sha256').update(String(text)).digest('hex');
}

/** What is wrong with a request as it was typed; the page has the words. */
export type AskProblem = 'nothing chosen' | 'too much' | 'reason short' | 'reason unfit';

export function askProblems(things: number, reason: string): readonly AskProblem[] {
  const found: AskProblem[] = [];
  if (things === 0) found.push('nothing chosen');
  if (things > MOST_THINGS) found.push('too much');
  if ([...reason.trim()].length < SHORTEST_REASON) found.push('reason short');
  if (checkText('reason', reason) !== undefined) found.push('reason unfit');
  return found;
}
