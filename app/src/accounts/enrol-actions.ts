import type { Services } from '../workbench/services.ts';
import { addAccount, listAccounts, readAccount, writeAccount } from './account-store.ts';
import { activeAdministrators, nameProblem } from './account-rules.ts';
import { changeAccounts } from './change-accounts.ts';
import { addCredential } from './credential-store.ts';
import { addInvitation, endInvitations, findInvitation, useInvitation } from './invitation-store.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { finishEnrolment } from './passkeys.ts';
import type { PasskeyAnswer } from './passkeys.ts';
import type { UserId } from './roles.ts';
import { endSessions } from './session-store.ts';
import { beginSession } from './sessions.ts';

/** Name of the first administrator's account until they give their own. */
const UNNAMED = 'Administrator';

/**
 * The one-time address for the first administrator, made anew at every start; undefined once there is one. Nobody but
 * who reads the terminal learns it.
 */
export async function setUpAddress(services: Services): Promise<string | undefined> {
  const token = await changeAccounts(services, async (tx) => {
    const accounts = await listAccounts(tx, services);
    const at = services.now().toISOString();
    const waiting = accounts.find(
      ({ standing, roles }) => standing === 'invited' && roles.has('administrator'),
    );
    if (activeAdministrators(accounts).length > 0) return undefined;
    const account =
      waiting ??
      (await addAccount(
        tx,
        services,
        {
          user: services.newId() as UserId,
          name: UNNAMED,
          standing: 'invited',
          roles: new Set(['administrator']),
        },
        { at, by: 'system' },
      ));
    const made = await addInvitation(tx, services, { user: account.user, kind: 'set-up' }, 'system');
    await services.custody.append(tx, {
      actor: 'system',
      action: 'account set-up',
      object: account.user,
    });
    return made;
  });
  return token === undefined ? undefined : `${services.origin}/en/set-up/${token}`;
}

/** Enrols the first or a further key through a one-time address, and signs the person in. */
export async function enrolByInvitation(
  services: Services,
  token: string,
  answer: PasskeyAnswer,
  given: { readonly name: string; readonly keyName: string; readonly agent: string },
): Promise<Outcome<string>> {
  const invitation = await findInvitation(services.register, services, token);
  if (!invitation) return wrong('gone');
  const { user } = invitation.account;
  const name = invitation.kind === 'set-up' ? given.name : invitation.account.name;
  const nameIs = nameProblem(name, await listAccounts(services.register, services), user);
  if (nameIs) return wrong(nameIs, 'name');
  const enrolled = await finishEnrolment(services, user, invitation.hash, answer);
  if (!enrolled.ok) return wrong(`passkey ${enrolled.problem}`);

  return changeAccounts(services, async (tx) => {
    const at = services.now().toISOString();
    const account = await readAccount(tx, services, user);
    if (!account || account.standing === 'disabled') return wrong('gone');
    const accounts = await listAccounts(tx, services);
    if (invitation.kind === 'set-up' && activeAdministrators(accounts).length > 0) return wrong('gone');
    if (!(await useInvitation(tx, invitation.hash, at))) return wrong('gone');
    await endInvitations(tx, user, at);
    const credential = { ...enrolled.value, name: given.keyName, at };
    await addCredential(tx, services, credential);
    const isAnew = invitation.kind === 'recovery';
    if (isAnew) await endSessions(tx, user);
    await writeAccount(
      tx,
      services,
      account,
      {
        name,
        standing: 'active',
        credentials: isAnew ? [credential.id] : [...account.credentials, credential.id],
        ...(isAnew ? { passphrase: null, codeSet: null } : {}),
      },
      { at, by: user },
    );
    await services.custody.append(tx, {
      actor: user,
      action: 'key enrol',
      object: user,
      after: { credential: credential.id, publicKey: credential.publicKey },
      reason: invitation.kind,
    });
    return done(await beginSession(services, tx, user, 'passkey', given.agent));
  });
}
