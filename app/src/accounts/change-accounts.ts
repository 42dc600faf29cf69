import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { replaceDurably } from '../platform/durable-file.ts';
import { takeLock } from '../platform/file-lock.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { listAccounts } from './account-store.ts';
import { findCredentials } from './credential-store.ts';
import { mayApprove } from './roles.ts';
import { readRoster, rosterPath, rosterText } from './roster.ts';

/** Any number that no other part of the program locks by. */
const ACCOUNTS_LOCK = 7_305_119;

/**
 * Changes accounts in one transaction, one change at a time, and then tells the roster: what counts over all accounts,
 * such as that one administrator remains, is judged on what stands.
 */
export async function changeAccounts<Value>(
  services: Services,
  change: (tx: Store) => Promise<Value>,
): Promise<Value> {
  const { register } = services;
  const value = await register.db.transaction().execute(async (db) => {
    if (register.engine === 'postgres') await sql`select pg_advisory_xact_lock(${ACCOUNTS_LOCK})`.execute(db);
    return change({ db, engine: register.engine });
  });
  await writeRoster(services);
  return value;
}

/** Writes the roster from the accounts as they stand. Versions in it only grow. */
export async function writeRoster(
  services: Pick<Services, 'register' | 'ring' | 'folder' | 'tell'>,
): Promise<void> {
  const { register, ring, folder } = services;
  const lock = await lockOf(join(folder.keys, 'roster-lock.sqlite'));
  try {
    const accounts = await listAccounts(register, services);
    const credentials = await findCredentials(
      register,
      services,
      accounts.flatMap((account) => account.credentials),
    );
    const before = readRoster(folder, ring);
    const roster = {
      people: accounts.filter(mayApprove).map(({ user, version, roles, credentials: ids }) => ({
        user,
        version,
        roles: [...roles],
        credentials: credentials
          .filter(({ id, user: holder }) => holder === user && ids.includes(id))
          .map(({ id, publicKey }) => ({ id, publicKey })),
      })),
      versions: {
        ...(before.ok ? before.value.versions : {}),
        ...Object.fromEntries(accounts.map(({ user, version }) => [user, version])),
      },
    };
    replaceDurably(rosterPath(folder), rosterText(roster, ring));
  } finally {
    lock.release();
  }
}

async function lockOf(file: string): Promise<{ release(): void }> {
  for (;;) {
    const lock = takeLock(file);
    if (lock) return lock;
    await wait(10);
  }
}
