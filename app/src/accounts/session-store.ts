import { sealRow } from '../keyring/index.ts';
import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '../register/index.ts';
import type { UserId } from './roles.ts';
import type { Sealing } from './sealed-rows.ts';
import { isGenuine } from './sealed-rows.ts';

/** A browser that is signed in. Only the hash of its secret is kept. */
export type Session = {
  readonly id: string;
  readonly user: UserId;
  readonly method: 'passkey' | 'passphrase';
  readonly token: string;
  readonly agent: string;
  readonly createdAt: string;
  readonly provedAt: string | null;
  readonly seenAt: string;
};

export const IDLE_MS = 15 * 60_000;
export const ABSOLUTE_MS = 8 * 60 * 60_000;
/** Being seen is written at most this often. */
const SEEN_STEP_MS = 30_000;

/** Writes a session and gives the secret its browser shows from now on. */
export async function addSession(
  store: Store,
  sealing: Sealing,
  session: Omit<Session, 'token' | 'seenAt'>,
  at: string,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const row = sealRow(sealing.ring, 'session', {
    id: session.id,
    secret_hash: hashOf(secret),
    account: session.user,
    method: session.method,
    token: randomBytes(32).toString('base64url'),
    agent: session.agent,
    created_at: session.createdAt,
    proved_at: session.provedAt,
  });
  await store.db
    .insertInto('session')
    .values({ ...row, seen_at: at })
    .execute();
  return secret;
}

/** The session of a secret, unless it is idle, old, unknown or forged. */
export async function findSession(
  store: Store,
  sealing: Sealing,
  secret: string,
  now: Date,
): Promise<Session | undefined> {
  const row = await store.db
    .selectFrom('session')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .executeTakeFirst();
  const session = row && sessionFrom(sealing, row);
  if (!session || !isLive(session, now)) return undefined;
  if (now.getTime() - Date.parse(session.seenAt) >= SEEN_STEP_MS)
    await store.db
      .updateTable('session')
      .set({ seen_at: now.toISOString() })
      .where('id', '=', session.id)
      .execute();
  return session;
}

/** The live sessions of a person, the newest first. */
export async function listSessions(
  store: Store,
  sealing: Sealing,
  user: UserId,
  now: Date,
): Promise<readonly Session[]> {
  const rows = await store.db
    .selectFrom('session')
    .selectAll()
    .where('account', '=', user)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.flatMap((row) => sessionFrom(sealing, row) ?? []).filter((session) => isLive(session, now));
}

/** Ends one session of a person, or all but one, or all; returns how many. */
export async function endSessions(
  { db }: Store,
  user: UserId,
  which: { readonly only?: string; readonly except?: string } = {},
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('account', '=', user)
    .$if(which.only !== undefined, (query) => query.where('id', '=', which.only ?? ''))
    .$if(which.except !== undefined, (query) => query.where('id', '<>', which.except ?? ''))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Forgets sessions no one can use any more. */
export async function forgetOldSessions({ db }: Store, now: Date): Promise<void> {
  await db
    .deleteFrom('session')
    .where((e) =>
      e.or([
        e('created_at', '<', new Date(now.getTime() - ABSOLUTE_MS).toISOString()),
        e('seen_at', '<', new Date(now.getTime() - IDLE_MS).toISOString()),
      ]),
    )
    .execute();
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function isLive({ createdAt, seenAt }: Session, now: Date): boolean {
  const [age, idle] = [createdAt, seenAt].map((time) => now.getTime() - Date.parse(time));
  // A clock that was put back must not lengthen a session.
  return isWithin(age, ABSOLUTE_MS) && isWithin(idle, IDLE_MS);
}

const CLOCK_SLACK_MS = 60_000;

function isWithin(age: number | undefined, limit: number): boolean {
  return age !== undefined && age >= -CLOCK_SLACK_MS && age <= limit;
}

type SessionRow = {
  readonly id: string;
  readonly secret_hash: string;
  readonly account: string;
  readonly method: Session['method'];
  readonly token: string;
  readonly agent: string;
  readonly created_at: string;
  readonly proved_at: string | null;
  readonly seen_at: string;
  readonly mac: string;
};

function sessionFrom(sealing: Sealing, { seen_at, ...row }: SessionRow): Session | undefined {
  // When it was last seen changes at every request and is bounded by when it began, so it stands outside the seal.
  if (!isGenuine(sealing, 'session', row)) return undefined;
  return {
    id: row.id,
    user: row.account as UserId,
    method: row.method,
    token: row.token,
    agent: row.agent,
    createdAt: row.created_at,
    provedAt: row.proved_at,
    seenAt: seen_at,
  };
}
