import type { Services } from '../workbench/services.ts';
import { readAccount, writeAccount } from './account-store.ts';
import { changeAccounts } from './change-accounts.ts';
import { addInvitation } from './invitation-store.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { UserId } from './roles.ts';
import { endSessions } from './session-store.ts';

/** Takes every key, code and session from an account and makes an address for a new key; the terminal alone may. */
export async function resetAccount(services: Services, user: UserId): Promise<Outcome<string>> {
  return changeAccounts(services, async (tx) => {
    const written = { at: services.now().toISOString(), by: 'terminal' };
    const account = await readAccount(tx, services, user);
    if (!account) return wrong('gone');
    const emptied = { standing: 'invited', credentials: [], passphrase: null, codeSet: null } as const;
    await writeAccount(tx, services, account, emptied, written);
    await endSessions(tx, user);
    await services.custody.append(tx, { actor: 'terminal', action: 'account reset', object: user });
    return done(await addInvitation(tx, services, { user, kind: 'recovery' }, 'terminal'));
  });
}
