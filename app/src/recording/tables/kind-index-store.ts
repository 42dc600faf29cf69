import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import type { RecordId } from '@unhidden/record';
import { sql } from 'kysely';
import type { Seen, Store, TableRow } from '../../register/index.ts';
import { foldText, refreshTableRows } from '../../register/index.ts';
import type { Services } from '../../workbench/services.ts';
import type { KindIndex } from './kind-index.ts';
import { createKindIndex } from './kind-index.ts';
import type { RowOrder } from './row-order.ts';
import { orderOf, reposition } from './row-order.ts';
import type { Membership } from './select-rows.ts';

type Register = Services['register'];

/** An index with what is needed to follow the register, and the column orders used last. */
type Held = {
  readonly index: KindIndex;
  readonly orders: Map<
    string,
    { readonly column: string; readonly member: Membership; readonly rows: RowOrder }
  >;
  since: number;
};

const PAGE = 5000;
/** Lines derived at a time: short enough that other requests are answered between them. */
const MADE_AT_ONCE = 250;
const ORDERS_KEPT = 6;

/** One per register and kind; it goes with the register. */
const held = new WeakMap<Register['db'], Map<string, Promise<Held>>>();

/**
 * The index of a kind as the register stands now, and the order of a column for somebody in these compartments: `@en`
 * and `@ko` are the titles, others properties. The first time it reads all lines of the kind.
 */
export async function orderedIndex(
  register: Register,
  kind: string,
  column: string,
  member: Membership,
): Promise<{ readonly index: KindIndex; readonly order: RowOrder }> {
  const { index, orders } = await current(register, kind);
  const needed = [...new Set(index.audiences.flat())].filter((each) => member.has(each)).sort();
  const name = JSON.stringify([column, needed]);
  const known = orders.get(name);
  if (known) {
    orders.delete(name);
    orders.set(name, known);
    return { index, order: known.rows };
  }
  const { version } = index;
  const rows = await readOrder(register, index, column, member);
  // What changed meanwhile is not in it; it serves this once and is read again.
  if (index.version === version) {
    orders.set(name, { column, member: new Set(needed), rows });
    const oldest = orders.keys().next().value;
    if (orders.size > ORDERS_KEPT && oldest !== undefined) orders.delete(oldest);
  }
  return { index, order: rows };
}

/** How long a request waits for lines to be made before it says that they are. */
const PATIENCE_MS = 3000;

async function current(register: Register, kind: string): Promise<Held> {
  const made = followed(register, kind);
  const waited = await Promise.race([made, pause(PATIENCE_MS, 'waited' as const, { ref: false })]);
  if (waited === 'waited') throw new StillPreparing();
  return waited;
}

/** The table is being made for the first time after a large import; to be asked for again. */
export class StillPreparing extends Error {}

async function followed(register: Register, kind: string): Promise<Held> {
  let kinds = held.get(register.db);
  if (!kinds) held.set(register.db, (kinds = new Map()));
  const before = kinds.get(kind);
  // One after the other: two requests at a time must not follow the same changes twice.
  const next = before
    ? before.then((each) => follow(register, each))
    : follow(register, { index: createKindIndex(kind), orders: new Map(), since: -1 });
  kinds.set(kind, next);
  next.catch(() => kinds.delete(kind));
  return next;
}

/** Takes in the lines that are new or changed since the last time, making those that are still to be made. */
async function follow(register: Register, each: Held): Promise<Held> {
  if (each.since < 0) await makeMissing(register, each.index.kind);
  for (;;) {
    const { newest, next } = await horizon(register, each);
    const unmade: string[] = [];
    for await (const rows of linesSince(register, each, newest))
      for (const { record, doc } of rows)
        if (doc === '') unmade.push(record);
        else take(each, record, JSON.parse(doc) as TableRow);
    each.since = next;
    if (unmade.length === 0) return each;
    await make(register, unmade);
  }
}

type Line = { readonly record: string; readonly doc: string };

async function* linesSince(
  { db }: Register,
  { index, since }: Held,
  newest: number,
): AsyncGenerator<readonly Line[]> {
  if (since >= 0) {
    const rows = await db
      .selectFrom('table_row')
      .select(['record', 'doc'])
      .where('kind', '=', index.kind)
      .where('stamp', '>=', since)
      .where('stamp', '<=', newest)
      .orderBy('stamp')
      .limit(PAGE)
      .execute();
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
  }
  // After an import, or at the start, in the order of the other index: sorting by stamp would hold all of it.
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('table_row')
      .select(['record', 'doc'])
      .where('kind', '=', index.kind)
      .where('record', '>', after)
      .where('stamp', '<=', newest)
      .orderBy('record')
      .limit(PAGE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.record;
    await setImmediate();
  }
}

