import { sealRow } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { readAccount } from './account-store.ts';
import { changeAccounts } from './change-accounts.ts';
import { addInvitation } from './invitation-store.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { SignedIn, UserId } from './roles.ts';
import { isGenuine } from './sealed-rows.ts';

/**
 * Helping somebody back in who lost every key: one administrator asks after having seen the person, a second one
 * confirms, a day passes in which the person can stop it from any session they still have, and then an address is made.
 */
export type Recovery = {
  readonly id: string;
  readonly user: UserId;
  readonly by: string;
  readonly at: string;
  readonly confirmedBy: string | null;
  /** From when the address can be made. */
  readonly readyAt: string | null;
};

const DELAY_MS = 24 * 60 * 60_000;
const LAPSES_MS = 7 * DELAY_MS;

/** Recoveries under way, of everyone or of one person. */
export async function openRecoveries(
  { db }: Store,
  services: Services,
  user?: UserId,
): Promise<readonly Recovery[]> {
  const rows = await db
    .selectFrom('recovery')
    .selectAll()
    .$if(user !== undefined, (query) => query.where('account', '=', user ?? ''))
    .where('at', '>', new Date(services.now().getTime() - LAPSES_MS).toISOString())
    .orderBy('at')
    .execute();
  const steps = await db.selectFrom('recovery_step').selectAll().execute();
  return rows
    .filter((row) => isGenuine(services, 'recovery', row))
    .flatMap((row) => {
      const own = steps.filter(({ recovery }) => recovery === row.id);
      // A forged end only stops a recovery; a forged confirmation must not count.
      if (own.some(({ step }) => step !== 'confirmed')) return [];
      const confirmed = own.find((step) => step.by !== row.by && isGenuine(services, 'recovery_step', step));
      return {
        id: row.id,
        user: row.account as UserId,
        by: row.by,
        at: row.at,
        confirmedBy: confirmed?.by ?? null,
        readyAt: confirmed ? new Date(Date.parse(confirmed.at) + DELAY_MS).toISOString() : null,
      };
    });
}

export async function askRecovery(
  services: Services,
  person: SignedIn,
  user: string,
): Promise<Outcome<undefined>> {
  return changeAccounts(services, async (tx) => {
    const account = await readAccount(tx, services, user);
    if (account?.standing !== 'active' || account.user === person.user) return wrong('gone');
    if ((await openRecoveries(tx, services, account.user)).length > 0) return wrong('gone');
    const row = {
      id: services.newId(),
      account: account.user,
      by: person.user,
      at: services.now().toISOString(),
    };
    await tx.db
      .insertInto('recovery')
      .values(sealRow(services.ring, 'recovery', row))
      .execute();
    await services.custody.append(tx, { actor: person.user, action: 'recovery ask', object: account.user });
    return done(undefined);
  });
}

/** The second administrator's word. */
export async function confirmRecovery(
  services: Services,
  person: SignedIn,
  id: string,
): Promise<Outcome<undefined>> {
  return changeAccounts(services, async (tx) => {
    const recovery = (await openRecoveries(tx, services)).find((one) => one.id === id);
    if (!recovery || recovery.confirmedBy !== null || recovery.user === person.user) return wrong('gone');
    if (recovery.by === person.user) return wrong('own request');
    const asker = await readAccount(tx, services, recovery.by);
    if (asker?.standing !== 'active' || !asker.roles.has('administrator')) return wrong('gone');
    await addStep(tx, services, recovery, 'confirmed', person.user);
    return done(undefined);
  });
}

/** Stops a recovery: the person themself, or any administrator. */
export async function cancelRecovery(
  services: Services,
  person: SignedIn,
  id: string,
): Promise<Outcome<undefined>> {
  return changeAccounts(services, async (tx) => {
    const recovery = (await openRecoveries(tx, services)).find((one) => one.id === id);
    if (!recovery || (recovery.user !== person.user && !person.roles.has('administrator')))
      return wrong('gone');
    await addStep(tx, services, recovery, 'cancelled', person.user);
    return done(undefined);
  });
}

/** Once the day has passed: the one-time address, to be given to the person by hand. */
export async function finishRecovery(
  services: Services,
  person: SignedIn,
  id: string,
): Promise<Outcome<string>> {
  return changeAccounts(services, async (tx) => {
    const recovery = (await openRecoveries(tx, services)).find((one) => one.id === id);
    if (!recovery || recovery.readyAt === null || recovery.confirmedBy === null) return wrong('gone');
    if (services.now().toISOString() < recovery.readyAt) return wrong('too early');
    const asker = await readAccount(tx, services, recovery.by);
    const confirmer = await readAccount(tx, services, recovery.confirmedBy);
    const stillBoth = [asker, confirmer].every(
      (one) => one?.standing === 'active' && one.roles.has('administrator'),
    );
    if (!stillBoth) return wrong('gone');
    await addStep(tx, services, recovery, 'done', person.user);
    return done(await addInvitation(tx, services, { user: recovery.user, kind: 'recovery' }, person.user));
  });
}

async function addStep(
  tx: Store,
  services: Services,
  { id, user }: Recovery,
  step: 'confirmed' | 'cancelled' | 'done',
  by: UserId,
): Promise<void> {
  const row = { recovery: id, step, by, at: services.now().toISOString() };
  await tx.db
    .insertInto('recovery_step')
    .values(sealRow(services.ring, 'recovery_step', row))
    .execute();
  await services.custody.append(tx, { actor: by, action: `recovery ${step}`, object: user, approvals: [id] });
}
