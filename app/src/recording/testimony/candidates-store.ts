import type { Words } from '@unhidden/record';
import { parseEdtf } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { isAmong } from '../../platform/database.ts';
import type { Store } from '../../register/index.ts';
import type { Services } from '../../workbench/services.ts';
import { readableOf } from '../access.ts';
import { recordTitles } from '../names-store.ts';
import { orderedIndex } from '../tables/kind-index-store.ts';
import { selectRows } from '../tables/select-rows.ts';

/** Somebody of the register who may be the person typed, and what speaks for it. */
export type Candidate = {
  readonly id: string;
  readonly title: Words;
  readonly birth: string | null;
  /** Titles of camps the register knows the person at. */
  readonly camps: readonly Words[];
  /** Titles of relatives the register knows. */
  readonly kin: readonly Words[];
  readonly agrees: readonly ('birth' | 'camp')[];
};

const MOST = 8;
const LOOKED_AT = 60;

/**
 * People whose names sound like one of these, those who also agree in birth year or camp first. Names that are sealed
 * are not looked through here.
 */
export async function candidatesFor(
  services: Services,
  store: Store,
  person: SignedIn,
  typed: { readonly names: readonly string[]; readonly birth: string; readonly camps: readonly string[] },
): Promise<readonly Candidate[]> {
  const { index } = await orderedIndex(services.register, 'person', '@en', person.compartments);
  const ids = new Set<string>();
  for (const search of typed.names.filter((name) => name.trim().length > 1)) {
    const { matches } = selectRows(index, person.compartments, { filters: new Map(), facets: [], search });
    for (let at = matches.indexOf(1); at >= 0 && ids.size < LOOKED_AT; at = matches.indexOf(1, at + 1)) {
      const id = index.ids[at];
      if (id !== undefined) ids.add(id);
    }
  }
  if (ids.size === 0) return [];
  const known = await knownOf(services, store, person, [...ids]);
  const typedYear = yearOf(typed.birth);
  return known
    .map((one): Candidate => {
      const agrees: ('birth' | 'camp')[] = [];
      if (typedYear !== undefined && one.birth !== null && yearOf(one.birth) === typedYear)
        agrees.push('birth');
      if (one.campIds.some((camp) => typed.camps.includes(camp))) agrees.push('camp');
      const { id, title, birth, camps, kin } = one;
      return { id, title, birth, camps, kin, agrees };
    })
    .sort((a, b) => b.agrees.length - a.agrees.length || (a.title.en < b.title.en ? -1 : 1))
    .slice(0, MOST);
}

function yearOf(date: string): string | undefined {
  const read = parseEdtf(date);
  return read.ok ? read.value.earliest?.slice(0, 4) : undefined;
}

/** What this person may know of some people: birth, camps, relatives. */
async function knownOf(services: Services, store: Store, person: SignedIn, people: readonly string[]) {
  const { db, engine } = store;
  const births = await db
    .selectFrom('claim')
    .select(['record', 'value', 'source'])
    .where('property', '=', 'birth')
    .where(isAmong(engine, 'record', people))
    .execute();
  const own = await db
    .selectFrom('claim')
    .select(['record', 'value', 'source'])
    .where('property', '=', 'camp')
    .where(isAmong(engine, 'record', people))
    .execute();
  // Detentions and kinships refer to people; their other ends are read in the same step.
  const refs = await db
    .selectFrom('claim as one')
    .innerJoin('claim as two', 'two.record', 'one.record')
    .innerJoin('record', 'record.id', 'one.record')
    .select([
      'one.value as person',
      'two.property',
      'two.value',
      'two.source',
      'one.source as first',
      'one.record',
    ])
    .where(isAmong(engine, 'one.value', people))
    .where('record.kind', 'in', ['detention', 'kinship'])
    .where('one.property', 'in', ['person', 'relative'])
    .where('two.property', 'in', ['camp', 'person', 'relative'])
    .execute();
  const readable = await readableOf(services, store, person, [
    ...people,
    ...[...births, ...own].map(({ source }) => source),
    ...refs.flatMap(({ source, first, record }) => [source, first, record]),
  ]);
  const open = refs.filter(
    ({ source, first, record, person: one, value }) =>
      [source, first, record].every((id) => readable.has(id)) && value !== one,
  );
  const campsOf = (id: string) => [
    ...own.filter(({ record, source }) => record === id && readable.has(source)).map(({ value }) => value),
    ...open.filter((ref) => ref.person === id && ref.property === 'camp').map(({ value }) => value),
  ];
  const kinOf = (id: string) =>
    open.filter((ref) => ref.person === id && ref.property !== 'camp').map(({ value }) => value);
  const titles = await recordTitles(
    services,
    store,
    person,
    people.flatMap((id) => [id, ...campsOf(id), ...kinOf(id)]),
  );
  return people.flatMap((id) => {
    const title = titles.get(id);
    if (!title) return [];
    const named = (ids: readonly string[]) => [...new Set(ids)].flatMap((each) => titles.get(each) ?? []);
    return [
      {
        id,
        title,
        birth: births.find(({ record, source }) => record === id && readable.has(source))?.value ?? null,
        campIds: campsOf(id),
        camps: named(campsOf(id)),
        kin: named(kinOf(id)),
      },
    ];
  });
}
