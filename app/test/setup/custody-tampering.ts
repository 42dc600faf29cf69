import { sql } from 'kysely';
import { leafHash, toBase64 } from '@unhidden/translog';
import { formatBlock } from '../../src/custody/block.ts';
import { entryBytes, formatEntry, parseEntry } from '../../src/custody/entry.ts';
import type { Store } from '../../src/register/index.ts';
import type { Random } from '../world/random.ts';
import {
  forged,
  hashOf,
  readBlocks,
  readRows,
  renumbered,
  replaceEntries,
  rewrite,
  rowOf,
} from './custody-rewrite.ts';
import type { Row } from './custody-rewrite.ts';

/** Edits by somebody who may do everything in the database, knows this program, and has none of its keys. */
export const tamperings: Readonly<
  Record<string, (store: Store, at: number, random: Random) => Promise<number | undefined>>
> = {
  'one byte of an entry': async ({ db }, at, random) => {
    const { entry } = await rowOf({ db, engine: 'sqlite' }, at);
    const place = random.below(entry.length);
    const other = entry[place] === 'x' ? 'y' : 'x';
    const changed = entry.slice(0, place) + other + entry.slice(place + 1);
    await db.updateTable('custody_entry').set({ entry: changed }).where('n', '=', at).execute();
    return at;
  },
  'an entry with its hash': async (store, at) => {
    const entry = forged((await rowOf(store, at)).entry);
    const leaf = hashOf(entry);
    await store.db.updateTable('custody_entry').set({ entry, leaf }).where('n', '=', at).execute();
    return at;
  },
  'the hash beside an entry': async ({ db }, at) => {
    await db
      .updateTable('custody_entry')
      .set({ leaf: hashOf('other') })
      .where('n', '=', at)
      .execute();
    return at;
  },
  'an entry and all that follows from it': async (store, at) => {
    const rows = await readRows(store);
    await rewrite(
      store,
      rows.map((row) => (row.n === at ? { ...row, entry: forged(row.entry) } : row)),
    );
    return at;
  },
  'an entry taken out': async ({ db }, at) => {
    await db.deleteFrom('custody_entry').where('n', '=', at).execute();
    return at;
  },
  'an entry taken out and the rest renumbered': async (store, at) => {
    const rows = await readRows(store);
    await replaceEntries(store, renumbered(rows.filter(({ n }) => n !== at)));
    return at;
  },
  'an entry taken out and all that follows from it': async (store, at) => {
    const rows = await readRows(store);
    await rewrite(store, renumbered(rows.filter(({ n }) => n !== at)));
    return at;
  },
  'an entry put in and the rest renumbered': async (store, at) => {
    const rows = await readRows(store);
    const extra = { ...(rows[at - 1] as Row), entry: forged((rows[at - 1] as Row).entry) };
    await replaceEntries(
      store,
      renumbered(rows.toSpliced(at - 1, 0, { ...extra, leaf: hashOf(extra.entry) })),
    );
    return at;
  },
  'an entry put in and all that follows from it': async (store, at) => {
    const rows = await readRows(store);
    const extra = { ...(rows[at - 1] as Row), entry: forged((rows[at - 1] as Row).entry) };
    await rewrite(store, renumbered(rows.toSpliced(at - 1, 0, extra)));
    return at;
  },
  'an entry put in beside its twin': async (store, at) => {
    const extra = await rowOf(store, at);
    const { db } = store;
    await sql`create table twin as select * from custody_entry`.execute(db);
    await sql`drop table custody_entry`.execute(db);
    await sql`alter table twin rename to custody_entry`.execute(db);
    await db.insertInto('custody_entry').values(extra).execute();
    return undefined;
  },
  'an entry under a number of its own': async (store, at, random) => {
    const extra = await rowOf(store, at);
    await store.db
      .insertInto('custody_entry')
      .values({ ...extra, n: 5000 + random.below(1000) })
      .execute();
    return undefined;
  },
  'two entries in each other’s place': async (store, at, random) => {
    const rows = await readRows(store);
    const other = ((at + random.below(rows.length - 1)) % rows.length) + 1;
    const [one, two] = [rows[at - 1] as Row, rows[other - 1] as Row];
    await replaceEntries(
      store,
      rows.map((row) => (row.n === at ? { ...two, n: at } : row.n === other ? { ...one, n: other } : row)),
    );
    return Math.min(at, other);
  },
  'two entries in each other’s place and all that follows from it': async (store, at, random) => {
    const rows = await readRows(store);
    const other = ((at + random.below(rows.length - 1)) % rows.length) + 1;
    const [one, two] = [rows[at - 1] as Row, rows[other - 1] as Row];
    await rewrite(
      store,
      rows.map((row) => (row.n === at ? { ...two, n: at } : row.n === other ? { ...one, n: other } : row)),
    );
    return Math.min(at, other);
  },
  'the end cut off': async ({ db }, at) => {
    await db.deleteFrom('custody_entry').where('n', '>=', at).execute();
    return at;
  },
  'the end cut off, also of the tree': async (store, at) => {
    const rows = await readRows(store);
    const blocks = await readBlocks(store);
    await rewrite(
      store,
      rows.filter(({ n }) => n < at),
      blocks.filter(({ last }) => last < at),
    );
    return at;
  },
  'the end cut off and invented anew': async (store, at) => {
    const rows = await readRows(store);
    await rewrite(
      store,
      rows.map((row) => (row.n < at ? row : { ...row, entry: forged(row.entry) })),
    );
    return at;
  },
  'everything taken out': async (store) => {
    await rewrite(store, [], []);
    return 1;
  },
  'the time of an entry and all that follows from it': async (store, at) => {
    const rows = await readRows(store);
    await rewrite(
      store,
      rows.map((row) => {
        const entry = parseEntry(row.entry);
        return row.n === at && entry
          ? { ...row, entry: formatEntry({ ...entry, at: entry.at.replace(/\d\d\dZ$/, '999Z') }) }
          : row;
      }),
    );
    return at;
  },
  'a leaf of the tree': async ({ db }, at) => {
    const number = at % 30;
    await db
      .updateTable('custody_block')
      .set({ leaf: toBase64(leafHash(entryBytes('other'))) })
      .where('number', '=', number)
      .execute();
    return undefined;
  },
  'what a leaf says': async (store, at) => {
    const blocks = await readBlocks(store);
    const block = blocks[at % blocks.length];
    if (!block) throw new Error('no block');
    const body = formatBlock({ ...block, at: '2020-01-01T00:00:00.000Z' });
    await store.db
      .updateTable('custody_block')
      .set({ body, leaf: hashOf(body) })
      .where('number', '=', block.number)
      .execute();
    return undefined;
  },
  'a leaf taken out': async ({ db }, at) => {
    await db
      .deleteFrom('custody_block')
      .where('number', '=', at % 30)
      .execute();
    return undefined;
  },
  'the last leaf taken out': async ({ db }) => {
    await sql`delete from custody_block where number = (select max(number) from custody_block)`.execute(db);
    return undefined;
  },
  'entries moved to another minute and all that follows from it': async (store, at) => {
    const blocks = await readBlocks(store);
    const later = blocks.findIndex(({ last }) => last >= at);
    await rewrite(
      store,
      await readRows(store),
      blocks.map((block, index) =>
        index === later - 1
          ? { ...block, last: block.last + 1 }
          : index === later
            ? { ...block, nonce: 'x' }
            : block,
      ),
    );
    return undefined;
  },
  'a hash inside the tree': async ({ db }, at) => {
    await db
      .updateTable('custody_node')
      .set({ hash: toBase64(leafHash(entryBytes(String(at)))) })
      .where('level', '=', 1)
      .where('position', '=', at % 15)
      .execute();
    return undefined;
  },
  'a hash taken out of the tree': async ({ db }, at) => {
    await db
      .deleteFrom('custody_node')
      .where('level', '=', 1)
      .where('position', '=', at % 15)
      .execute();
    return undefined;
  },
  'a hash put into the tree': async ({ db }, at) => {
    await db
      .insertInto('custody_node')
      .values({ level: 40, position: at, hash: toBase64(leafHash(entryBytes(''))) })
      .execute();
    return undefined;
  },
};

/** Takes the database's own protection away. */
export async function takeGuardsAway({ db, engine }: Store): Promise<void> {
  for (const table of ['custody_entry', 'custody_block', 'custody_node'])
    for (const statement of engine === 'sqlite'
      ? [`drop trigger ${table}_no_update`, `drop trigger ${table}_no_delete`]
      : [`alter table ${table} disable trigger user`])
      await sql.raw(statement).execute(db);
}
