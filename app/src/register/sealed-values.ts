import type { Catalogue, Claim } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { Store } from './claims-store.ts';

/** A sealed text, as the key ring writes it; the register tells it from plain words and knows no more of it. */
const SEALED = /^sealed:1:[0-9a-f]{32}:[A-Za-z0-9_-]+$/;

export function isSealedText(text: string): boolean {
  return SEALED.test(text);
}

/** Whether values of a property are kept sealed. */
export function isSealedTier(catalogue: Catalogue, kind: string, property: string): boolean {
  return propertyOf(catalogue, kind, property)?.tier === 'sealed';
}

/** Seals what an import brings for sealed properties; whoever has the key ring gives it to the import. */
export type ImportSealing = {
  /**
   * The claims as they are to be kept, or what is wrong with one. What is sealed already is kept as it is where it opens
   * here; what the register holds under this id with this very content stays as it stands there.
   */
  seal(store: Store, claims: readonly Claim[]): Promise<readonly (Claim | { readonly problem: string })[]>;
  /** Told of them all once they are in the register. */
  follow(store: Store, claims: readonly Pick<Claim, 'record' | 'property'>[]): Promise<void>;
};

/** What an import without a key ring does: it keeps what is sealed already, and nothing in the clear. */
export const WITHOUT_RING: ImportSealing = {
  seal: async (_store, claims) =>
    claims.map((claim) =>
      isSealedText(claim.value) && (claim.given === null || isSealedText(claim.given))
        ? claim
        : {
            problem: `${claim.property} is sealed, and nothing here can seal it: import it with "unhidden import" or in the workbench, which have the key ring`,
          },
    ),
  follow: async () => undefined,
};
