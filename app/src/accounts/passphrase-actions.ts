import { sealRow } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import type { Account } from './account-store.ts';
import { listAccounts, readAccount, writeAccount } from './account-store.ts';
import { nameKey } from './account-rules.ts';
import { changeAccounts } from './change-accounts.ts';
import { findInvitation, useInvitation } from './invitation-store.ts';
import { keptNonce, seedOf, stepOf } from './one-time-codes.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { hashPassphrase, isPassphrase } from './passphrase-hash.ts';
import { passphraseProblem } from './passphrase-rules.ts';
import type { SignedIn } from './roles.ts';
import { isGenuine } from './sealed-rows.ts';
import { endSessions } from './session-store.ts';
import { beginSession } from './sessions.ts';
import { countTry } from './sign-in-tries.ts';

/** A passphrase to be set, with a code that shows the authenticator program has the seed. */
export type NewPassphrase = {
  readonly passphrase: string;
  readonly again: string;
  readonly nonce: string;
  readonly code: string;
};

/** Sets the passphrase of the account that is signed in. */
export async function setPassphrase(
  services: Services,
  person: SignedIn,
  given: NewPassphrase,
): Promise<Outcome<undefined>> {
  const account = await readAccount(services.register, services, person.user);
  const checked = await checkNew(services, account, given);
  if (!checked.ok) return checked;
  return changeAccounts(services, async (tx) => {
    const current = await readAccount(tx, services, person.user);
    if (current?.standing !== 'active' || !current.mayUsePassphrase) return wrong('not allowed');
    await storePassphrase(tx, services, current, checked.value);
    await endSessions(tx, person.user, { except: person.session });
    return done(undefined);
  });
}

/** Sets the passphrase of a new account through its one-time address, and signs the person in. */
export async function setPassphraseByInvitation(
  services: Services,
  token: string,
  given: NewPassphrase,
  agent: string,
): Promise<Outcome<string>> {
  const invitation = await findInvitation(services.register, services, token);
  if (!invitation || invitation.kind === 'set-up' || invitation.kind === 'code') return wrong('gone');
  const checked = await checkNew(services, invitation.account, given);
  if (!checked.ok) return checked;
  return changeAccounts(services, async (tx) => {
    const at = services.now().toISOString();
    const account = await readAccount(tx, services, invitation.account.user);
    if (!account?.mayUsePassphrase || account.standing === 'disabled') return wrong('not allowed');
    if (!(await useInvitation(tx, invitation.hash, at))) return wrong('gone');
    const isAnew = invitation.kind === 'recovery';
    if (isAnew) await endSessions(tx, account.user);
    await storePassphrase(tx, services, account, checked.value, {
      standing: 'active',
      ...(isAnew ? { credentials: [], codeSet: null } : {}),
    });
    return done(await beginSession(services, tx, account.user, 'passphrase', agent));
  });
}

/**
 * Signs in by name, passphrase and code. Whatever is wrong, the work done and the answer given are the same; never a
 * proof, whoever it is.
 */
export async function signInWithPassphrase(
  services: Services,
  { name, passphrase, code }: { readonly name: string; readonly passphrase: string; readonly code: string },
  agent: string,
): Promise<Outcome<string>> {
  const tried = await countTry(services, nameKey(name));
  if (!tried) return wrong('too many');
  const accounts = await listAccounts(services.register, services);
  const account = accounts.find((one) => nameKey(one.name) === nameKey(name));
  const kept = await findPassphrase(services.register, services, account);
  const isRight = await isPassphrase(passphrase, kept?.hash);
  const seed = seedOf(services.ring, account?.user ?? NOBODY, kept?.seed_nonce ?? '');
  const step = stepOf(seed, code, services.now());
  if (!isRight || step === undefined || !account || !kept) return wrong('wrong');
  return services.register.db.transaction().execute(async (db) => {
    const tx = { db, engine: services.register.engine };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('totp_step')
      .values({ passphrase: kept.id, step })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return wrong('wrong');
    await db.deleteFrom('sign_in_try').where('id', '=', tried.id).execute();
    return done(await beginSession(services, tx, account.user, 'passphrase', agent));
  });
}

const NOBODY = '' as SignedIn['user'];

type Checked = { readonly hash: string; readonly nonce: string; readonly step: number };

async function checkNew(
  services: Services,
  account: Account | undefined,
  { passphrase, again, nonce, code }: NewPassphrase,
): Promise<Outcome<Checked>> {
  if (!account?.mayUsePassphrase) return wrong('not allowed');
  const problem = passphraseProblem(passphrase, [account.name, ...account.name.split(/\s+/)]);
  if (problem) return wrong(problem, 'passphrase');
  if (passphrase !== again) return wrong('passphrase differs', 'again');
  const kept = keptNonce(services.ring, account.user, nonce);
  const step = stepOf(seedOf(services.ring, account.user, kept), code, services.now());
  if (step === undefined || !/^[\w-]{16,64}$/.test(nonce)) return wrong('code wrong', 'code');
  return done({ hash: await hashPassphrase(passphrase), nonce: kept, step });
}

async function storePassphrase(
  tx: Store,
  services: Services,
  account: Account,
  { hash, nonce, step }: Checked,
  change: Partial<Pick<Account, 'standing' | 'credentials' | 'codeSet'>> = {},
): Promise<void> {
  const at = services.now().toISOString();
  const id = services.newId();
  const row = sealRow(services.ring, 'passphrase', {
    id,
    account: account.user,
    hash,
    seed_nonce: nonce,
    at,
  });
  await tx.db.insertInto('passphrase').values(row).execute();
  await tx.db.insertInto('totp_step').values({ passphrase: id, step }).execute();
  await writeAccount(tx, services, account, { ...change, passphrase: id }, { at, by: account.user });
  await services.custody.append(tx, {
    actor: account.user,
    action: 'passphrase set',
    object: account.user,
    after: { passphrase: id },
  });
}

async function findPassphrase({ db }: Store, services: Services, account: Account | undefined) {
  const row = await db
    .selectFrom('passphrase')
    .selectAll()
    .where('id', '=', account?.passphrase ?? '')
    .executeTakeFirst();
  const counts = account?.standing === 'active' && account.mayUsePassphrase;
  return row && counts && row.account === account.user && isGenuine(services, 'passphrase', row)
    ? row
    : undefined;
}
