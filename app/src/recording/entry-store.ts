import type { ClaimId, RecordId } from '@unhidden/record';
import { sql } from 'kysely';
import { isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import { lockRecords, recordsCiting } from '../register/index.ts';

/** Who wrote a batch, in which session, with which form. */
export type Entry = {
  readonly batch: string;
  readonly by: string;
  readonly session: string;
  readonly at: string;
  readonly form: string;
};

export async function addEntry({ db }: Store, entry: Entry): Promise<void> {
  await db.insertInto('entry').values(entry).execute();
}

/** Properties that grade a source; a change of one can change which value leads where the source is cited. */
const GRADING: ReadonlySet<string> = new Set(['reliability', 'tier', 'date']);

/** The records whose views a writing changes, locked until the transaction ends. */
export async function lockAffected(
  store: Store,
  claims: readonly { readonly record: RecordId; readonly property: string }[],
  decided: readonly ClaimId[],
): Promise<RecordId[]> {
  const { db, engine } = store;
  const about = (await db
    .selectFrom('claim')
    .select(['record', 'property'])
    .where(isAmong(engine, 'id', decided))
    .execute()) as { record: RecordId; property: string }[];
  const touched = [...claims, ...about];
  const graded = touched.filter(({ property }) => GRADING.has(property)).map(({ record }) => record);
  const citing = graded.length === 0 ? [] : await recordsCiting(store, graded);
  const affected = [...new Set([...touched.map(({ record }) => record), ...citing])].sort();
  await lockRecords(store, affected);
  return affected;
}

/** Whether the register holds invented people; it then holds no real ones, and nothing added to it counts as real. */
export async function holdsSynthetic({ db }: Store): Promise<boolean> {
  const row = await db
    .selectFrom('batch')
    .select('id')
    .where('synthetic', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When each of these claims was last decided upon. */
export async function lastDecided(
  { db, engine }: Store,
  claims: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('decision')
    .select(['claim', (one) => one.fn.max('at').as('at')])
    .where(isAmong(engine, 'claim', claims))
    .groupBy('claim')
    .execute();
  return new Map(rows.map(({ claim, at }) => [claim, at]));
}

/** Who entered each of these claims; imported ones are left out. */
export async function authorsOf(
  { db, engine }: Store,
  claims: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('entry', 'entry.batch', 'claim.batch')
    .select(['claim.id', 'entry.by'])
    .where(isAmong(engine, 'claim.id', claims))
    .execute();
  return new Map(rows.map(({ id, by }) => [id, by]));
}

/** One writing about a record: what of it, by whom, when. */
export type Touch = Entry & {
  readonly seq: number;
  readonly claim: ClaimId;
  readonly property: string;
  readonly source: RecordId;
  /** The decision; null where the claim itself was entered. */
  readonly decision: string | null;
};

const TOUCH_COLUMNS = [
  'entry.seq',
  'entry.batch',
  'entry.by',
  'entry.session',
  'entry.at',
  'entry.form',
  'claim.id as claim',
  'claim.property',
  'claim.source',
] as const;

/** Everything written about a record since an entry, oldest first. */
export async function touchesOf({ db }: Store, record: string, since = 0): Promise<Touch[]> {
  const entered = db
    .selectFrom('claim')
    .innerJoin('entry', 'entry.batch', 'claim.batch')
    .select([...TOUCH_COLUMNS, sql<string | null>`null`.as('decision')])
    .where('claim.record', '=', record)
    .where('entry.seq', '>', since);
  const decided = db
    .selectFrom('claim')
    .innerJoin('decision', 'decision.claim', 'claim.id')
    .innerJoin('entry', 'entry.batch', 'decision.batch')
    .select([...TOUCH_COLUMNS, 'decision.id as decision'])
    .where('claim.record', '=', record)
    .where('entry.seq', '>', since);
  const rows = [...(await entered.execute()), ...(await decided.execute())] as Touch[];
  return rows.sort((a, b) => a.seq - b.seq);
}

/** The number of the newest entry about a record: a form carries it, to notice what others write meanwhile. */
export async function newestEntry({ db }: Store, record: string): Promise<number> {
  const entered = await db
    .selectFrom('claim')
    .innerJoin('entry', 'entry.batch', 'claim.batch')
    .select((e) => e.fn.max('entry.seq').as('seq'))
    .where('claim.record', '=', record)
    .executeTakeFirst();
  const decided = await db
    .selectFrom('claim')
    .innerJoin('decision', 'decision.claim', 'claim.id')
    .innerJoin('entry', 'entry.batch', 'decision.batch')
    .select((e) => e.fn.max('entry.seq').as('seq'))
    .where('claim.record', '=', record)
    .executeTakeFirst();
  return Math.max(0, entered?.seq ?? 0, decided?.seq ?? 0);
}
