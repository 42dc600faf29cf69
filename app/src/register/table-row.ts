import type { Catalogue, Claim, Kind, Property, RecordView } from '@unhidden/record';
import { parseEdtf, parseNumberRange, standingOf } from '@unhidden/record';
import { nameKey } from '@unhidden/names';
import type { Dossier } from './claims-store.ts';

/**
 * Compartments somebody must be in to learn of something, sorted and joined by a space; '' is everyone who may read
 * the record. A claim is where its source is, and a reference also where its target is.
 */
export type Audience = string;
export type Seen = readonly [text: string, audience: Audience];

/** What a record's line in tables is filtered, sorted and searched by. Nothing of the sealed tier enters it. */
export type TableRow = {
  /** The record's own compartment. */
  readonly c: string;
  /** Titles in English and Korean, best first, up to the first that everyone may see. */
  readonly t: readonly (readonly [en: string, ko: string, audience: Audience])[];
  /** Folded words and name keys. */
  readonly w: readonly Seen[];
  /** Values by facet: properties of choices and references, and `@review`, `@source`, `@contested`. */
  readonly f: Readonly<Record<string, readonly Seen[]>>;
  /** Sort keys by property, lead first, up to the first that everyone may see. */
  readonly k: Readonly<Record<string, readonly Seen[]>>;
};

const LONGEST_KEY = 48;
const LONGEST_TITLE = 120;
const UNSORTED: ReadonlySet<Property['type']> = new Set(['file', 'place', 'ref']);

/** Derives the line of one record; `compartmentOf` knows the record, its sources and what it refers to. */
export function tableRowOf(
  catalogue: Catalogue,
  { head, claims, decisions }: Dossier,
  view: RecordView,
  compartmentOf: (record: string) => string,
  open: string,
): TableRow {
  const kind = catalogue.get(head.kind);
  if (!kind) throw new Error(`the register holds a record of the unknown kind "${head.kind}"`);
  const byId = new Map<string, Claim>(claims.map((claim) => [claim.id, claim]));
  const byClaim = Map.groupBy(decisions, ({ claim }) => claim);
  const audience = (...places: readonly string[]): Audience =>
    [...new Set(places.map(compartmentOf))]
      .filter((place) => place !== open)
      .sort()
      .join(' ');
  const facets: Record<string, Seen[]> = {};
  const keys: Record<string, readonly Seen[]> = {};
  const note = (facet: string, value: string, seenBy: Audience): void => {
    const seen = (facets[facet] ??= []);
    if (!seen.some(([other, by]) => other === value && by === seenBy)) seen.push([value, seenBy]);
  };
  const words: Seen[] = [];
  const names = new Map<string, readonly Stated[]>();
  for (const { property: name, values } of view.properties) {
    const property = kind.properties.find((each) => each.name === name);
    if (!property || property.tier === 'sealed') continue;
    const stated = values.flatMap(({ value, claims: ids }) =>
      ids.flatMap((id): Stated[] => {
        const claim = byId.get(id);
        if (!claim) return [];
        const { review } = standingOf(claim, byClaim.get(id) ?? []);
        const seenBy = audience(claim.source, ...(property.type === 'ref' ? [value] : []));
        note('@review', review, seenBy);
        note('@source', claim.source, seenBy);
        return [{ value, lang: claim.lang, seenBy }];
      }),
    );
    names.set(name, stated);
    if (property.tier === 'public' && (property.type === 'choice' || property.type === 'ref'))
      for (const { value, seenBy } of stated) note(name, value, seenBy);
    if (!property.many) for (const seenBy of contested(stated)) note('@contested', 'yes', seenBy);
    if (!UNSORTED.has(property.type))
      keys[name] = untilOpen(stated.map(({ value, seenBy }): Seen => [sortKey(property, value), seenBy]));
    if (property.tier === 'public' && (property.type === 'name' || kind.title.includes(name)))
      for (const { value, seenBy } of stated) words.push([searchWords(property, value), seenBy]);
  }
  words.push([foldText(head.handle ?? ''), '']);
  return {
    c: compartmentOf(head.id),
    t: titlesOf(kind, names),
    w: joinedByAudience(words),
    f: facets,
    k: keys,
  };
}

