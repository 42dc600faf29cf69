import type { Kind } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { columnsFor, defaultColumns, facetsOf, isSortable, TITLE } from './table-columns.ts';

export const PAGE_ROWS = 50;
const LONGEST_SEARCH = 100;
const MOST_VALUES = 50;

/** What a table shows: everything of it stands in the page's address. */
export type TableQuery = {
  readonly search: string;
  readonly filters: ReadonlyMap<string, readonly string[]>;
  readonly sort: string;
  readonly isDescending: boolean;
  readonly columns: readonly string[];
  /** From 1. */
  readonly page: number;
  /** The facet whose values are all listed. */
  readonly whole: string;
};

/** Reads an address; what a kind does not have, or this person may not choose, is left out. */
export function readTableQuery(
  kind: Kind,
  person: Pick<SignedIn, 'roles'>,
  query: URLSearchParams,
): TableQuery {
  const may = columnsFor(kind, person);
  const filters = new Map<string, readonly string[]>();
  for (const facet of facetsOf(kind)) {
    const values = [...new Set(query.getAll(`f.${facet}`))].filter((value) => value !== '');
    if (values.length > 0) filters.set(facet, values.slice(0, MOST_VALUES));
  }
  const chosen = query.getAll('col').filter((name) => may.some((property) => property.name === name));
  const sort = query.get('sort') ?? TITLE;
  const sorted = may.find(({ name }) => name === sort);
  const page = Number(query.get('page') ?? '1');
  return {
    search: (query.get('q') ?? '').slice(0, LONGEST_SEARCH),
    filters,
    sort: sorted && isSortable(sorted) ? sort : TITLE,
    isDescending: query.get('dir') === 'desc',
    columns: query.has('col') ? [...new Set(chosen)] : defaultColumns(kind),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    whole: query.get('all') ?? '',
  };
}

/** The same view as a query text; parts that say nothing are left out. */
export function queryText(kind: Kind, query: TableQuery, change: Partial<TableQuery> = {}): string {
  const { search, filters, sort, isDescending, columns, page, whole } = { ...query, ...change };
  const parameters = new URLSearchParams();
  if (search !== '') parameters.set('q', search);
  for (const [facet, values] of filters) for (const value of values) parameters.append(`f.${facet}`, value);
  if (sort !== TITLE) parameters.set('sort', sort);
  if (isDescending) parameters.set('dir', 'desc');
  if (columns.join() !== defaultColumns(kind).join())
    for (const column of columns.length === 0 ? [''] : columns) parameters.append('col', column);
  if (page > 1) parameters.set('page', String(page));
  if (whole !== '') parameters.set('all', whole);
  return parameters.toString();
}
