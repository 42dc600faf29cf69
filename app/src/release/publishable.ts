import type { Catalogue, Claim, Decision, RecordHead, Standing, Tier } from '@unhidden/record';
import { propertyOf, standingOf } from '@unhidden/record';

/** Why something stays out of a release. The manifest counts each. */
export const WITHHELD = [
  'withdrawn',
  'no consent',
  'protected property',
  'sealed property',
  'not yet reviewed',
  'disputed',
  'rejected',
  'source not public',
  'points to a record that is not public',
  'record without a public statement',
] as const;
export type Counted = (typeof WITHHELD)[number];

/** Reasons for what came in by a form; staff see them. */
export type HeldFromIntake = 'sent in, not for publication' | 'sent in, not confirmed';
export type Withheld = Counted | HeldFromIntake;

/** How a reason is counted in public, where a count of its own would show how much comes in. */
export function countedAs(reason: Withheld): Counted {
  return reason === 'sent in, not for publication' || reason === 'sent in, not confirmed'
    ? 'not yet reviewed'
    : reason;
}

/**
 * Asked of every claim that its tier alone does not seal. Says why it stays behind, or nothing where it may go out; a
 * protected claim goes out only because this says so.
 */
export type ConsentCheck = (
  claim: Claim,
  record: Pick<RecordHead, 'id' | 'kind'>,
  tier: 'public' | 'protected',
) => Withheld | undefined;

/** What decides about a claim besides the claim itself. */
export type PublishChecks = {
  readonly consent: ConsentCheck;
  /** Of what came in by a form: whether it may go out at all, and of a number whether it is confirmed. */
  fromIntake(claim: Pick<Claim, 'id' | 'record' | 'source'>): HeldFromIntake | undefined;
  isWithdrawn(claim: Pick<Claim, 'id' | 'record'>): boolean;
};

/** No consent to anything protected is known, and nothing was withdrawn. */
export const NO_PROTECTED: PublishChecks = {
  consent: (_claim, _record, tier) => (tier === 'protected' ? 'protected property' : undefined),
  fromIntake: () => undefined,
  isWithdrawn: () => false,
};

/** Whether a claim by itself may be public, whatever it points to: its property's tier, its review, its status. */
export function withheldBecause(
  catalogue: Catalogue,
  record: Pick<RecordHead, 'id' | 'kind'>,
  claim: Claim,
  standing: Standing,
  checks: PublishChecks,
): Withheld | undefined {
  const tier: Tier | undefined = propertyOf(catalogue, record.kind, claim.property)?.tier;
  if (tier !== 'public' && tier !== 'protected') return 'sealed property';
  if (checks.isWithdrawn(claim)) return 'withdrawn';
  const missing = checks.consent(claim, record, tier) ?? checks.fromIntake(claim);
  if (missing) return missing;
  if (standing.status === 'rejected') return 'rejected';
  if (standing.review === 'draft') return 'not yet reviewed';
  return standing.review === 'disputed' ? 'disputed' : undefined;
}

/** Standing of every claim of a record. */
export function standingsOf(
  claims: readonly Claim[],
  decisions: readonly Decision[],
): ReadonlyMap<string, Standing> {
  const byClaim = Map.groupBy(decisions, (decision) => decision.claim);
  return new Map(claims.map((claim) => [claim.id, standingOf(claim, byClaim.get(claim.id) ?? [])]));
}

/**
 * Whether a record may appear at all: it needs a current public statement of its own, not only references,
 * from a source that is itself public.
 */
export function hasPublicStatement(
  catalogue: Catalogue,
  head: RecordHead,
  claims: readonly Claim[],
  decisions: readonly Decision[],
  checks: PublishChecks,
  isPublicSource: (source: string) => boolean,
): boolean {
  const byClaim = Map.groupBy(decisions, (decision) => decision.claim);
  return claims.some((claim) => {
    if (propertyOf(catalogue, head.kind, claim.property)?.type === 'ref') return false;
    if (claim.source !== head.id && !isPublicSource(claim.source)) return false;
    const standing = standingOf(claim, byClaim.get(claim.id) ?? []);
    return (
      standing.status === 'stated' && withheldBecause(catalogue, head, claim, standing, checks) === undefined
    );
  });
}