type Stated = { readonly value: string; readonly lang: string | null; readonly seenBy: Audience };

/** Lower case without accents and apostrophes, one space between words: what is typed and what is kept meet here. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘`ʼ]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[#\s]+/g, ' ')
    .trim();
}

/** Text whose order by code units is the order of a column. */
export function sortKey(property: Pick<Property, 'type'>, value: string): string {
  switch (property.type) {
    case 'date': {
      const date = parseEdtf(value);
      return date.ok ? `${date.value.earliest ?? date.value.latest ?? '~'} ${value}` : `~${value}`;
    }
    case 'number': {
      const range = parseNumberRange(value);
      const number = range?.best ?? range?.low ?? range?.high ?? 0;
      // Negative numbers do not occur among counts; they sort before all others, unordered.
      return number < 0 ? '-' : number.toFixed(4).padStart(24, '0');
    }
    default:
      return foldText(value)
        .replaceAll(/\d+/g, (digits) => digits.padStart(6, '0'))
        .slice(0, LONGEST_KEY);
  }
}

function searchWords({ type }: Property, value: string): string {
  const folded = foldText(value.slice(0, 400));
  const key = type === 'name' ? nameKey(value) : '';
  return key === '' ? folded : `${folded}#${key}`;
}

/** Who may see that a property has two values: those who may see both. */
function contested(stated: readonly Stated[]): ReadonlySet<Audience> {
  const found = new Set<Audience>();
  const distinct = [...new Map(stated.map((each) => [`${each.seenBy}\n${each.value}`, each])).values()];
  for (const [index, a] of distinct.entries())
    for (const b of distinct.slice(index + 1)) if (a.value !== b.value) found.add(both(a.seenBy, b.seenBy));
  return found;
}

function both(a: Audience, b: Audience): Audience {
  return [...new Set([...a.split(' '), ...b.split(' ')])]
    .filter((each) => each !== '')
    .sort()
    .join(' ');
}

/** What comes after a value that everyone sees is never the first anybody sees. */
function untilOpen<Entry extends readonly [...unknown[], Audience]>(
  entries: readonly Entry[],
): readonly Entry[] {
  const open = entries.findIndex((entry) => entry.at(-1) === '');
  const reached = open < 0 ? entries : entries.slice(0, open + 1);
  const seen = new Set<unknown>();
  return reached.filter((entry) => seen.size < seen.add(entry.at(-1)).size);
}

function titlesOf(kind: Kind, stated: ReadonlyMap<string, readonly Stated[]>): TableRow['t'] {
  const found: (readonly [string, string, Audience])[] = [];
  for (const name of kind.title) {
    const property = kind.properties.find((each) => each.name === name);
    const values = stated.get(name) ?? [];
    if (!property || property.tier !== 'public' || property.type === 'ref') continue;
    if (property.type === 'name')
      for (const seenBy of new Set(values.map((each) => each.seenBy))) {
        const seen = values.filter((each) => each.seenBy === '' || each.seenBy === seenBy);
        found.push([inScript(seen, ['en', 'ko-Latn']), inScript(seen, ['ko-Hang', 'ko-Kore', 'ko']), seenBy]);
      }
    else
      for (const { value, seenBy } of values) {
        const words = property.choices[value] ?? { en: shortened(value), ko: shortened(value) };
        found.push([words.en, words.ko, seenBy]);
      }
  }
  // A title for fewer people goes first: whoever may see it is to see it.
  return untilOpen(found.sort((a, b) => Number(a[2] === '') - Number(b[2] === '')));
}

function inScript(values: readonly Stated[], tags: readonly string[]): string {
  for (const tag of tags) {
    const found = values.find(({ lang }) => (lang ?? '').startsWith(tag));
    if (found) return found.value;
  }
  return values[0]?.value ?? '';
}

function shortened(text: string): string {
  return text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;
}

function joinedByAudience(words: readonly Seen[]): readonly Seen[] {
  return [...Map.groupBy(words, ([, seenBy]) => seenBy)].map(([seenBy, group]) => [
    [...new Set(group.map(([text]) => text))].filter((text) => text !== '').join('\n'),
    seenBy,
  ]);
}
