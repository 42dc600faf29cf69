import type { StoredHash } from '@unhidden/translog';
import { appendLeaves, emptyFrontier, leafHash, rootOf, toBase64 } from '@unhidden/translog';
import type { CustodyBlock } from '../../src/custody/block.ts';
import { formatBlock, parseBlock } from '../../src/custody/block.ts';
import { entryBytes, formatEntry, parseEntry } from '../../src/custody/entry.ts';
import type { CustodyEntry } from '../../src/custody/entry.ts';
import type { Store } from '../../src/register/index.ts';

export type Row = { n: number; entry: string; leaf: string; seal: string };

export async function rowOf({ db }: Store, n: number): Promise<Row> {
  return db.selectFrom('custody_entry').selectAll().where('n', '=', n).executeTakeFirstOrThrow();
}

export function readRows({ db }: Store): Promise<Row[]> {
  return db.selectFrom('custody_entry').selectAll().orderBy('n').execute();
}

export async function readBlocks({ db }: Store): Promise<CustodyBlock[]> {
  const rows = await db.selectFrom('custody_block').select('body').orderBy('number').execute();
  return rows.flatMap(({ body }) => parseBlock(body) ?? []);
}

/** An entry that says something else and looks right. */
export function forged(text: string): string {
  const entry = parseEntry(text);
  if (!entry) throw new Error('no entry');
  return formatEntry({ ...entry, actor: entry.actor === 'somebody' ? 'nobody' : 'somebody' });
}

export function hashOf(text: string): string {
  return toBase64(leafHash(entryBytes(text)));
}

export function renumbered(rows: readonly Row[]): Row[] {
  return rows.map((row, index) => ({ ...row, n: index + 1 }));
}

export async function replaceEntries({ db }: Store, rows: readonly Row[]): Promise<void> {
  await db.deleteFrom('custody_entry').execute();
  if (rows.length > 0)
    await db
      .insertInto('custody_entry')
      .values([...rows])
      .execute();
}

/** Makes the log whole again around what was changed: order, hashes, leaves and tree, all but seals and signatures. */
export async function rewrite(
  store: Store,
  rows: readonly Row[],
  given?: readonly CustodyBlock[],
): Promise<void> {
  const old = given ?? (await readBlocks(store));
  let prev: string | null = null;
  const entries = rows.map((row) => {
    const entry = formatEntry({ ...(parseEntry(row.entry) as CustodyEntry), prev });
    const leaf = hashOf(entry);
    prev = leaf;
    return { ...row, entry, leaf };
  });
  let after = 0;
  const bodies = old.map((block, index) => {
    const last = Math.max(after, Math.min(block.last, entries.length));
    const leaves = entries.slice(after, last).map(({ entry }) => leafHash(entryBytes(entry)));
    const body = formatBlock({ ...block, number: index, after, last, root: toBase64(rootOf(leaves)) });
    after = last;
    return body;
  });
  const { stored } = appendLeaves(
    emptyFrontier(),
    bodies.map((body) => leafHash(entryBytes(body))),
  );
  await replaceEntries(store, entries);
  await replaceTree(store, bodies, stored);
}

async function replaceTree(
  { db }: Store,
  bodies: readonly string[],
  stored: readonly StoredHash[],
): Promise<void> {
  await db.deleteFrom('custody_block').execute();
  await db.deleteFrom('custody_node').execute();
  if (bodies.length > 0)
    await db
      .insertInto('custody_block')
      .values(bodies.map((body, number) => ({ number, body, leaf: hashOf(body) })))
      .execute();
  const nodes = stored.filter(({ level }) => level > 0);
  if (nodes.length > 0)
    await db
      .insertInto('custody_node')
      .values(nodes.map(({ level, index, hash }) => ({ level, position: index, hash: toBase64(hash) })))
      .execute();
}
