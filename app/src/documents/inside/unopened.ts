import type { Reason } from '../reasons.ts';

/** Thrown where a document cannot be opened. */
export class Unopened extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Whether an error speaks of the document; any other is of memory, or ours. */
export function isDamage(error: unknown): boolean {
  if (error instanceof Unopened) return true;
  // What zlib says of compressed data that is none.
  return error instanceof Error && 'code' in error && /^Z_(?:DATA|BUF)_ERROR$/.test(String(error.code));
}

/** The reason to give for an error while a document is read. */
export function reasonFor(error: unknown): Reason {
  if (error instanceof Unopened) return error.reason;
  return error instanceof RangeError && /allocation|string length/i.test(error.message)
    ? 'gave up'
    : 'damaged';
}
