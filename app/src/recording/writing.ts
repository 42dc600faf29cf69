import type { Claim, ClaimId, Decision, DecisionId, RecordId } from '@unhidden/record';

export type NewRecord = {
  readonly id: RecordId;
  readonly kind: string;
  readonly handle?: string | null;
  /** A compartment the person is a member of; the open one unless stated. */
  readonly compartment?: string;
};

export type NewClaim = Pick<Claim, 'record' | 'property' | 'value' | 'source' | 'locator'> &
  Partial<Pick<Claim, 'id' | 'given' | 'lang' | 'unit' | 'credibility'>>;

export type NewDecision = Pick<Decision, 'claim' | 'verdict' | 'reason'>;

export type Writing = {
  /** Which form it comes from: `claim`, `record`, `decision`, `testimony`, `import`, `review`, `undo`. */
  readonly form: string;
  readonly records?: readonly NewRecord[];
  readonly claims?: readonly NewClaim[];
  readonly decisions?: readonly NewDecision[];
};

export type Written = {
  readonly batch: string;
  /** Ids of the new claims, in the order given. */
  readonly claims: readonly ClaimId[];
  readonly decisions: readonly DecisionId[];
};
