import type { Outcome } from '../../src/accounts/outcome.ts';

/** The value of an outcome that must be good. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.field} ${outcome.problem}`);
}
