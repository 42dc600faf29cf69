import { sealRow } from '../keyring/index.ts';
import { randomBytes } from 'node:crypto';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import type { Account } from './account-store.ts';
import { readAccount } from './account-store.ts';
import type { UserId } from './roles.ts';
import { isGenuine } from './sealed-rows.ts';
import { hashOf } from './session-store.ts';

/**
 * A one-time address that enrols a key: of the first administrator, of somebody new, of somebody two administrators
 * help back in, or of somebody who showed a recovery code.
 */
export type Invitation = {
  readonly hash: string;
  readonly kind: 'set-up' | 'invitation' | 'recovery' | 'code';
  readonly account: Account;
  readonly expiresAt: string;
};

const HOUR = 60 * 60_000;
export const LASTS_MS = {
  'set-up': 24 * HOUR,
  invitation: 72 * HOUR,
  recovery: 72 * HOUR,
  code: HOUR / 6,
} as const satisfies Readonly<Record<Invitation['kind'], number>>;

/** Makes the address' secret part; earlier ones of this account end. */
export async function addInvitation(
  tx: Store,
  services: Services,
  { user, kind }: { readonly user: UserId; readonly kind: Invitation['kind'] },
  by: string,
): Promise<string> {
  const now = services.now();
  const at = now.toISOString();
  await endInvitations(tx, user, at);
  const token = randomBytes(32).toString('base64url');
  const row = sealRow(services.ring, 'invitation', {
    token_hash: hashOf(token),
    account: user,
    kind,
    expires_at: new Date(now.getTime() + LASTS_MS[kind]).toISOString(),
    at,
    by,
  });
  await tx.db.insertInto('invitation').values(row).execute();
  return token;
}

/** The open invitation of a token: genuine, in time, not used and not replaced, for an account that may still enter. */
export async function findInvitation(
  store: Store,
  services: Services,
  token: string,
): Promise<Invitation | undefined> {
  const row = await openInvitations(store).where('token_hash', '=', hashOf(token)).executeTakeFirst();
  if (!row || !isGenuine(services, 'invitation', row)) return undefined;
  const left = Date.parse(row.expires_at) - services.now().getTime();
  if (left <= 0 || left > LASTS_MS[row.kind] + HOUR) return undefined;
  const account = await readAccount(store, services, row.account);
  if (!account || account.standing === 'disabled') return undefined;
  return { hash: row.token_hash, kind: row.kind, account, expiresAt: row.expires_at };
}

/** Until when each account with an open invitation may use it. */
export async function invitedUntil(store: Store, services: Services): Promise<ReadonlyMap<string, string>> {
  const rows = await openInvitations(store).where('expires_at', '>', services.now().toISOString()).execute();
  return new Map(
    rows.filter((row) => isGenuine(services, 'invitation', row)).map((row) => [row.account, row.expires_at]),
  );
}

/** Takes an invitation; false when somebody took it before. */
export async function useInvitation(tx: Store, hash: string, at: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('invitation_end')
    .values({ token_hash: hash, why: 'used', at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Ends every open invitation of an account. */
export async function endInvitations(tx: Store, user: UserId, at: string): Promise<void> {
  const open = await openInvitations(tx).where('account', '=', user).execute();
  for (const { token_hash } of open)
    await tx.db.insertInto('invitation_end').values({ token_hash, why: 'replaced', at }).execute();
}

function openInvitations({ db }: Store) {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('invitation_end')
            .select('invitation_end.token_hash')
            .whereRef('invitation_end.token_hash', '=', 'invitation.token_hash'),
        ),
      ),
    );
}
