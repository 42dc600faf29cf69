import type { KeyRing, WrappedKey } from '../keyring/index.ts';
import { isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';

/** The key that seals what is said of a record within a compartment; made when there is none yet. */
export async function recordKeyFor(
  ring: KeyRing,
  store: Store,
  compartment: string,
  record: string,
): Promise<WrappedKey> {
  const live = await liveKey(store, compartment, record);
  if (live) return live;
  // Also takes over what a rotation in another process wrote, so that the key is made under the newest generation.
  await ring.addCompartment(compartment);
  return makeRecordKey(ring, store, compartment, record);
}

/** The same where the compartment is known to the ring, as for many records one after the other. */
export async function makeRecordKey(
  ring: KeyRing,
  store: Store,
  compartment: string,
  record: string,
): Promise<WrappedKey> {
  const live = await liveKey(store, compartment, record);
  if (live) return live;
  const made = ring.newRecordKey(compartment, record);
  await store.db
    .insertInto('record_key')
    .values({ ...made, destroyed_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Two who made one at once both seal under the one that was kept.
  return (await liveKey(store, compartment, record)) ?? made;
}

const COLUMNS = ['id', 'compartment', 'record', 'generation', 'wrapped'] as const;

async function liveKey({ db }: Store, compartment: string, record: string): Promise<WrappedKey | undefined> {
  const row = await db
    .selectFrom('record_key')
    .select(COLUMNS)
    .where('compartment', '=', compartment)
    .where('record', '=', record)
    .where('wrapped', 'is not', null)
    .executeTakeFirst();
  return row && row.wrapped !== null ? { ...row, wrapped: row.wrapped } : undefined;
}

/** A key by its id; undefined where there is none or it was destroyed. */
export async function readRecordKey({ db }: Store, id: string): Promise<WrappedKey | undefined> {
  const row = await db.selectFrom('record_key').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && row.wrapped !== null ? { ...row, wrapped: row.wrapped } : undefined;
}

/** The same, with the ring at least as new as the key: a rotation may have run in another process. */
export async function usableKey(ring: KeyRing, store: Store, id: string): Promise<WrappedKey | undefined> {
  const key = await readRecordKey(store, id);
  const known = ring.compartments().find((each) => each.id === key?.compartment);
  if (key && (known === undefined || known.newest < key.generation)) ring.reload();
  return key;
}

/**
 * Destroys the keys of records: nothing sealed under them opens again, and their names are found no more. Returns how
 * many there were.
 */
export async function destroyRecordKeys(
  { db, engine }: Store,
  records: readonly string[],
  at: string,
): Promise<number> {
  const done = await db
    .updateTable('record_key')
    .set({ wrapped: null, destroyed_at: at })
    .where(isAmong(engine, 'record', records))
    .where('wrapped', 'is not', null)
    .executeTakeFirst();
  await db
    .deleteFrom('blind_token')
    .where(isAmong(engine, 'record', records))
    .execute();
  return Number(done.numUpdatedRows);
}
