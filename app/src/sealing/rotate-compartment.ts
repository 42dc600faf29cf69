import type { KeyRing, RotationCounts, WrappedKey } from '../keyring/index.ts';
import { rotate } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';

const PAGE = 500;

/** Where wrapped keys are kept: rows of their own, and as JSON beside what they seal. */
const KEY_HOLDERS = ['record_key', 'draft', 'import_file'] as const;
type Holder = (typeof KEY_HOLDERS)[number];

/**
 * Moves all keys of a compartment to its newest generation, which is made first unless an earlier run was cut short.
 * It may be stopped anywhere and started again.
 */
export async function rotateCompartment(
  ring: KeyRing,
  store: Store,
  compartment: string,
  onPage: (counts: RotationCounts) => void = () => undefined,
): Promise<RotationCounts> {
  ring.reload();
  const newest = newestOf(ring, compartment);
  if ((await keysBelow(store, compartment, newest)) === 0) await ring.rotateCompartment(compartment);
  let total: RotationCounts = { seen: 0, rewrapped: 0, current: 0, gone: 0, unreadable: [] };
  for (const holder of KEY_HOLDERS) {
    const counts = await rotate({
      ring,
      pages: pagesOf(store, holder, compartment),
      store: (after, before) => replace(store, holder, after, before),
      onPage: (page) => onPage(sum(total, page)),
    });
    total = sum(total, counts);
  }
  return total;
}

/** How many keys of a compartment are under older generations than this. */
export async function keysBelow(store: Store, compartment: string, generation: number): Promise<number> {
  let count = 0;
  for (const holder of KEY_HOLDERS)
    for await (const page of pagesOf(store, holder, compartment))
      count += page.filter((key) => key.generation < generation).length;
  return count;
}

export function newestOf(ring: KeyRing, compartment: string): number {
  const known = ring.compartments().find(({ id }) => id === compartment);
  if (!known)
    throw new Error(`The key ring has no compartment ${compartment}; "unhidden ring status" lists them.`);
  return known.newest;
}

async function* pagesOf(
  { db }: Store,
  holder: Holder,
  compartment: string,
): AsyncGenerator<readonly WrappedKey[]> {
  for (let after = ''; ;) {
    const rows =
      holder === 'record_key'
        ? await db
            .selectFrom('record_key')
            .select(['id', 'compartment', 'record', 'generation', 'wrapped'])
            .where('compartment', '=', compartment)
            .where('wrapped', 'is not', null)
            .where('id', '>', after)
            .orderBy('id')
            .limit(PAGE)
            .execute()
        : await db
            .selectFrom(holder)
            .select(['id', 'key'])
            .where('key', '<>', '')
            .where('id', '>', after)
            .orderBy('id')
            .limit(PAGE)
            .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    yield rows
      .map((row) =>
        'key' in row ? (JSON.parse(row.key) as WrappedKey) : { ...row, wrapped: row.wrapped ?? '' },
      )
      .filter((key) => key.compartment === compartment);
  }
}

async function replace(
  { db }: Store,
  holder: Holder,
  after: WrappedKey,
  before: WrappedKey,
): Promise<boolean> {
  const { numUpdatedRows } =
    holder === 'record_key'
      ? await db
          .updateTable('record_key')
          .set({ generation: after.generation, wrapped: after.wrapped })
          .where('id', '=', before.id)
          .where('generation', '=', before.generation)
          .where('wrapped', 'is not', null)
          .executeTakeFirst()
      : await db
          .updateTable(holder)
          .set({ key: JSON.stringify(after) })
          .where('key', '=', JSON.stringify(before))
          .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function sum(a: RotationCounts, b: RotationCounts): RotationCounts {
  return {
    seen: a.seen + b.seen,
    rewrapped: a.rewrapped + b.rewrapped,
    current: a.current + b.current,
    gone: a.gone + b.gone,
    unreadable: [...a.unreadable, ...b.unreadable],
  };
}
