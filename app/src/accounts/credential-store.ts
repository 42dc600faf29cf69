import { sealRow } from '../keyring/index.ts';
import { isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import type { UserId } from './roles.ts';
import type { Sealing } from './sealed-rows.ts';
import { isGenuine } from './sealed-rows.ts';

/** A passkey. It counts only while its account names it. */
export type Credential = {
  readonly id: string;
  readonly user: UserId;
  /** COSE key, base64url. */
  readonly publicKey: string;
  readonly name: string;
  readonly transports: readonly string[];
  readonly isBackedUp: boolean;
  /** The highest counter it has shown; 0 for passkeys that do not count. */
  readonly counter: number;
  readonly at: string;
  readonly usedAt: string | null;
};

export async function addCredential(
  store: Store,
  sealing: Sealing,
  { id, user, publicKey, name, transports, isBackedUp, counter, at }: Omit<Credential, 'usedAt'>,
): Promise<void> {
  const row = sealRow(sealing.ring, 'credential', {
    id,
    account: user,
    public_key: publicKey,
    name,
    transports: JSON.stringify(transports),
    backed_up: isBackedUp ? (1 as const) : (0 as const),
    counter,
    at,
  });
  await store.db.insertInto('credential').values(row).execute();
}

/** Whether a key was ever enrolled, by whomever: it then never serves a second account. */
export async function isEnrolled(
  { db }: Store,
  { id, publicKey }: Pick<Credential, 'id' | 'publicKey'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('credential')
    .select('id')
    .where((e) => e.or([e('id', '=', id), e('public_key', '=', publicKey)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Every key ever enrolled, so that browsers do not offer it for another account. */
export async function allCredentialIds({ db }: Store): Promise<readonly string[]> {
  const rows = await db.selectFrom('credential').select('id').orderBy('at').execute();
  return rows.map(({ id }) => id);
}

/** The genuine ones among these. */
export async function findCredentials(
  { db, engine }: Store,
  sealing: Sealing,
  ids: readonly string[],
): Promise<readonly Credential[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('credential')
    .selectAll()
    .where(isAmong(engine, 'id', ids))
    .orderBy('at')
    .execute();
  const uses = await db
    .selectFrom('credential_use')
    .selectAll()
    .where(isAmong(engine, 'credential', ids))
    .execute();
  return rows
    .filter((row) => isGenuine(sealing, 'credential', row))
    .map((row) => {
      const use = uses.find(({ credential }) => credential === row.id);
      return {
        id: row.id,
        user: row.account as UserId,
        publicKey: row.public_key,
        name: row.name,
        transports: JSON.parse(row.transports),
        isBackedUp: row.backed_up === 1,
        counter: Math.max(row.counter, use?.counter ?? 0),
        at: row.at,
        usedAt: use?.at ?? null,
      };
    });
}

/** Keeps the counter a key showed; false when it shows one that is not above the last, as a copied key would. */
export async function noteUse(
  { db }: Store,
  credential: Pick<Credential, 'id' | 'counter'>,
  counter: number,
  at: string,
): Promise<boolean> {
  if (counter <= credential.counter && (counter > 0 || credential.counter > 0)) return false;
  await db
    .insertInto('credential_use')
    .values({ credential: credential.id, counter, at })
    .onConflict((conflict) => conflict.column('credential').doUpdateSet({ counter, at }))
    .execute();
  return true;
}
