import type { Kind, Words } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import { listCompartments } from '../../accounts/compartment-store.ts';
import type { SignedIn } from '../../accounts/roles.ts';
import type { Services } from '../../workbench/services.ts';
import { orderedIndex } from './kind-index-store.ts';
import { pageOf } from './row-order.ts';
import type { Selection } from './select-rows.ts';
import { COMPARTMENT, selectRows } from './select-rows.ts';
import { facetsOf, SOURCE, TITLE } from './table-columns.ts';
import type { TableLine } from './table-lines.ts';
import { readLines, readTitles } from './table-lines.ts';
import type { TableQuery } from './table-query.ts';
import { PAGE_ROWS } from './table-query.ts';

export type FacetValue = { readonly value: string; readonly count: number; readonly words: Words };
export type Facet = {
  readonly name: string;
  /** The most frequent values and those chosen. */
  readonly values: readonly FacetValue[];
  /** How many values there are beyond those listed. */
  readonly more: number;
};

export type Table = {
  readonly kind: Kind;
  readonly query: TableQuery;
  readonly total: number;
  readonly pages: number;
  readonly lines: readonly TableLine[];
  readonly facets: readonly Facet[];
  /** Of records referred to. */
  readonly titles: ReadonlyMap<string, Words>;
};

const LISTED = 8;
const LISTED_WHOLE = 300;

/** One page of a table as one person may see it; tells the log when it holds protected values. */
export async function readTable(
  services: Services,
  person: SignedIn,
  kind: Kind,
  query: TableQuery,
  language: 'en' | 'ko',
): Promise<Table> {
  const { register } = services;
  const member = person.compartments;
  const { ids, selection, page, pages } = await select(services, person, kind, query, language);
  const [{ lines, titles }, facets] = await Promise.all([
    readLines(register, member, kind.name, ids, query.columns),
    facetsWithWords(services, person, kind, query, selection),
  ]);
  const isProtected = query.columns.some(
    (name) => propertyOf(register.catalogue, kind.name, name)?.tier === 'protected',
  );
  if (isProtected && lines.length > 0)
    await register.db.transaction().execute((db) =>
      services.custody.append(
        { db, engine: register.engine },
        {
          actor: person.user,
          action: 'table read protected',
          object: kind.name,
          after: { columns: query.columns, records: lines.map(({ id }) => id) },
        },
      ),
    );
  return { kind, query: { ...query, page }, total: selection.total, pages, lines, facets, titles };
}

async function select(
  { register }: Services,
  person: SignedIn,
  kind: Kind,
  query: TableQuery,
  language: 'en' | 'ko',
) {
  const column = query.sort === TITLE ? `@${language}` : query.sort;
  const { index, order } = await orderedIndex(register, kind.name, column, person.compartments);
  const selection = selectRows(index, person.compartments, {
    filters: query.filters,
    facets: facetsOf(kind),
    search: query.search,
  });
  const pages = Math.max(1, Math.ceil(selection.total / PAGE_ROWS));
  const page = Math.min(query.page, pages);
  const { isDescending } = query;
  const from = (page - 1) * PAGE_ROWS;
  const positions = pageOf(order, selection.matches, { isDescending, from, count: PAGE_ROWS });
  return { ids: positions.map((position) => index.ids[position] ?? ''), selection, page, pages };
}

/** Ids of all records a table shows this person, in its order. */
export async function selectIds(
  { register }: Services,
  person: SignedIn,
  kind: Kind,
  query: TableQuery,
  language: 'en' | 'ko',
): Promise<readonly string[]> {
  const column = query.sort === TITLE ? `@${language}` : query.sort;
  const { index, order } = await orderedIndex(register, kind.name, column, person.compartments);
  const { matches, total } = selectRows(index, person.compartments, {
    filters: query.filters,
    facets: [],
    search: query.search,
  });
  const { isDescending } = query;
  const positions = pageOf(order, matches, { isDescending, from: 0, count: total });
  return positions.map((position) => index.ids[position] ?? '');
}

/** How many records of each kind this person may read. */
export async function countKinds(
  { register }: Services,
  person: SignedIn,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const all = await register.db
    .selectFrom('record')
    .select(['kind', ({ fn }) => fn.countAll<number>().as('n')])
    .groupBy('kind')
    .execute();
  const moved = await register.db
    .selectFrom('placement as p')
    .innerJoin('record', 'record.id', 'p.record')
    .select(['record.kind', 'p.compartment', ({ fn }) => fn.countAll<number>().as('n')])
    .where('p.number', '=', (e) =>
      e
        .selectFrom('placement as later')
        .select(({ fn }) => fn.max('later.number').as('number'))
        .whereRef('later.record', '=', 'p.record'),
    )
    .groupBy(['record.kind', 'p.compartment'])
    .execute();
  const isOpen = person.compartments.has('open');
  for (const { kind, n } of all) counts.set(kind, isOpen ? n : 0);
  for (const { kind, compartment, n } of moved)
    counts.set(
      kind,
      (counts.get(kind) ?? 0) + (person.compartments.has(compartment) ? n : 0) - (isOpen ? n : 0),
    );
  return counts;
}

async function facetsWithWords(
  services: Services,
  person: SignedIn,
  kind: Kind,
  query: TableQuery,
  { counts }: Selection,
): Promise<readonly Facet[]> {
  const listed = facetsOf(kind).map((name) => {
    const chosen = query.filters.get(name) ?? [];
    const found = counts.get(name) ?? new Map<string, number>();
    const top = mostFrequent(found, query.whole === name ? LISTED_WHOLE : LISTED);
    const values = new Map([...chosen.map((value) => [value, found.get(value) ?? 0] as const), ...top]);
    return { name, values, more: Math.max(0, found.size - values.size) };
  });
  const records = listed.flatMap(({ name, values }) =>
    name === SOURCE || propertyOf(services.register.catalogue, kind.name, name)?.type === 'ref'
      ? [...values.keys()]
      : [],
  );
  const titles = await readTitles(services.register, person.compartments, records);
  const compartments = new Map(
    (person.compartments.size > 1 ? await listCompartments(services.register, services) : []).map(
      ({ id, name }) => [id, { en: name, ko: name }] as const,
    ),
  );
  return listed.flatMap(({ name, values, more }) => {
    if (name === COMPARTMENT && person.compartments.size < 2) return [];
    const property = propertyOf(services.register.catalogue, kind.name, name);
    const say = (value: string): Words | undefined =>
      name === COMPARTMENT
        ? (compartments.get(value) ?? { en: value, ko: value })
        : name === SOURCE || property?.type === 'ref'
          ? titles.get(value)
          : (property?.choices[value] ?? { en: value, ko: value });
    const worded = [...values].flatMap(([value, count]) => {
      const words = say(value);
      return words ? [{ value, count, words }] : [];
    });
    return worded.length === 0 ? [] : [{ name, values: worded, more }];
  });
}

/** Without sorting all of them: a facet of sources has thousands of values. */
function mostFrequent(
  found: ReadonlyMap<string, number>,
  most: number,
): readonly (readonly [string, number])[] {
  const counts = Uint32Array.from(found.values()).sort();
  const least = counts[Math.max(0, counts.length - most)] ?? 0;
  return [...found]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most);
}
