import type { Services } from '../workbench/services.ts';
import type { Account } from './account-store.ts';
import { addAccount } from './account-store.ts';
import { changeAccounts } from './change-accounts.ts';
import type { Role, UserId } from './roles.ts';

/** Makes an account: `invited` until its first key is enrolled. */
export async function createUser(
  services: Services,
  {
    name,
    roles,
    standing = 'active',
  }: {
    readonly name: string;
    readonly roles: Iterable<Role>;
    readonly standing?: Account['standing'];
  },
  actor = 'terminal',
): Promise<UserId> {
  const at = services.now().toISOString();
  const user = services.newId() as UserId;
  return changeAccounts(services, async (tx) => {
    const account = { user, name, standing, roles: new Set(roles) };
    await addAccount(tx, services, account, { at, by: actor });
    await services.custody.append(tx, {
      actor,
      action: 'account add',
      object: user,
      after: { standing, roles: [...account.roles] },
    });
    return user;
  });
}
