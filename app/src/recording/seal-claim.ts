import type { Claim } from '@unhidden/record';
import type { Store } from '../register/index.ts';
import { indexNames } from '../sealing/name-index.ts';
import { sealClaims } from '../sealing/sealed-claims.ts';
import type { Services } from '../workbench/services.ts';

/**
 * Seals the value and the given words of a claim about a property of the tier `sealed`, bound to the claim's row.
 * Throws where nothing can seal it, so that no such value is ever kept in the clear.
 */
export async function sealClaim({ ring }: Pick<Services, 'ring'>, tx: Store, claim: Claim): Promise<Claim> {
  const [sealed] = await sealClaims(ring, tx, [claim]);
  if (!sealed) throw new Error('a sealed value cannot be kept in the clear');
  return sealed;
}

/** Lets sealed names be looked up; to be called once their claims are in the register. */
export function followSealed(
  { ring }: Pick<Services, 'ring'>,
  tx: Store,
  claims: readonly Claim[],
): Promise<void> {
  return indexNames(ring, tx, claims);
}
