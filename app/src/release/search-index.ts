import type { DatabaseSync } from 'node:sqlite';
import { keyTokens, nameKey, searchTokens, trigrams } from '@unhidden/names';
import type { Catalogue } from '@unhidden/record';
import { decadeOf, parseEdtf, propertyOf } from '@unhidden/record';
import type { GlossaryEntry, PublicRecord } from './release-model.ts';
import { recordPath } from './record-path.ts';

/** Kinds in the order of their weight: what people look for first stands first in the index. */
export const SEARCH_ORDER = [
  'camp', 'person', 'organisation', 'topic', 'demand', 'report', 'norm', 'measure', 'post', 'sentence', 'condition',
  'act', 'outcome', 'approach', 'figure', 'observation', 'scene', 'detention', 'kinship', 'involvement', 'opening', 'gap', 'source',
] as const;

const LONGEST_TEXT = 6000;

/** A token for a facet, distinct from every word: letters and digits only, so that the index keeps it whole. */
export function facetToken(facet: 'kind' | 'camp' | 'decade' | 'source', value: string): string {
  return `xx${facet}${value.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}

type Entry = {
  readonly kind: string;
  readonly path: string;
  readonly title: { readonly en: string; readonly ko: string };
  readonly names: readonly string[];
  readonly text: string;
  readonly lang: string;
  readonly camps: readonly string[];
  readonly decades: readonly string[];
  readonly sources: readonly string[];
};

/** Writes search entries; each name also goes into the index of near spellings. */
export function createSearchWriter(database: DatabaseSync) {
  const entry = database.prepare('insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const search = database.prepare('insert into search (rowid, names, keys, text, facets) values (?, ?, ?, ?, ?)');
  const near = database.prepare('insert or ignore into near values (?, ?, ?)');
  const keys = new Set<string>();
  let n = 0;
  return (found: Entry) => {
    n += 1;
    const lists = [found.camps, found.decades, found.sources].map((list) => list.join(' '));
    entry.run(n, found.kind, found.path, found.title.en, found.title.ko, ...lists as [string, string, string], found.lang, found.text);
    const facets = [
      facetToken('kind', found.kind),
      ...found.camps.map((value) => facetToken('camp', value)),
      ...found.decades.map((value) => facetToken('decade', value)),
      ...found.sources.map((value) => facetToken('source', value)),
    ];
    search.run(
      n,
      found.names.flatMap((name) => searchTokens(name)).join(' '),
      [...new Set(found.names.flatMap((name) => keyTokens(name)))].join(' '),
      searchTokens(found.text).join(' '),
      facets.join(' '),
    );
    if (found.kind === 'source' || found.kind === 'figure') return;
    for (const key of found.names.flatMap(nearKeys)) {
      if (keys.has(key)) continue;
      keys.add(key);
      for (const trigram of new Set(trigrams(key))) near.run(trigram, key, n);
    }
  };
}

/** Keys under which a misspelled query may find a name: the whole name and each of its longer words. */
function nearKeys(name: string): string[] {
  const words = keyTokens(name).map((token) => token.slice(2)).filter((key) => key.length >= 4);
  return [nameKey(name), ...words].filter((key) => key.length >= 3 && key.length <= 40);
}

/** What can be found of a record, and under which facets. */
export function recordEntry(catalogue: Catalogue, record: PublicRecord, sourceType: (id: string) => string | null): Entry {
  const names = new Set<string>([record.title.en, record.title.ko]);
  const texts: string[] = [];
  const camps = new Set<string>(record.kind === 'camp' ? [record.id] : []);
  const decades = new Set<string>();
  const sources = new Set<string>();
  let lang = 'en';
  for (const { property, values, past } of record.properties) {
    const declared = propertyOf(catalogue, record.kind, property);
    for (const value of values) {
      for (const { source } of value.claims) sources.add(sourceType(source) ?? 'other');
      if (declared?.type === 'name') names.add(value.value);
      if (declared?.type === 'date') for (const decade of decadesOf(value.value)) decades.add(decade);
      if (declared?.type === 'ref' && declared.refs.includes('camp') && !declared.refs.includes('person')) camps.add(value.value);
      if (declared?.type === 'number') texts.push(numbersIn(value.value));
      if (declared?.type === 'choice') texts.push(declared.choices[value.value]?.en ?? '', declared.choices[value.value]?.ko ?? '');
      if (declared?.type === 'text') {
        texts.push(value.value);
        lang = value.claims[0]?.lang ?? lang;
      }
      for (const { given } of value.claims) if (given !== null) texts.push(given);
    }
    for (const claim of past) if (declared?.type === 'text') texts.push(claim.value);
  }
  return {
    kind: record.kind,
    path: recordPath(record),
    title: record.title,
    names: [...names],
    text: [...new Set(texts)].join(' · ').slice(0, LONGEST_TEXT),
    lang,
    camps: [...camps].sort(),
    decades: [...decades].sort(),
    sources: [...sources].sort(),
  };
}

/** The numbers of a range as people write them: `120,000`. */
function numbersIn(range: string): string {
  return range
    .split('|')
    .filter((part) => part !== '')
    .map((part) => Number(part).toLocaleString('en'))
    .join(' ');
}

/** Longer spans say nothing useful about a decade. */
const MOST_DECADES = 12;

function decadesOf(value: string): readonly string[] {
  const date = parseEdtf(value);
  const decades = date.ok ? decadeOf(date.value).filter((decade) => decade.endsWith('0s')) : [];
  return decades.length <= MOST_DECADES ? decades : [];
}

export function glossaryEntry(entry: GlossaryEntry): Entry {
  return {
    kind: 'glossary',
    path: `/about/glossary#${entry.id}`,
    title: entry.term,
    names: [entry.term.en, entry.term.ko, ...(entry.hanja === null ? [] : [entry.hanja]), ...entry.also],
    text: `${entry.meaning.en} · ${entry.meaning.ko}`,
    lang: 'en',
    camps: [],
    decades: [],
    sources: [],
  };
}
