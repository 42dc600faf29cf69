import type { Words } from '@unhidden/record';

/** What is wrong, and what to do about it, in the words of both languages. */
export type Problem = Words;

/** What an action on a case came to; where it went wrong, nothing of it happened. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function wrong(...problems: readonly Problem[]): {
  readonly ok: false;
  readonly problems: readonly Problem[];
} {
  return { ok: false, problems };
}
