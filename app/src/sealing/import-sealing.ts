import type { Claim } from '@unhidden/record';
import { CannotOpen, isSealed } from '../keyring/index.ts';
import type { KeyRing } from '../keyring/index.ts';
import type { ImportSealing, Store } from '../register/index.ts';
import { claimsById } from '../register/index.ts';
import { indexNames } from './name-index.ts';
import { openClaim, sealClaims } from './sealed-claims.ts';

/** How an import seals with a key ring, which is opened only when there is something to seal. */
export function importSealing(ringOf: (store: Store) => Promise<KeyRing>): ImportSealing {
  return {
    async seal(store, claims) {
      const ring = await ringOf(store);
      const stored = new Map(
        (
          await claimsById(
            store,
            claims.map(({ id }) => id),
          )
        ).map((claim) => [claim.id, claim]),
      );
      const kept = new Map<string, Claim | { readonly problem: string }>();
      for (const claim of claims) {
        const before = stored.get(claim.id);
        if (isSealed(claim.value) || isSealed(claim.given ?? ''))
          kept.set(claim.id, (await opens(ring, store, claim)) ? claim : { problem: FOREIGN });
        else if (before && (await saysTheSame(ring, store, before, claim)))
          kept.set(claim.id, { ...claim, value: before.value, given: before.given });
      }
      const fresh = claims.filter(({ id }) => !kept.has(id));
      for (const claim of await sealClaims(ring, store, fresh)) kept.set(claim.id, claim);
      return claims.map(({ id }) => kept.get(id) ?? { problem: FOREIGN });
    },
    async follow(store, claims) {
      if (claims.length > 0) await indexNames(await ringOf(store), store, claims);
    },
  };
}

const FOREIGN =
  'the value is sealed under a key that this register and its key ring do not have; bring record-keys.csv and the key ring of the register it comes from';

/** True as well where the key was destroyed here: what nobody can read may stand. */
async function opens(ring: KeyRing, store: Store, claim: Claim): Promise<boolean> {
  try {
    if (await openClaim(ring, store, claim)) return true;
    const key = await store.db
      .selectFrom('record_key')
      .select('id')
      .where('id', '=', claim.value.split(':')[2] ?? '')
      .executeTakeFirst();
    return key !== undefined;
  } catch (error) {
    if (error instanceof CannotOpen) return false;
    throw error;
  }
}

async function saysTheSame(ring: KeyRing, store: Store, before: Claim, claim: Claim): Promise<boolean> {
  if (!isSealed(before.value)) return false;
  const opened = await openClaim(ring, store, before);
  return opened !== undefined && opened.value === claim.value && opened.given === claim.given;
}
