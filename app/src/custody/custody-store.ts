import { sql } from 'kysely';
import type { HashAt, Subtree } from '@unhidden/translog';
import { fromBase64 } from '@unhidden/translog';
import type { Store } from '../register/index.ts';

/** As it stands in the database, which is not believed, down to the types. */
export type EntryRow = {
  readonly n: number;
  readonly entry: unknown;
  readonly leaf: unknown;
  readonly seal: unknown;
};
export type BlockRow = { readonly number: number; readonly body: unknown; readonly leaf: unknown };

const LOCK = 7_046_001;
const AT_ONCE = 1000;

/** Lets one transaction at a time add to the log, until it ends: the numbers then have no gap and follow the commits. */
export async function lockLog({ db, engine }: Store): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
  // Any write takes SQLite's only write lock, also one that finds no row.
  else await sql`update custody_salt set salt = salt where false`.execute(db);
}

export function newestEntry({ db }: Store): Promise<{ n: number; leaf: string } | undefined> {
  return db.selectFrom('custody_entry').selectAll().orderBy('n', 'desc').limit(1).executeTakeFirst();
}

export function entryAt({ db }: Store, n: number): Promise<EntryRow | undefined> {
  return db.selectFrom('custody_entry').selectAll().where('n', '=', n).executeTakeFirst();
}

/** Entries in their order, read piece by piece; all of them unless told after which. */
export async function* entriesAfter({ db }: Store, after?: number): AsyncGenerator<EntryRow> {
  for (let last = after; ;) {
    const rows = await db
      .selectFrom('custody_entry')
      .selectAll()
      .$if(last !== undefined, (query) => query.where('n', '>', last ?? 0))
      .orderBy('n')
      .limit(AT_ONCE)
      .execute();
    yield* rows;
    last = rows.at(-1)?.n;
    if (last === undefined || rows.length < AT_ONCE) return;
  }
}

/** The newest entries before a number, newest first. */
export function newestEntries({ db }: Store, before: number | undefined, limit: number): Promise<EntryRow[]> {
  return db
    .selectFrom('custody_entry')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('n', '<', before ?? 0))
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
}

/** Blocks in their order, read piece by piece; all of them unless told from which. */
export async function* blocksFrom({ db }: Store, from?: number): AsyncGenerator<BlockRow> {
  for (let last = from === undefined ? undefined : from - 1; ;) {
    const rows = await db
      .selectFrom('custody_block')
      .selectAll()
      .$if(last !== undefined, (query) => query.where('number', '>', last ?? 0))
      .orderBy('number')
      .limit(AT_ONCE)
      .execute();
    yield* rows;
    last = rows.at(-1)?.number;
    if (last === undefined || rows.length < AT_ONCE) return;
  }
}

export function newestBlock({ db }: Store): Promise<BlockRow | undefined> {
  return db.selectFrom('custody_block').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
}

export function blockAt({ db }: Store, number: number): Promise<BlockRow | undefined> {
  return db.selectFrom('custody_block').selectAll().where('number', '=', number).executeTakeFirst();
}

/** The stored hashes of a few subtrees, to be read without waiting. */
export async function storedHashes(store: Store, subtrees: readonly Subtree[]): Promise<HashAt> {
  const found = new Map<string, string>();
  for (const { level, index } of subtrees) {
    const hash =
      level === 0
        ? (await blockAt(store, index))?.leaf
        : (
            await store.db
              .selectFrom('custody_node')
              .select('hash')
              .where('level', '=', level)
              .where('position', '=', index)
              .executeTakeFirst()
          )?.hash;
    if (typeof hash === 'string') found.set(`${level}/${index}`, hash);
  }
  return (level, index) => fromBase64(found.get(`${level}/${index}`) ?? '');
}

export type LogTable = 'custody_entry' | 'custody_block' | 'custody_node';

/** Rows a table has, counted in another way than by reading them in order, which may miss one without a number. */
export async function countRows({ db }: Store, table: LogTable): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
