import { isGenuineRow, sealRow } from '../keyring/index.ts';
import type { KeyRing } from '../keyring/index.ts';
import { insertNewRows } from '../platform/database.ts';
import { FIRST_TERMS } from '../intake/terms.ts';
import type { Terms } from '../intake/terms.ts';
import type { Store } from '../register/index.ts';
import { termsSchema } from './terms-schema.ts';

/** One version of the terms: who set it and when, and which version it takes back. */
export type TermsVersion = {
  readonly terms: Terms;
  readonly by: string;
  readonly at: string;
  readonly undoes: number | null;
};

/** Every version, newest first; the terms of the mission are number 1 and stand in no row. */
export async function termsVersions(
  { ring }: { readonly ring: KeyRing },
  { db }: Store,
): Promise<readonly TermsVersion[]> {
  const rows = await db.selectFrom('intake_terms').selectAll().orderBy('number', 'desc').execute();
  return rows.map((row) => {
    if (!isGenuineRow(ring, 'intake_terms', row))
      throw new Error('a row of intake_terms was not written by Unhidden');
    const terms = termsSchema.parse(JSON.parse(row.terms));
    return { terms, by: row.by, at: row.at, undoes: row.undoes };
  });
}

export async function currentTerms(sealing: { readonly ring: KeyRing }, store: Store): Promise<Terms> {
  return (await termsVersions(sealing, store))[0]?.terms ?? FIRST_TERMS;
}

/** Adds a version; false where somebody else took its number meanwhile. */
export async function addTerms(
  { ring }: { readonly ring: KeyRing },
  store: Store,
  { terms, by, at, undoes }: TermsVersion,
): Promise<boolean> {
  const row = sealRow(ring, 'intake_terms', {
    number: terms.number,
    terms: JSON.stringify(terms),
    by,
    at,
    undoes,
  });
  const columns = ['number', 'terms', 'by', 'at', 'undoes', 'mac'] as const;
  const cells = columns.map((column) => row[column]);
  return (await insertNewRows(store, 'intake_terms', columns, [cells], ['number', 'undoes'])) === 1;
}
