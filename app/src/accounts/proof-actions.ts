import { sealRow } from '../keyring/index.ts';
import { randomBytes } from 'node:crypto';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { readAccount } from './account-store.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { finishAssertion } from './passkeys.ts';
import type { PasskeyAnswer } from './passkeys.ts';
import type { SignedIn } from './roles.ts';
import { isGenuine } from './sealed-rows.ts';
import { endSessions, hashOf } from './session-store.ts';
import { beginSession } from './sessions.ts';

/** Signs in whoever holds the key; an earlier session of this browser ends. Returns the new session's secret. */
export async function signInWithPasskey(
  services: Services,
  answer: PasskeyAnswer,
  { agent, before }: { readonly agent: string; readonly before: SignedIn | undefined },
): Promise<Outcome<string>> {
  const asserted = await finishAssertion(services, undefined, 'sign-in', answer);
  if (!asserted.ok) return wrong(`passkey ${asserted.problem}`);
  const { user } = asserted.value;
  return inTransaction(services, async (tx) => {
    if (before) await endSessions(tx, before.user, { only: before.session });
    return done(await beginSession(services, tx, user, 'passkey', agent));
  });
}

/** Proves anew that it is this person. The session gets a new secret; its forms in other windows still hold. */
export async function prove(
  services: Services,
  person: SignedIn,
  answer: PasskeyAnswer,
): Promise<Outcome<string>> {
  const asserted = await finishAssertion(services, person, 'prove', answer);
  if (!asserted.ok) return wrong(`passkey ${asserted.problem}`);
  const at = services.now().toISOString();
  const secret = randomBytes(32).toString('base64url');
  return inTransaction(services, async (tx) => {
    const account = await readAccount(tx, services, person.user);
    const row = await tx.db
      .selectFrom('session')
      .selectAll()
      .where('id', '=', person.session)
      .executeTakeFirst();
    if (!row || account?.standing !== 'active') return wrong('gone');
    const { seen_at: _, ...held } = row;
    if (held.account !== person.user || !isGenuine(services, 'session', held)) return wrong('gone');
    const { mac: __, ...rest } = held;
    await tx.db
      .updateTable('session')
      .set(
        sealRow(services.ring, 'session', {
          ...rest,
          secret_hash: hashOf(secret),
          method: 'passkey' as const,
          proved_at: at,
        }),
      )
      .where('id', '=', person.session)
      .execute();
    await services.custody.append(tx, {
      actor: person.user,
      action: 'session prove',
      object: person.user,
      after: { session: person.session },
    });
    return done(secret);
  });
}

export async function signOut(services: Services, person: SignedIn): Promise<void> {
  await endOwnSessions(services, person, { only: person.session });
}

/** Ends sessions of one's own. */
export async function endOwnSessions(
  services: Services,
  person: SignedIn,
  which: { readonly only?: string; readonly except?: string },
): Promise<number> {
  return inTransaction(services, async (tx) => {
    const ended = await endSessions(tx, person.user, which);
    await services.custody.append(tx, {
      actor: person.user,
      action: 'session end',
      object: person.user,
      after: { ended },
    });
    return ended;
  });
}

function inTransaction<Value>({ register }: Services, work: (tx: Store) => Promise<Value>): Promise<Value> {
  return register.db.transaction().execute((db) => work({ db, engine: register.engine }));
}
