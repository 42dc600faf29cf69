import type { ClaimId, RecordId } from '@unhidden/record';

export const QUEUE_STATES = ['waiting', 'returned', 'disputed'] as const;
/** `returned`: sent back with a comment and not answered yet. */
export type QueueState = (typeof QUEUE_STATES)[number];

export type QueueFilter = {
  readonly state: QueueState;
  readonly source?: string | undefined;
  readonly kind?: string | undefined;
  /** Statements this person entered, or everybody else's. */
  readonly whose?: 'mine' | 'others' | undefined;
};

/** One statement that waits, as the queue shows it. */
export type Waiting = {
  readonly id: ClaimId;
  readonly record: RecordId;
  readonly kind: string;
  readonly property: string;
  readonly value: string;
  readonly given: string | null;
  readonly lang: string | null;
  readonly unit: string | null;
  readonly source: RecordId;
  readonly locator: string;
  readonly credibility: number | null;
  /** Null where it was imported from the terminal. */
  readonly by: string | null;
  readonly at: string;
  /** Why it was returned or is disputed. */
  readonly reason: string | null;
};

export const QUEUE_PAGE = 50;
