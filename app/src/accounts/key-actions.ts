import type { Services } from '../workbench/services.ts';
import { readAccount, writeAccount } from './account-store.ts';
import { changeAccounts } from './change-accounts.ts';
import { addCredential } from './credential-store.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { finishEnrolment } from './passkeys.ts';
import type { PasskeyAnswer } from './passkeys.ts';
import type { SignedIn } from './roles.ts';
import { endSessions } from './session-store.ts';

/** Adds a key to the account that is signed in; nothing in the form names an account. */
export async function addKey(
  services: Services,
  person: SignedIn,
  answer: PasskeyAnswer,
  name: string,
): Promise<Outcome<undefined>> {
  const enrolled = await finishEnrolment(services, person.user, person.session, answer);
  if (!enrolled.ok) return wrong(`passkey ${enrolled.problem}`);
  return changeAccounts(services, async (tx) => {
    const at = services.now().toISOString();
    const account = await readAccount(tx, services, person.user);
    if (account?.standing !== 'active') return wrong('gone');
    const credential = { ...enrolled.value, name, at };
    await addCredential(tx, services, credential);
    await writeAccount(
      tx,
      services,
      account,
      { credentials: [...account.credentials, credential.id] },
      { at, by: person.user },
    );
    await services.custody.append(tx, {
      actor: person.user,
      action: 'key enrol',
      object: person.user,
      after: { credential: credential.id, publicKey: credential.publicKey },
    });
    return done(undefined);
  });
}

/** Takes a key from the account that is signed in and ends its other sessions; the last key stays. */
export async function removeKey(
  services: Services,
  person: SignedIn,
  credential: string,
): Promise<Outcome<undefined>> {
  return changeAccounts(services, async (tx) => {
    const at = services.now().toISOString();
    const account = await readAccount(tx, services, person.user);
    if (!account?.credentials.includes(credential)) return wrong('gone');
    const credentials = account.credentials.filter((id) => id !== credential);
    if (credentials.length === 0) return wrong('last key');
    await writeAccount(tx, services, account, { credentials }, { at, by: person.user });
    await endSessions(tx, person.user, { except: person.session });
    await services.custody.append(tx, {
      actor: person.user,
      action: 'key remove',
      object: person.user,
      before: { credential },
    });
    return done(undefined);
  });
}
