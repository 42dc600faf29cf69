import type { Claim, ClaimId, Decision, Standing } from '@unhidden/record';
import { standingOf } from '@unhidden/record';
import type { NewDecision } from './writing.ts';

/** Reasons the program gives itself; they are kept as they stand here and shown in the reader's language. */
export const ENTERED_BY_MISTAKE = 'entered by mistake';
export const TAKEN_BACK = 'taken back';

type Written = { readonly batch: string };

/**
 * The further decisions that take a writing back: its claims are rejected, its decisions give way to what stood before
 * them. None where somebody has decided since, or where it was taken back already.
 */
export function undoOf(
  batch: string,
  claims: readonly (Claim & Written)[],
  decisions: readonly (Decision & Written)[],
): NewDecision[] {
  const byClaim = Map.groupBy(decisions, ({ claim }) => claim);
  return claims.flatMap((claim) => {
    const about = byClaim.get(claim.id) ?? [];
    const now = standingOf(claim, about);
    if (claim.batch === batch)
      return now.status === 'stated'
        ? [{ claim: claim.id, verdict: 'rejected', reason: ENTERED_BY_MISTAKE } as const]
        : [];
    if (!about.some((decision) => decision.batch === batch)) return [];
    const before = standingOf(
      claim,
      about.filter((decision) => decision.batch !== batch),
    );
    return restoring(claim.id, now, before);
  });
}

function restoring(claim: ClaimId, now: Standing, before: Standing): NewDecision[] {
  const found: NewDecision[] = [];
  if (now.status !== before.status || now.reason !== before.reason)
    found.push({ claim, verdict: before.status, reason: before.reason ?? TAKEN_BACK });
  if (now.review !== before.review) found.push({ claim, verdict: before.review, reason: TAKEN_BACK });
  if (now.lead?.reason !== before.lead?.reason)
    found.push(
      before.lead
        ? { claim, verdict: 'lead', reason: before.lead.reason }
        : { claim, verdict: 'no-lead', reason: TAKEN_BACK },
    );
  return found;
}
