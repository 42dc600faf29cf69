import type { Claim } from '@unhidden/record';
import { sql } from 'kysely';
import type { KeyRing } from '../keyring/index.ts';
import { bitsFor, blindTokens, isSealed, obeysRule } from '../keyring/index.ts';
import { insertNewRows, isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import { recordsById } from '../register/index.ts';
import { openClaim } from './sealed-claims.ts';

/**
 * The sealed full names that can be looked up, as `kind.property`. Others that repeat one person over many records
 * (the witness of each act, an interpreter) stay out: a set of tokens that recurs would stand out.
 */
export const NAME_INDEXES = ['person.legal_name', 'source.witness_identity'] as const;
export type NameIndex = (typeof NAME_INDEXES)[number];

type One = { readonly compartment: string; readonly property: NameIndex };

/** Puts the names among these claims, which are in the register by now, into the indexes of their compartments. */
export async function indexNames(
  ring: KeyRing,
  store: Store,
  claims: readonly Pick<Claim, 'record' | 'property'>[],
): Promise<void> {
  const properties = new Set(NAME_INDEXES.map((name) => name.split('.')[1]));
  const named = claims.filter(({ property }) => properties.has(property));
  if (named.length === 0) return;
  await lockNames(store);
  const records = [...new Set(named.map(({ record }) => record))];
  const grown = new Map<string, One>();
  for (const head of await recordsById(store, records)) {
    const property = NAME_INDEXES.find((name) => name.startsWith(`${head.kind}.`));
    if (property === undefined) continue;
    for (const [compartment, names] of await sealedNames(ring, store, property, head.id)) {
      const index = { compartment, property };
      await putTokens(ring, store, { ...index, bits: (await widthOf(store, index)) ?? 0 }, head.id, names);
      grown.set(JSON.stringify(index), index);
    }
  }
  for (const index of grown.values())
    if (await isOutgrown(store, index)) await rebuildNames(ring, store, index);
}

/** Makes an index anew with the width that suits it now; in one transaction with what made it grow. */
export async function rebuildNames(ring: KeyRing, store: Store, index: One): Promise<void> {
  const records = await recordsIn(store, index);
  const bits = bitsFor(records.length);
  for (const record of records) {
    const names = (await sealedNames(ring, store, index.property, record)).get(index.compartment) ?? [];
    await putTokens(ring, store, { ...index, bits }, record, names);
  }
  await store.db
    .insertInto('blind_index')
    .values({ ...index, bits })
    .onConflict((conflict) => conflict.columns(['compartment', 'property']).doUpdateSet({ bits }))
    .execute();
}

/** The width of an index's tokens; undefined where there is no index yet. */
export async function widthOf({ db }: Store, { compartment, property }: One): Promise<number | undefined> {
  const row = await db
    .selectFrom('blind_index')
    .select('bits')
    .where('compartment', '=', compartment)
    .where('property', '=', property)
    .executeTakeFirst();
  return row?.bits;
}

/** All sealed spellings of a record's name, by the compartment they are sealed in. */
export async function sealedNames(
  ring: KeyRing,
  store: Store,
  property: NameIndex,
  record: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const claim of await nameClaims(store, property, record)) {
    const opened = await openClaim(ring, store, claim);
    if (opened) found.set(opened.compartment, [...(found.get(opened.compartment) ?? []), opened.value]);
  }
  return found;
}

export async function nameClaims({ db }: Store, property: NameIndex, record: string): Promise<Claim[]> {
  const rows = (await db
    .selectFrom('claim')
    .selectAll()
    .where('record', '=', record)
    .where('property', '=', property.split('.')[1] ?? '')
    .orderBy('id')
    .execute()) as unknown as Claim[];
  return rows.filter(({ value }) => isSealed(value));
}

async function isOutgrown(store: Store, index: One): Promise<boolean> {
  const bits = await widthOf(store, index);
  if (bits === undefined) return true;
  const { length } = await recordsIn(store, index);
  return bits === 0 ? bitsFor(length) > 0 : !obeysRule(bits, length);
}

async function recordsIn({ db }: Store, { compartment, property }: One): Promise<string[]> {
  const rows = await db
    .selectFrom('blind_token')
    .select('record')
    .distinct()
    .where('compartment', '=', compartment)
    .where('property', '=', property)
    .orderBy('record')
    .execute();
  return rows.map(({ record }) => record);
}

async function putTokens(
  ring: KeyRing,
  store: Store,
  { compartment, property, bits }: One & { readonly bits: number },
  record: string,
  names: readonly string[],
): Promise<void> {
  await store.db
    .deleteFrom('blind_token')
    .where('compartment', '=', compartment)
    .where('property', '=', property)
    .where(isAmong(store.engine, 'record', [record]))
    .execute();
  if (names.length === 0) return;
  const tokens = blindTokens(ring, { compartment, column: property, bits }, { record, names });
  await insertNewRows(
    store,
    'blind_token',
    ['compartment', 'property', 'record', 'place', 'token'],
    tokens.map((token, place) => [compartment, property, record, place, token]),
    ['place'],
  );
}

/** One change of the indexes at a time, until its transaction ends; SQLite writes one at a time anyway. */
async function lockNames({ db, engine }: Store): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(7302, 1)`.execute(db);
}
