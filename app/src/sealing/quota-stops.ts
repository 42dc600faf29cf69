import type { SignedIn } from '../accounts/roles.ts';
import type { SealingTables } from '../register/schema/sealing.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';

export type QuotaStop = SealingTables['quota_stop'];

/** Tells the log, the operator and the administrators that somebody wanted more in a day than is allowed. */
export async function noteQuotaStop(
  { register, custody, now, newId, tell }: Services,
  person: Pick<SignedIn, 'user'>,
  what: QuotaStop['what'],
): Promise<void> {
  const at = now().toISOString();
  await register.db.transaction().execute(async (db) => {
    await db.insertInto('quota_stop').values({ id: newId(), by: person.user, what, at }).execute();
    await custody.append(
      { db, engine: register.engine },
      { actor: person.user, action: 'sealed quota', object: person.user, reason: what },
    );
  });
  tell(
    `${at} The day's limit of openings or look-ups was reached; an administrator sees who under Sealed values.`,
  );
}

/** The stops of the last thirty days, newest first. */
export async function recentStops({ db }: Store, now: Date): Promise<readonly QuotaStop[]> {
  return db
    .selectFrom('quota_stop')
    .selectAll()
    .where('at', '>=', new Date(now.getTime() - 30 * 86_400_000).toISOString())
    .orderBy('at', 'desc')
    .limit(100)
    .execute();
}
