import type { Outcome } from '../../src/casework/index.ts';

/** The value of what must have gone well. */
export function good<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.problems.map(({ en }) => en).join(' '));
}

/** What stood against something that must not happen. */
export function bad(outcome: Outcome<unknown>): readonly string[] {
  if (outcome.ok) throw new Error('this should not have been possible');
  return outcome.problems.map(({ en }) => en);
}
