import { isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import type { Withdrawn } from '../release/remaining-content.ts';
import type { ConsentCheck, PublishChecks } from '../release/publishable.ts';

/** Keeps what was withdrawn out of every later release. */
export async function addWithdrawals(
  { db, engine }: Store,
  proposal: string,
  withdrawn: Withdrawn,
  at: string,
  newId: () => string,
): Promise<void> {
  const claims = await db
    .selectFrom('claim')
    .select(['id', 'record'])
    .where(isAmong(engine, 'id', withdrawn.claims))
    .execute();
  const rows = [
    ...withdrawn.records.map((record) => ({ record, claim: null })),
    ...claims.map(({ id, record }) => ({ record, claim: id })),
  ].map((row) => ({ id: newId(), proposal, at, ...row }));
  for (const row of rows) await db.insertInto('withdrawal').values(row).execute();
}

/** Checks of consent and of what came in by a form, joined with what was withdrawn from earlier releases. */
export async function publishChecks(
  { db }: Store,
  consent: ConsentCheck,
  fromIntake: PublishChecks['fromIntake'],
): Promise<PublishChecks> {
  const rows = await db.selectFrom('withdrawal').select(['record', 'claim']).execute();
  const records = new Set(rows.flatMap(({ record, claim }) => (claim === null ? [record] : [])));
  const claims = new Set(rows.flatMap(({ claim }) => claim ?? []));
  return {
    consent,
    fromIntake,
    isWithdrawn: ({ id, record }) => claims.has(id) || records.has(record),
  };
}

/** Changes whenever something was decided, withdrawn or agreed to, so that a build can tell it was overtaken. */
export async function stateMark({ db }: Store): Promise<string> {
  const counts: number[] = [];
  for (const table of MARKED) {
    const row = await db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    counts.push(row.n);
  }
  return counts.join(' ');
}

const MARKED = [
  'decision',
  'withdrawal',
  'confidence',
  'consent',
  'consent_withdrawal',
  'source_from_intake',
] as const;