function take({ index, orders }: Held, record: string, row: TableRow): void {
  const position = index.put(record, row);
  for (const { column, member, rows } of orders.values())
    reposition(rows, position, keyOf(column, column.startsWith('@') ? row.t : (row.k[column] ?? []), member));
}

/** Up to which stamp to read now, and from which on the next time. */
async function horizon(
  { db, engine }: Store,
  { index, since }: Held,
): Promise<{ readonly newest: number; readonly next: number }> {
  if (engine === 'sqlite') {
    const { last } = await db
      .selectFrom('table_row')
      .select(sql<number | null>`max(stamp)`.as('last'))
      .where('kind', '=', index.kind)
      .executeTakeFirstOrThrow();
    return { newest: last ?? 0, next: (last ?? 0) + 1 };
  }
  // Transactions still open may yet bring lines numbered from the oldest of them on. A restored dump may hold numbers
  // this server has not yet given out; those lines come in with the first reading.
  const { rows } = await sql<{ next: number; newest: number }>`
    select cast(cast(pg_snapshot_xmin(s) as text) as bigint) as next,
      cast(cast(pg_snapshot_xmax(s) as text) as bigint) as newest from pg_current_snapshot() as s`.execute(
    db,
  );
  const [{ next, newest } = { next: 0, newest: 0 }] = rows;
  return { next, newest: since < 0 ? Number.MAX_SAFE_INTEGER : newest };
}

async function makeMissing(register: Register, kind: string): Promise<void> {
  const rows = await register.db
    .selectFrom('record')
    .leftJoin('table_row', 'table_row.record', 'record.id')
    .select('record.id')
    .where('record.kind', '=', kind)
    .where('table_row.record', 'is', null)
    .execute();
  await make(
    register,
    rows.map(({ id }) => id),
  );
}

async function make(register: Register, records: readonly string[]): Promise<void> {
  for (let start = 0; start < records.length; start += MADE_AT_ONCE) {
    const some = records.slice(start, start + MADE_AT_ONCE) as RecordId[];
    await register.db
      .transaction()
      .execute((db) => refreshTableRows({ db, engine: register.engine }, register.catalogue, some));
    await setImmediate();
  }
}

async function readOrder(
  { db, engine }: Register,
  index: KindIndex,
  column: string,
  member: Membership,
): Promise<RowOrder> {
  const path = column.startsWith('@') ? ['t'] : ['k', column];
  const entries =
    engine === 'sqlite'
      ? sql<string | null>`json_extract(doc, ${`$.${path.map((part) => JSON.stringify(part)).join('.')}`})`
      : sql<string | null>`cast(cast(doc as jsonb) #> cast(${`{${path.join(',')}}`} as text[]) as text)`;
  const keys: (string | undefined)[] = Array.from({ length: index.ids.length });
  let runs: number[][] = [];
  const byKey = (a: number, b: number): number => {
    const [left = '', right = ''] = [keys[a], keys[b]];
    return left < right ? -1 : left > right ? 1 : a - b;
  };
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('table_row')
      .select(['record', entries.as('entries')])
      .where('kind', '=', index.kind)
      .where('doc', '<>', '')
      .where('record', '>', after)
      .orderBy('record')
      .limit(PAGE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) break;
    const run: number[] = [];
    for (const row of rows) {
      const position = index.positionOf(row.record);
      if (position === undefined || row.entries === null) continue;
      const key = keyOf(column, JSON.parse(row.entries) as Entries, member);
      keys[position] = key;
      if (key !== undefined) run.push(position);
    }
    runs.push(run.sort(byKey));
    after = last.record;
    await setImmediate();
  }
  while (runs.length > 1) {
    const merged: number[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], byKey));
      await setImmediate();
    }
    runs = merged;
  }
  return orderOf(keys, runs[0] ?? []);
}

function mergedRuns(
  a: readonly number[],
  b: readonly number[],
  compare: (a: number, b: number) => number,
): number[] {
  const merged: number[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    const [first, second] = [a[left], b[right]];
    if (second === undefined || (first !== undefined && compare(first, second) <= 0)) {
      merged.push(first ?? 0);
      left += 1;
    } else {
      merged.push(second);
      right += 1;
    }
  }
  return merged;
}

type Entries = TableRow['t'] | readonly Seen[];

/** The key of the first entry this person may see. */
function keyOf(column: string, entries: Entries, member: Membership): string | undefined {
  for (const entry of entries) {
    const audience = entry.at(-1) ?? '';
    if (audience !== '' && !audience.split(' ').every((each) => member.has(each))) continue;
    if (column === '@en') return foldText(entry[0]);
    if (column === '@ko') return foldText(entry[1]);
    return entry[0];
  }
  return undefined;
}
