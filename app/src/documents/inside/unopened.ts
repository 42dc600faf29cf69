import type { Reason } from '../reasons.ts';

/** Thrown where a document cannot be opened. */
export class Unopened extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}
