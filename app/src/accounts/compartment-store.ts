import { sealRow } from '../keyring/index.ts';
import { sql } from 'kysely';
import { isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import { OPEN_COMPARTMENT } from './roles.ts';
import type { UserId } from './roles.ts';
import type { Sealing } from './sealed-rows.ts';
import { isGenuine } from './sealed-rows.ts';

/** A person's standing in a compartment, until it expires. */
export type Membership = {
  readonly compartment: string;
  readonly user: UserId;
  readonly version: number;
  readonly standing: 'owner' | 'member' | 'none';
  readonly expiresAt: string;
};

export type Compartment = { readonly id: string; readonly name: string };

type Written = { readonly by: string; readonly at: string };

export async function addCompartment(
  store: Store,
  sealing: Sealing,
  { id, name }: Compartment,
  written: Written,
): Promise<void> {
  await store.db
    .insertInto('compartment')
    .values(sealRow(sealing.ring, 'compartment', { id, name, ...written }))
    .execute();
}

/** Writes the next version of somebody's membership. */
export async function writeMembership(
  store: Store,
  sealing: Sealing,
  { compartment, user, version, standing, expiresAt }: Membership,
  written: Written,
): Promise<void> {
  const row = { compartment, account: user, version, standing, expires_at: expiresAt, ...written };
  await store.db
    .insertInto('membership')
    .values(sealRow(sealing.ring, 'membership', row))
    .execute();
}

/** Every genuine compartment, by name. */
export async function listCompartments(store: Store, sealing: Sealing): Promise<readonly Compartment[]> {
  const rows = await store.db.selectFrom('compartment').selectAll().orderBy('name').execute();
  return rows.filter((row) => isGenuine(sealing, 'compartment', row)).map(({ id, name }) => ({ id, name }));
}

/** The newest version of each membership: of one person, of one compartment, or of both. */
export async function readMemberships(
  store: Store,
  sealing: Sealing,
  of: { readonly user?: string; readonly compartment?: string },
): Promise<readonly Membership[]> {
  const rows = await store.db
    .selectFrom('membership as m')
    .selectAll()
    .$if(of.user !== undefined, (query) => query.where('m.account', '=', of.user ?? ''))
    .$if(of.compartment !== undefined, (query) => query.where('m.compartment', '=', of.compartment ?? ''))
    .where('version', '=', (e) =>
      e
        .selectFrom('membership as later')
        .select(({ fn }) => fn.max('later.version').as('version'))
        .whereRef('later.compartment', '=', 'm.compartment')
        .whereRef('later.account', '=', 'm.account'),
    )
    .execute();
  return rows
    .filter((row) => isGenuine(sealing, 'membership', row))
    .map(({ compartment, account, version, standing, expires_at }) => ({
      compartment,
      user: account as UserId,
      version,
      standing,
      expiresAt: expires_at,
    }));
}

/** Whether a membership counts at this moment. */
export function isCurrent({ standing, expiresAt }: Membership, now: Date): boolean {
  return standing !== 'none' && Date.parse(expiresAt) > now.getTime();
}

/** The compartment of each of these records; one without a placement is in the open compartment. */
export async function compartmentOf(
  { db, engine }: Store,
  records: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map(records.map((record) => [record, OPEN_COMPARTMENT as string]));
  if (records.length === 0) return found;
  const rows = await db
    .selectFrom('placement')
    .select(['record', 'compartment'])
    .where(isAmong(engine, 'record', records))
    .orderBy('number')
    .execute();
  for (const { record, compartment } of rows) found.set(record, compartment);
  return found;
}

/** Puts records into a compartment; those moved before get a further placement. */
export async function placeRecords(
  store: Store,
  records: readonly string[],
  compartment: string,
  { by, at }: Written,
): Promise<void> {
  for (const record of records) {
    const { last } = await store.db
      .selectFrom('placement')
      .select(sql<number | null>`max(number)`.as('last'))
      .where('record', '=', record)
      .executeTakeFirstOrThrow();
    await store.db
      .insertInto('placement')
      .values({ record, number: (last ?? 0) + 1, compartment, by, at })
      .execute();
  }
}
