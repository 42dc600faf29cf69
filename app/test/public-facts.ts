import { readFileSync } from 'node:fs';

/** One value of the public-facts files: what it says, about which row, in which field, from which source. */
export type Leaf = {
  /** Where the row stands, in the wording of a record's `origin`. */
  readonly origin: string;
  readonly list: string;
  readonly field: string;
  readonly words: string;
  readonly source: string;
  /** `null` where the files leave open which of several locators is meant. */
  readonly locator: string;
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Row = { readonly [key: string]: Json };

const FILES = ['public-facts.json', 'public-facts-2.json'] as const;
const ADDRESSING = new Set(['id', 'source_id', 'locator']);
const COMPILERS = 'compilers-notes';
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

function isRow(json: Json | undefined): json is Row {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function rowsOf(json: Json | undefined): readonly Row[] {
  return Array.isArray(json) ? json.filter(isRow) : [];
}

/** Every single value inside a cell: items of a list one by one, nothing for null. */
function wordsOf(json: Json | undefined): string[] {
  if (json === null || json === undefined) return [];
  if (Array.isArray(json)) return json.flatMap(wordsOf);
  if (isRow(json)) return Object.values(json).flatMap(wordsOf);
  return [String(json)];
}

/** Reads both files, without any of the code that made the record, as a list of single values. */
export function publicFacts(): Leaf[] {
  return FILES.flatMap((file) => {
    const content = JSON.parse(readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8')) as Row;
    return Object.entries(content).flatMap(([list, json]): Leaf[] => {
      if (list === 'meta') return isRow(json) ? metaLeaves(file, json) : [];
      if (list === 'gaps')
        return wordsOf(json).map((words, index) =>
          noted(list, 'statement', words, `${file}#gaps[${index}]`, `${file}, gaps[${index}]`),
        );
      if (list === 'sources') return rowsOf(json).flatMap((row) => sourceLeaves(file, row));
      if (list === 'camps') return rowsOf(json).flatMap((row) => campLeaves(file, row));
      if (list === 'contested') return rowsOf(json).flatMap((row, index) => topicLeaves(file, row, index));
      return rowsOf(json).flatMap((row) =>
        cells(row).map(([field, words]) => {
          const [source, locator] = [String(row['source_id']), String(row['locator'])];
          return { origin: `${file}#${String(row['id'])}`, list, field, words, source, locator };
        }),
      );
    });
  });
}

function cells(row: Row): (readonly [string, string])[] {
  return Object.entries(row)
    .filter(([field]) => !ADDRESSING.has(field))
    .flatMap(([field, json]) => wordsOf(json).map((words) => [field, words] as const));
}

function noted(list: string, field: string, words: string, origin: string, locator: string): Leaf {
  return { origin, list, field, words, source: COMPILERS, locator };
}

function metaLeaves(file: string, meta: Row): Leaf[] {
  const origin = 'public-facts.json#meta';
  return Object.entries(meta).flatMap(([key, json]) => {
    const at = `${file}, meta.${key}`;
    if (isRow(json))
      return Object.entries(json).map(([unit, count]) =>
        noted('meta', key, String(count), origin, `${at}.${unit}`),
      );
    if (Array.isArray(json))
      return wordsOf(json).map((words, index) =>
        noted('meta', key, words, origin, `${at}, ${ORDINALS[index]} item`),
      );
    return [noted('meta', key, String(json), origin, at)];
  });
}

function sourceLeaves(file: string, row: Row): Leaf[] {
  const id = String(row['id']);
  const origin = `${file}#${id}`;
  return cells(row).map(([field, words]) =>
    ['note', 'tier', 'cited'].includes(field)
      ? noted('sources', field, words, origin, `${file}, sources[${id}].${field}`)
      : { origin, list: 'sources', field, words, source: id, locator: 'bibliographic record' },
  );
}

function campLeaves(file: string, row: Row): Leaf[] {
  const id = String(row['id']);
  const origin = `${file}#${id}`;
  const named = isRow(row['field_sources']) ? row['field_sources'] : {};
  const claims = rowsOf(row['claims']);
  const listed = claims.flatMap((claim) =>
    wordsOf(claim['value']).map((words) => {
      const [source, locator] = [String(claim['source_id']), String(claim['locator'])];
      return { origin, list: 'camp claims', field: String(claim['field']), words, source, locator };
    }),
  );
  const first = cells(row)
    .filter(([field]) => field !== 'field_sources' && field !== 'claims')
    .map(([field, words]): Leaf => {
      const source = named[field];
      if (source === undefined) return noted('camps', field, words, origin, `${file}, camps[${id}].${field}`);
      const isPoint = field === 'lat' || field === 'lon';
      const same = claims.find(
        (claim) =>
          claim['source_id'] === source &&
          (isPoint
            ? claim['field'] === 'lat_lon' &&
              String(claim['value']) === `${String(row['lat'])},${String(row['lon'])}`
            : claim['field'] === field),
      );
      return {
        origin,
        list: 'camps',
        field,
        words,
        source: String(source),
        locator: String(same?.['locator'] ?? 'locator not given'),
      };
    });
  return [...first, ...listed];
}

function topicLeaves(file: string, row: Row, index: number): Leaf[] {
  const origin = `${file}#contested[${index}]`;
  const notes = ['topic', 'note'].flatMap((field) =>
    wordsOf(row[field]).map((words) =>
      noted('contested', field, words, origin, `${file}, contested[${index}].${field}`),
    ),
  );
  const positions = rowsOf(row['positions']).map((position) => {
    const source = String(position['source_id']);
    return {
      origin,
      list: 'contested',
      field: 'position',
      words: String(position['value']),
      source,
      locator: 'locator not given',
    };
  });
  return [...notes, ...positions];
}
