import type { DatabaseSync } from 'node:sqlite';
import { trigrams } from '@unhidden/names';
import type { Catalogue } from '@unhidden/record';
import { decadeOf, parseEdtf, propertyOf } from '@unhidden/record';
import type { GlossaryEntry, PublicRecord } from './release-model.ts';
import { recordPath } from './record-path.ts';
import type { EntryTokens } from './search-tokens.ts';
import { createTokenizer } from './search-tokens.ts';
import type { TokensBeside } from './search-tokens-beside.ts';
import { tokensBeside } from './search-tokens-beside.ts';

/** Kinds in the order of their weight: what people look for first stands first in the index. */
export const SEARCH_ORDER = [
  'camp',
  'person',
  'organisation',
  'topic',
  'demand',
  'report',
  'norm',
  'measure',
  'post',
  'sentence',
  'condition',
  'act',
  'outcome',
  'approach',
  'figure',
  'observation',
  'scene',
  'detention',
  'kinship',
  'involvement',
  'opening',
  'gap',
  'source',
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

export type SearchWriter = {
  /** Waits while too much is under way. */
  add(entry: Entry): Promise<void> | undefined;
  finish(): Promise<void>;
  close(): Promise<unknown>;
};

const BATCH = 500;
/** Records are read in goes of several batches: with fewer under way, each thread waits for the other in turns. */
const BATCHES_UNDER_WAY = 6;

/**
 * Writes search entries in the order they are given; each name also goes into the index of near spellings, which `finish`
 * writes. Tokens are cut by another thread: some batches are cut while the next are gathered.
 */
export function createSearchWriter(database: DatabaseSync): SearchWriter {
  const entry = database.prepare('insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const search = database.prepare(
    'insert into search (rowid, names, keys, text, facets) values (?, ?, ?, ?, ?)',
  );
  const entryOf = new Map<string, number>();
  let beside: TokensBeside | undefined;
  let batch: Entry[] = [];
  /** Each ends when its batch and all before are written. */
  const underWay: Promise<void>[] = [];
  let n = 0;

  const write = (found: Entry, tokens: EntryTokens): void => {
    n += 1;
    const lists = [found.camps, found.decades, found.sources].map((list) => list.join(' '));
    entry.run(
      n,
      found.kind,
      found.path,
      found.title.en,
      found.title.ko,
      ...(lists as [string, string, string]),
      found.lang,
      found.text,
    );
    search.run(n, tokens.names, tokens.keys, tokens.text, facetsOf(found).join(' '));
    if (found.kind === 'source' || found.kind === 'figure') return;
    for (const key of tokens.near) if (!entryOf.has(key)) entryOf.set(key, n);
  };

  const send = async (): Promise<void> => {
    const entries = batch;
    batch = [];
    const searchables = entries.map(({ names, text }) => ({ names, text }));
    const asked = (beside ??= tokensBeside()).ask(searchables);
    const written = Promise.all([asked, underWay.at(-1)]).then(([cut]) =>
      entries.forEach((each, index) => {
        const tokens = cut[index];
        if (tokens) write(each, tokens);
      }),
    );
    // Whoever waits for it next is told; until then nobody is.
    written.catch(() => undefined);
    underWay.push(written);
    if (underWay.length > BATCHES_UNDER_WAY) await underWay.shift();
  };

  return {
    add(found) {
      batch.push(found);
      return batch.length < BATCH ? undefined : send();
    },
    async finish() {
      // A thread takes longer to start than a batch to cut.
      if (beside === undefined) {
        const tokenize = createTokenizer();
        for (const each of batch) write(each, tokenize(each));
      } else await send();
      await underWay.at(-1);
      writeNear(database, entryOf);
    },
    close: () => beside?.close() ?? Promise.resolve(),
  };
}

function facetsOf({ kind, camps, decades, sources }: Entry): readonly string[] {
  return [
    facetToken('kind', kind),
    ...camps.map((value) => facetToken('camp', value)),
    ...decades.map((value) => facetToken('decade', value)),
    ...sources.map((value) => facetToken('source', value)),
  ];
}

/** In the order of the table's key: a tree filled in order is written once. */
function writeNear(database: DatabaseSync, entryOf: ReadonlyMap<string, number>): void {
  const keysOf = new Map<string, string[]>();
  for (const key of [...entryOf.keys()].sort())
    for (const trigram of trigrams(key)) {
      const keys = keysOf.get(trigram);
      if (keys) keys.push(key);
      else keysOf.set(trigram, [key]);
    }
  const near = database.prepare('insert into near values (?, ?, ?)');
  for (const [trigram, keys] of [...keysOf].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const key of keys) near.run(trigram, key, entryOf.get(key) ?? 0);
}

/** What can be found of a record, and under which facets. */
export function recordEntry(
  catalogue: Catalogue,
  record: PublicRecord,
  sourceType: (id: string) => string | null,
): Entry {
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
      if (declared?.type === 'ref' && declared.refs.includes('camp') && !declared.refs.includes('person'))
        camps.add(value.value);
      if (declared?.type === 'number') texts.push(numbersIn(value.value));
      if (declared?.type === 'choice')
        texts.push(declared.choices[value.value]?.en ?? '', declared.choices[value.value]?.ko ?? '');
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
