import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import type { Account } from './account-store.ts';
import { addAccount, listAccounts, readAccount, writeAccount } from './account-store.ts';
import {
  activeAdministrators,
  leavesNoAdministrator,
  nameProblem,
  rolesProblem,
  splitRoles,
} from './account-rules.ts';
import { changeAccounts } from './change-accounts.ts';
import { addInvitation, endInvitations } from './invitation-store.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { askForRoles } from './role-requests.ts';
import type { Role, SignedIn, UserId } from './roles.ts';
import { endSessions } from './session-store.ts';

/** What somebody does to another's account, told to the log. */
export type Actor = Pick<SignedIn, 'user'> | 'terminal';

/** Makes an account and the one-time address of its first key; guarded roles wait for a second administrator. */
export async function invitePerson(
  services: Services,
  actor: Actor,
  given: { readonly name: string; readonly roles: ReadonlySet<Role>; readonly mayUsePassphrase: boolean },
): Promise<Outcome<{ readonly user: UserId; readonly token: string; readonly waits: readonly Role[] }>> {
  const { name, roles, mayUsePassphrase } = given;
  const rolesAre = rolesProblem(roles);
  if (rolesAre) return wrong(rolesAre, 'roles');
  return changeAccounts(services, async (tx) => {
    const accounts = await listAccounts(tx, services);
    const nameIs = nameProblem(name, accounts);
    if (nameIs) return wrong(nameIs, 'name');
    const written = { at: services.now().toISOString(), by: idOf(actor) };
    const split = splitRoles(new Set(), roles, confirmers(actor, accounts));
    const user = services.newId() as UserId;
    const account = await addAccount(
      tx,
      services,
      { user, name, standing: 'invited', roles: split.now },
      written,
    );
    if (mayUsePassphrase) await writeAccount(tx, services, account, { mayUsePassphrase }, written);
    const token = await addInvitation(tx, services, { user, kind: 'invitation' }, written.by);
    await tellOf(tx, services, actor, 'account invite', user, { roles: [...split.now], mayUsePassphrase });
    if (split.later.size > 0) await askForRoles(tx, services, user, split.later, written.by);
    return done({ user, token, waits: [...split.later] });
  });
}

/** A new one-time address for somebody who has not come in yet; the old one ends. */
export async function inviteAgain(services: Services, actor: Actor, user: string): Promise<Outcome<string>> {
  return changeAccounts(services, async (tx) => {
    const account = await readAccount(tx, services, user);
    if (account?.standing !== 'invited') return wrong('gone');
    const token = await addInvitation(tx, services, { user: account.user, kind: 'invitation' }, idOf(actor));
    await tellOf(tx, services, actor, 'account invite', account.user, {});
    return done(token);
  });
}

/** Gives an account these roles, or asks for those that take a second administrator. Taking away counts at once. */
export async function changeRoles(
  services: Services,
  actor: Actor,
  user: string,
  given: { readonly roles: ReadonlySet<Role>; readonly mayUsePassphrase: boolean },
): Promise<Outcome<readonly Role[]>> {
  const { roles, mayUsePassphrase } = given;
  const rolesAre = rolesProblem(roles);
  if (rolesAre) return wrong(rolesAre, 'roles');
  return changeAccounts(services, async (tx) => {
    const accounts = await listAccounts(tx, services);
    const account = accounts.find((one) => one.user === user);
    if (!account) return wrong('gone');
    const split = splitRoles(account.roles, roles, confirmers(actor, accounts));
    if (leavesNoAdministrator(accounts, { ...account, roles: split.now }))
      return wrong('last administrator', 'roles');
    const written = { at: services.now().toISOString(), by: idOf(actor) };
    await writeAccount(tx, services, account, { roles: split.now, mayUsePassphrase }, written);
    await tellOf(
      tx,
      services,
      actor,
      'account roles',
      account.user,
      { roles: [...split.now], mayUsePassphrase },
      { roles: [...account.roles], mayUsePassphrase: account.mayUsePassphrase },
    );
    if (split.later.size > 0) await askForRoles(tx, services, account.user, split.later, written.by);
    return done([...split.later]);
  });
}

/** Shuts an account: its sessions and one-time addresses end at once. */
export async function disableAccount(
  services: Services,
  actor: Actor,
  user: string,
): Promise<Outcome<undefined>> {
  return changeAccounts(services, async (tx) => {
    const accounts = await listAccounts(tx, services);
    const account = accounts.find((one) => one.user === user);
    if (!account) return wrong('gone');
    if (leavesNoAdministrator(accounts, { ...account, standing: 'disabled' }))
      return wrong('last administrator');
    const at = services.now().toISOString();
    await writeAccount(tx, services, account, { standing: 'disabled' }, { at, by: idOf(actor) });
    await endSessions(tx, account.user);
    await endInvitations(tx, account.user, at);
    await tellOf(tx, services, actor, 'account disable', account.user, {});
    return done(undefined);
  });
}

/** Opens an account again. Guarded roles wait for a second administrator, as if they were granted anew. */
export async function enableAccount(
  services: Services,
  actor: Actor,
  user: string,
): Promise<Outcome<readonly Role[]>> {
  return changeAccounts(services, async (tx) => {
    const accounts = await listAccounts(tx, services);
    const account = accounts.find((one) => one.user === user);
    if (account?.standing !== 'disabled') return wrong('gone');
    const written = { at: services.now().toISOString(), by: idOf(actor) };
    const split = splitRoles(new Set(), account.roles, confirmers(actor, accounts));
    const standing = account.credentials.length > 0 || account.passphrase !== null ? 'active' : 'invited';
    await writeAccount(tx, services, account, { standing, roles: split.now }, written);
    await tellOf(tx, services, actor, 'account enable', account.user, { roles: [...split.now] });
    if (split.later.size > 0) await askForRoles(tx, services, account.user, split.later, written.by);
    return done([...split.later]);
  });
}

/** Signs a person out everywhere; returns how many sessions ended. */
export async function endSessionsOf(
  services: Services,
  actor: Actor,
  user: string,
): Promise<Outcome<number>> {
  return changeAccounts(services, async (tx) => {
    const account = await readAccount(tx, services, user);
    if (!account) return wrong('gone');
    const ended = await endSessions(tx, account.user);
    await tellOf(tx, services, actor, 'session end', account.user, { ended });
    return done(ended);
  });
}

/** How many could confirm: whoever has the terminal has the key ring, and asks nobody. */
function confirmers(actor: Actor, accounts: readonly Account[]): number {
  return actor === 'terminal' ? 0 : activeAdministrators(accounts).length;
}

export function idOf(actor: Actor): string {
  return actor === 'terminal' ? actor : actor.user;
}

export async function tellOf(
  tx: Store,
  services: Services,
  actor: Actor,
  action: string,
  object: UserId,
  after: unknown,
  before?: unknown,
): Promise<void> {
  await services.custody.append(tx, {
    actor: idOf(actor),
    action,
    object,
    after,
    ...(before === undefined ? {} : { before }),
  });
}
