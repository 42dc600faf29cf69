import { editDistance, keyTokens, nameKey, searchTokens, toFts5, trigrams } from '@unhidden/names';
import type { Words } from '@unhidden/record';
import type { ReadOnlySqlite, SqlRow } from '../platform/read-only-sqlite.ts';
import type { SearchFacet, SearchFilters, SearchResult, Stub } from './release-model.ts';
import { facetToken } from './search-index.ts';

/** Matches counted and ranked; a query with more is told so. */
export const SEARCH_LIMIT = 1000;
const NAME_LIMIT = 300;
const NEAR_LIMIT = 5;
/** Candidates for a near name that are looked at. */
const NEAR_ROWS = 3000;
const FEW = 3;
const SEPARATOR = ' ';

type Found = {
  readonly n: number;
  readonly kind: string;
  readonly path: string;
  readonly title: Words;
  readonly row: SqlRow;
  readonly score: number;
};

/** Search over one release, in any spelling its records hold. Work is bounded whatever the query. */
export function createSearch(db: ReadOnlySqlite, stub: (id: string) => Stub | undefined) {
  const matching = db.query('rowid', 'from search where search match ? order by rowid limit ?');
  const entriesIn = db.query(
    'n, kind, path, title_en, title_ko, camps, decades, sources, lang',
    'from entry where n in (select value from json_each(?))',
  );
  const sharing = db.query('key, entry', 'from near where trigram = ? limit ?');
  const rowids = (match: string, limit: number) => matching(match, limit).map((row) => Number(row['rowid']));
  const entries = (ids: readonly number[]) => entriesIn(JSON.stringify(ids));

  return (query: string, filters: SearchFilters, offset: number, limit: number): SearchResult => {
    const words = toFts5(query);
    const facets = facetMatch(filters);
    if (words === null) return { hits: [], total: 0, capped: false, facets: countFacets([], stub), near: [] };
    const keys = keyMatch(query);
    const byName = rowids(and(`names : (${words})`, facets), NAME_LIMIT);
    const bySpelling = keys === null ? [] : rowids(and(keys, facets), NAME_LIMIT);
    const byText = rowids(and(words, facets), SEARCH_LIMIT + 1);
    const capped = byText.length > SEARCH_LIMIT;
    const ids = [...new Set([...byName, ...bySpelling, ...byText.slice(0, SEARCH_LIMIT)])];
    const named = new Set(byName);
    const spelt = new Set(bySpelling);
    const wanted = plain(query);
    const found = entries(ids)
      .map((row): Found => {
        const n = Number(row['n']);
        const title = { en: String(row['title_en']), ko: String(row['title_ko']) };
        const score = scoreOf(wanted, title, String(row['kind']), named.has(n), spelt.has(n));
        return { n, kind: String(row['kind']), path: String(row['path']), title, row, score };
      })
      .sort((a, b) => b.score - a.score || a.n - b.n);
    const hits = found.slice(offset, offset + limit).map(({ n, kind, path, title, row }) => ({
      kind,
      path,
      title,
      text: String(db.get('select text from entry where n = ?', n)?.['text'] ?? ''),
      textLang: String(row['lang']),
    }));
    const near = found.length < FEW ? nearNames(query) : [];
    return {
      hits,
      total: Math.min(found.length, SEARCH_LIMIT),
      capped,
      facets: countFacets(found, stub),
      near,
    };
  };

  /** The trigrams that tell most names apart, as many as stay within the bound on work. */
  function rarest(all: readonly string[]): readonly string[] {
    const counted = all.map((trigram) => ({
      trigram,
      count: Number(
        db.get(
          'select count(*) as n from (select 1 from near where trigram = ? limit ?)',
          trigram,
          NEAR_ROWS,
        )?.['n'] ?? 0,
      ),
    }));
    let rows = 0;
    return counted
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count)
      .filter(({ count }, index) => (rows += count) <= NEAR_ROWS || index < 2)
      .map(({ trigram }) => trigram);
  }

  function nearNames(query: string): SearchResult['near'] {
    const key = nameKey(query);
    if (key.length < 3) return [];
    const shared = new Map<string, { count: number; entry: number }>();
    for (const trigram of rarest(trigrams(key)))
      for (const row of sharing(trigram, NEAR_ROWS)) {
        const known = shared.get(String(row['key']));
        if (known) known.count += 1;
        else shared.set(String(row['key']), { count: 1, entry: Number(row['entry']) });
      }
    const most = Math.max(1, Math.floor(key.length / 3));
    const close = [...shared]
      .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
      .slice(0, 200)
      .map(([candidate, { entry }]) => ({ entry, candidate, distance: editDistance(key, candidate, most) }))
      .filter(({ distance }) => distance <= most)
      .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
    const unique = [...new Set(close.map(({ entry }) => entry))].slice(0, NEAR_LIMIT);
    const rows = new Map(entries(unique).map((row) => [Number(row['n']), row]));
    return unique.flatMap((n) => {
      const row = rows.get(n);
      return row
        ? [{ title: { en: String(row['title_en']), ko: String(row['title_ko']) }, path: String(row['path']) }]
        : [];
    });
  }
}

function and(...parts: (string | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .map((part) => `(${part})`)
    .join(' AND ');
}

function keyMatch(query: string): string | null {
  const whole = keyTokens(query).at(-1);
  return whole === undefined ? null : `keys : "${whole}"`;
}

function facetMatch({ kind, camp, decade, sourceType }: SearchFilters): string | null {
  const tokens = [
    kind && facetToken('kind', kind),
    camp && facetToken('camp', camp),
    decade && facetToken('decade', decade),
    sourceType && facetToken('source', sourceType),
  ].filter((token) => token !== undefined && token !== '');
  return tokens.length === 0 ? null : tokens.map((token) => `facets : "${token}"`).join(' AND ');
}

const KIND_WEIGHT: Readonly<Record<string, number>> = {
  glossary: 30,
  camp: 40,
  person: 35,
  organisation: 20,
  topic: 12,
  demand: 10,
  report: 10,
  norm: 8,
};

/** A title that is the query counts most, then one that begins with it, then a name that holds it, then a near spelling. */
function scoreOf(wanted: string, title: Words, kind: string, inName: boolean, bySpelling: boolean): number {
  const weight = KIND_WEIGHT[kind] ?? 0;
  // A title is among the names, so only a name that holds the query can be one.
  if (!inName) return weight + (bySpelling ? 40 : 0);
  const titles = [plain(title.en), plain(title.ko)];
  if (titles.includes(wanted)) return weight + 120;
  return weight + (titles.some((text) => text.startsWith(`${wanted} `)) ? 70 : 50);
}

function plain(text: string): string {
  return searchTokens(text).join(SEPARATOR);
}

function countFacets(
  found: readonly Found[],
  stub: (id: string) => Stub | undefined,
): SearchResult['facets'] {
  const count = (column: string) => {
    const counts = new Map<string, number>();
    for (const { row } of found)
      for (const value of String(row[column]).split(SEPARATOR))
        if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  };
  const plainly = ([value, n]: readonly [string, number]): SearchFacet => ({
    value,
    label: { en: value, ko: value },
    count: n,
  });
  return {
    kind: count('kind').map(plainly),
    camp: count('camps').map(([value, n]) => ({
      value,
      label: stub(value)?.title ?? { en: value, ko: value },
      count: n,
    })),
    decade: count('decades')
      .map(plainly)
      .sort((a, b) => (a.value < b.value ? -1 : 1)),
    sourceType: count('sources').map(plainly),
  };
}
