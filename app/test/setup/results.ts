import type { Result } from '../../src/platform/result.ts';

/** The value of a result that must be good. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(result.problems.join(' '));
}
