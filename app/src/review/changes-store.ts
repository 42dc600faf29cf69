import type { Store } from '../register/index.ts';

/** Writings of others about one record since a person last looked. */
export type Change = {
  readonly record: string;
  readonly by: string;
  readonly at: string;
  readonly form: string;
  readonly seq: number;
  readonly statements: number;
  readonly decisions: number;
};

export async function lastLook(
  { db }: Store,
  user: string,
): Promise<{ entry: number; at: string } | undefined> {
  return db.selectFrom('look').select(['entry', 'at']).where('user', '=', user).executeTakeFirst();
}

/** Remembers that a person has seen everything up to an entry. */
export async function keepLook({ db }: Store, user: string, entry: number, at: string): Promise<void> {
  await db
    .insertInto('look')
    .values({ user, entry, at })
    .onConflict((conflict) => conflict.column('user').doUpdateSet({ entry, at }))
    .execute();
}

export async function newestEntry({ db }: Store): Promise<number> {
  const row = await db
    .selectFrom('entry')
    .select((entry) => entry.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** What others wrote after an entry, newest first, one line for each record of a writing. */
export async function changesSince(
  { db }: Store,
  user: string,
  entry: number,
  limit = 200,
): Promise<Change[]> {
  const entries = await db
    .selectFrom('entry')
    .select(['seq', 'batch', 'by', 'at', 'form'])
    .where('seq', '>', entry)
    .where('by', '<>', user)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  if (entries.length === 0) return [];
  const batches = entries.map(({ batch }) => batch);
  const stated = await db
    .selectFrom('claim')
    .select(['batch', 'record', (claim) => claim.fn.countAll<number>().as('count')])
    .where('batch', 'in', batches)
    .groupBy(['batch', 'record'])
    .execute();
  const decided = await db
    .selectFrom('decision')
    .innerJoin('claim', 'claim.id', 'decision.claim')
    .select(['decision.batch', 'claim.record', (decision) => decision.fn.countAll<number>().as('count')])
    .where('decision.batch', 'in', batches)
    .groupBy(['decision.batch', 'claim.record'])
    .execute();
  return entries.flatMap(({ seq, batch, by, at, form }) => {
    const records = new Map<string, { statements: number; decisions: number }>();
    const lineOf = (record: string) => {
      const line = records.get(record) ?? { statements: 0, decisions: 0 };
      records.set(record, line);
      return line;
    };
    for (const row of stated) if (row.batch === batch) lineOf(row.record).statements += row.count;
    for (const row of decided) if (row.batch === batch) lineOf(row.record).decisions += row.count;
    return [...records].map(([record, line]) => ({ record, by, at, form, seq, ...line }));
  });
}
