import type { Claim } from '@unhidden/record';
import { compartmentOf } from '../accounts/compartment-store.ts';
import type { KeyRing, Place } from '../keyring/index.ts';
import { sealedKeyId } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';
import { makeRecordKey, usableKey } from './record-key-store.ts';

/**
 * Seals the value and the given words of claims, each bound to its row, under the key of its record in the
 * compartment of its source: a claim is where its source is.
 */
export async function sealClaims(
  ring: KeyRing,
  store: Store,
  claims: readonly Claim[],
): Promise<readonly Claim[]> {
  const compartments = await compartmentOf(store, [...new Set(claims.map(({ source }) => source))]);
  for (const compartment of new Set(compartments.values())) await ring.addCompartment(compartment);
  const sealed: Claim[] = [];
  for (const claim of claims) {
    const compartment = compartments.get(claim.source) ?? '';
    const key = await makeRecordKey(ring, store, compartment, claim.record);
    sealed.push({
      ...claim,
      value: ring.seal(key, placeOf('value', claim.id), claim.value),
      given: claim.given === null ? null : ring.seal(key, placeOf('given', claim.id), claim.given),
    });
  }
  return sealed;
}

/** What a sealed claim says, and in which compartment it was sealed. */
export type OpenedClaim = Pick<Claim, 'value' | 'given'> & { readonly compartment: string };

/**
 * Opens a sealed claim; undefined where its key was destroyed. Throws where the claim was moved to another record or
 * altered. Whoever shows what comes back has told the log before.
 */
export async function openClaim(
  ring: KeyRing,
  store: Store,
  claim: Pick<Claim, 'id' | 'record' | 'value' | 'given'>,
): Promise<OpenedClaim | undefined> {
  const key = await usableKey(ring, store, sealedKeyId(claim.value) ?? '');
  if (!key) return undefined;
  if (key.record !== claim.record) throw new Error('a sealed claim stands at a record it was not sealed for');
  return {
    compartment: key.compartment,
    value: ring.open(key, placeOf('value', claim.id), claim.value),
    given: claim.given === null ? null : ring.open(key, placeOf('given', claim.id), claim.given),
  };
}

function placeOf(column: 'value' | 'given', row: string): Place {
  return { table: 'claim', column, row };
}
