import { sealRow } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { readAccount, writeAccount } from './account-store.ts';
import { rolesProblem } from './account-rules.ts';
import { changeAccounts } from './change-accounts.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { ROLES } from './roles.ts';
import type { Role, SignedIn, UserId } from './roles.ts';
import { isGenuine } from './sealed-rows.ts';

/** Roles somebody is to have, waiting for a second administrator. */
export type RoleRequest = {
  readonly id: string;
  readonly user: UserId;
  readonly roles: readonly Role[];
  readonly by: string;
  readonly at: string;
};

const LAPSES_MS = 7 * 24 * 60 * 60_000;

export async function askForRoles(
  tx: Store,
  services: Services,
  user: UserId,
  roles: ReadonlySet<Role>,
  by: string,
): Promise<void> {
  const id = services.newId();
  const at = services.now().toISOString();
  const row = { id, account: user, roles: JSON.stringify([...roles].toSorted()), by, at };
  await tx.db
    .insertInto('role_request')
    .values(sealRow(services.ring, 'role_request', row))
    .execute();
  await services.custody.append(tx, {
    actor: by,
    action: 'role ask',
    object: user,
    after: { roles: [...roles] },
  });
}

/** Requests that wait: genuine, undecided, not older than a week. */
export async function openRoleRequests(store: Store, services: Services): Promise<readonly RoleRequest[]> {
  const rows = await store.db
    .selectFrom('role_request')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('role_decision')
            .select('role_decision.request')
            .whereRef('role_decision.request', '=', 'role_request.id'),
        ),
      ),
    )
    .where('at', '>', new Date(services.now().getTime() - LAPSES_MS).toISOString())
    .orderBy('at')
    .execute();
  return rows
    .filter((row) => isGenuine(services, 'role_request', row))
    .map(({ id, account, roles, by, at }) => {
      const named: readonly string[] = JSON.parse(roles);
      return { id, user: account as UserId, roles: ROLES.filter((role) => named.includes(role)), by, at };
    });
}

/** Decides a request. Confirming takes an administrator other than the one who asked, who must still be one. */
export async function decideRoleRequest(
  services: Services,
  person: SignedIn,
  id: string,
  verdict: 'confirmed' | 'refused',
): Promise<Outcome<undefined>> {
  return changeAccounts(services, async (tx) => {
    const request = (await openRoleRequests(tx, services)).find((one) => one.id === id);
    if (!request) return wrong('gone');
    const at = services.now().toISOString();
    if (verdict === 'confirmed') {
      if (request.by === person.user) return wrong('own request');
      const asker = await readAccount(tx, services, request.by);
      const confirmer = await readAccount(tx, services, person.user);
      const account = await readAccount(tx, services, request.user);
      const bothAdminister = [asker, confirmer].every(
        (one) => one?.standing === 'active' && one.roles.has('administrator'),
      );
      if (!bothAdminister || !account || account.standing === 'disabled') return wrong('gone');
      const roles = new Set([...account.roles, ...request.roles]);
      const rolesAre = rolesProblem(roles);
      if (rolesAre) return wrong(rolesAre);
      await writeAccount(tx, services, account, { roles }, { at, by: person.user });
    }
    const row = { request: id, verdict, by: person.user, at };
    await tx.db
      .insertInto('role_decision')
      .values(sealRow(services.ring, 'role_decision', row))
      .execute();
    await services.custody.append(tx, {
      actor: person.user,
      action: verdict === 'confirmed' ? 'role confirm' : 'role refuse',
      object: request.user,
      after: { roles: request.roles },
      approvals: [id],
    });
    return done(undefined);
  });
}
