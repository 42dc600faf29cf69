import type { Catalogue, Claim, Decision, RecordHead, Standing } from '@unhidden/record';
import { propertyOf, standingOf } from '@unhidden/record';

/** Why something stays out of a release. The manifest counts each. */
export const WITHHELD = [
  'protected property',
  'sealed property',
  'not yet reviewed',
  'disputed',
  'rejected',
  'source not public',
  'points to a record that is not public',
  'record without a public statement',
] as const;
export type Withheld = (typeof WITHHELD)[number];

/** Whether a claim by itself may be public, whatever it points to: its property's tier, its review, its status. */
export function withheldBecause(
  catalogue: Catalogue,
  kind: string,
  claim: Claim,
  standing: Standing,
): Withheld | undefined {
  const tier = propertyOf(catalogue, kind, claim.property)?.tier;
  if (tier !== 'public') return tier === 'protected' ? 'protected property' : 'sealed property';
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
  isPublicSource: (source: string) => boolean,
): boolean {
  const standings = standingsOf(claims, decisions);
  return claims.some((claim) => {
    const standing = standings.get(claim.id);
    return (
      standing?.status === 'stated' &&
      propertyOf(catalogue, head.kind, claim.property)?.type !== 'ref' &&
      withheldBecause(catalogue, head.kind, claim, standing) === undefined &&
      (claim.source === head.id || isPublicSource(claim.source))
    );
  });
}
