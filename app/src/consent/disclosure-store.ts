import type { Store } from '../register/index.ts';

export type Disclosure = {
  readonly id: string;
  readonly kind: 'export' | 'share';
  /** A named body; for an export whoever took it out. */
  readonly recipient: string;
  readonly purpose: string;
  /** Ids of the sources it drew on. */
  readonly sources: readonly string[];
  readonly rows: number;
  readonly by: string;
  readonly at: string;
};

/** Remembers what left the register, in the transaction that lets it out. */
export async function addDisclosure({ db }: Store, disclosure: Disclosure): Promise<void> {
  const sources = JSON.stringify([...disclosure.sources].sort());
  await db
    .insertInto('disclosure')
    .values({ ...disclosure, sources })
    .execute();
}

/** What left the register and drew on one of these sources, newest first. */
export async function disclosuresOf({ db }: Store, sources: readonly string[]): Promise<Disclosure[]> {
  const wanted = new Set(sources);
  const rows = await db.selectFrom('disclosure').selectAll().orderBy('at', 'desc').execute();
  return rows
    .map((row): Disclosure => ({ ...row, sources: JSON.parse(row.sources) as string[] }))
    .filter((row) => row.sources.some((source) => wanted.has(source)));
}

export async function addRecall(
  { db }: Store,
  recall: {
    readonly disclosure: string;
    readonly withdrawal: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await db
    .insertInto('recall')
    .values(recall)
    .onConflict((conflict) => conflict.columns(['disclosure', 'withdrawal']).doNothing())
    .execute();
}

/** Ids of disclosures recalled because of these withdrawals. */
export async function recalled({ db }: Store): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('recall').select(['disclosure', 'withdrawal']).execute();
  return new Set(rows.map(({ disclosure, withdrawal }) => `${disclosure} ${withdrawal}`));
}
