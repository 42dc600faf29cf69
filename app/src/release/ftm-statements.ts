import { hash } from 'node:crypto';
import type { Catalogue, Property } from '@unhidden/record';
import { dateInWords, parseEdtf, parsePlace, propertyOf } from '@unhidden/record';
import { csvCell } from '../platform/csv-text.ts';
import type { FtmField, FtmMapping, FtmSchema, FtmType } from './ftm-mapping.ts';
import { FTM_LANGUAGES, FTM_MAPPINGS } from './ftm-mapping.ts';
import type { ClaimRow, Head, RecordRows } from './release-rows.ts';

/** Columns of FollowTheMoney's statement CSV. */
export const FTM_COLUMNS = [
  'id',
  'entity_id',
  'canonical_id',
  'schema',
  'prop',
  'prop_type',
  'value',
  'dataset',
  'lang',
  'original_value',
  'external',
  'first_seen',
  'last_seen',
  'origin',
] as const;

const DATASET = 'unhidden';
const CERTAIN_DATE = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
const NAMING: ReadonlySet<string> = new Set(['name', 'title']);
/** Values of these types carry a language. */
const SPOKEN: ReadonlySet<FtmType> = new Set(['name', 'string', 'text', 'address']);

type Context = {
  readonly catalogue: Catalogue;
  readonly headOf: (id: string) => Head | undefined;
  readonly asOf: string;
};
type Said = {
  readonly value: string;
  readonly lang?: string | null;
  readonly original?: string | null;
  readonly origin: string;
};
type Entity = {
  readonly id: string;
  readonly schema: FtmSchema;
  /** The cells that are the same in all its rows: `entity_id`, `canonical_id`, `schema`. */
  readonly cells: string;
  readonly rows: string[];
  readonly seen: Set<string>;
};

/** The statements about one record, or none where FollowTheMoney has no schema for it. Current values only. */
export function ftmStatements({ catalogue, headOf, asOf }: Context, record: RecordRows): readonly string[] {
  const mapping = FTM_MAPPINGS[record.kind];
  const current = record.claims.filter(({ slot }) => slot >= 0);
  if (!mapping || !meetsNeeds(mapping, current)) return [];
  const entity = opened(record.id, mapping.schema, asOf);
  for (const claim of current) {
    const field = mapping.fields[claim.property];
    const property = propertyOf(catalogue, record.kind, claim.property);
    if (field && property) stateClaim(entity, mapping, field, property, claim, headOf, asOf);
  }
  const isNamed = current.some(({ property }) => NAMING.has(mapping.fields[property]?.prop ?? ''));
  if (mapping.name && !isNamed)
    state(entity, { prop: mapping.name, type: 'name' }, { value: record.title, origin: 'title' }, asOf);
  const sources = new Set(current.map(({ source }) => source).filter((source) => source !== record.id));
  for (const source of sources)
    state(entity, { prop: 'proof', type: 'entity' }, { value: source, origin: source }, asOf);
  return [
    ...entity.rows,
    ...(record.kind === 'camp' ? address(entity, current, asOf) : []),
    ...(record.kind === 'post' ? occupancy(record.id, current, headOf, asOf) : []),
  ];
}

function meetsNeeds({ needs }: FtmMapping, claims: readonly ClaimRow[]): boolean {
  return Object.entries(needs ?? {}).every(([name, wanted]) =>
    claims.some(({ property, value }) => property === name && (wanted === null || value === wanted)),
  );
}

function opened(id: string, schema: FtmSchema, asOf: string): Entity {
  const cell = csvCell(id);
  const entity: Entity = { id, schema, cells: `${cell},${cell},${schema}`, rows: [], seen: new Set() };
  // FollowTheMoney opens every entity with a statement of its id.
  write(entity, 'id', 'id', { value: id, origin: '' }, null, asOf);
  return entity;
}

function stateClaim(
  entity: Entity,
  mapping: FtmMapping,
  field: FtmField,
  property: Property,
  claim: ClaimRow,
  headOf: Context['headOf'],
  asOf: string,
): void {
  const origin = `${claim.source} ${claim.locator}`;
  const said = { lang: claim.lang, original: claim.given, origin };
  if (field.type === 'date') return stateDate(entity, mapping, field, property, claim, asOf);
  if (field.type === 'entity') {
    if (FTM_MAPPINGS[headOf(claim.value)?.kind ?? ''])
      state(entity, field, { value: claim.value, origin }, asOf);
    return;
  }
  if (field.type === 'language') {
    const code = languageCode(claim.value);
    if (code !== '') state(entity, field, { value: code, origin }, asOf);
    return;
  }
  const value =
    property.type === 'choice' && field.type !== 'gender'
      ? (property.choices[claim.value]?.en ?? claim.value)
      : claim.value;
  const lang = property.type === 'choice' ? 'en' : claim.lang;
  // FollowTheMoney tells the one chief name from the others.
  const chosen = field.prop === 'name' && claim.slot > 0 ? { ...field, prop: 'alias' } : field;
  state(entity, chosen, { ...said, value, lang }, asOf);
  if (chosen.prop === 'title') state(entity, { prop: 'name', type: 'name' }, { ...said, value, lang }, asOf);
}

/** A plain calendar date goes to its property, a plain span to start and end; any other date is told in words. */
function stateDate(
  entity: Entity,
  mapping: FtmMapping,
  field: FtmField,
  property: Property,
  claim: ClaimRow,
  asOf: string,
): void {
  const said = { original: claim.given, origin: `${claim.source} ${claim.locator}` };
  const [from = '', to] = claim.value.split('/');
  if (CERTAIN_DATE.test(claim.value)) return state(entity, field, { ...said, value: claim.value }, asOf);
  if (
    field.prop === 'date' &&
    entity.schema === 'Event' &&
    to !== undefined &&
    CERTAIN_DATE.test(from) &&
    CERTAIN_DATE.test(to)
  ) {
    state(entity, { prop: 'startDate', type: 'date' }, { ...said, value: from }, asOf);
    return state(entity, { prop: 'endDate', type: 'date' }, { ...said, value: to }, asOf);
  }
  const date = parseEdtf(claim.value);
  const words = `${property.label.en}: ${date.ok ? dateInWords(date.value, 'en') : claim.value}`;
  state(entity, { prop: mapping.dateNotes, type: 'text' }, { ...said, value: words, lang: 'en' }, asOf);
}

/** A camp's position as an entity of its own, which the camp points to. */
function address(camp: Entity, claims: readonly ClaimRow[], asOf: string): readonly string[] {
  const entity = opened(`${camp.id}-address`, 'Address', asOf);
  for (const { property, value, lang, given, source, locator } of claims) {
    const said = { lang, original: given, origin: `${source} ${locator}` };
    if (property === 'province') state(entity, { prop: 'region', type: 'string' }, { ...said, value }, asOf);
    if (property === 'county') state(entity, { prop: 'city', type: 'string' }, { ...said, value }, asOf);
    const place = property === 'place' ? parsePlace(value) : undefined;
    if (!place) continue;
    state(
      entity,
      { prop: 'latitude', type: 'number' },
      { ...said, lang: null, value: String(place.lat) },
      asOf,
    );
    state(
      entity,
      { prop: 'longitude', type: 'number' },
      { ...said, lang: null, value: String(place.lon) },
      asOf,
    );
    state(
      entity,
      { prop: 'remarks', type: 'string' },
      { ...said, value: `precision: ${place.precision}`, lang: 'en' },
      asOf,
    );
  }
  if (entity.rows.length === 1) return [];
  const before = camp.rows.length;
  state(camp, { prop: 'addressEntity', type: 'entity' }, { value: entity.id, origin: '' }, asOf);
  return [...camp.rows.slice(before), ...entity.rows];
}

/** Who holds a post, and since when. */
function occupancy(
  post: string,
  claims: readonly ClaimRow[],
  headOf: Context['headOf'],
  asOf: string,
): readonly string[] {
  const holders = claims.filter(
    ({ property, value }) => property === 'person' && headOf(value)?.kind === 'person',
  );
  if (holders.length === 0) return [];
  const entity = opened(`${post}-held`, 'Occupancy', asOf);
  for (const { value, source, locator } of holders)
    state(entity, { prop: 'holder', type: 'entity' }, { value, origin: `${source} ${locator}` }, asOf);
  state(entity, { prop: 'post', type: 'entity' }, { value: post, origin: '' }, asOf);
  for (const { property, value, given, lang, source, locator } of claims) {
    const said = { original: given, origin: `${source} ${locator}` };
    const end = property === 'from' ? 'startDate' : property === 'to' ? 'endDate' : undefined;
    if (end && CERTAIN_DATE.test(value)) state(entity, { prop: end, type: 'date' }, { ...said, value }, asOf);
    else if (end)
      state(
        entity,
        { prop: 'summary', type: 'text' },
        { ...said, value: `${property}: ${given ?? value}`, lang: 'en' },
        asOf,
      );
    if (property === 'statement')
      state(entity, { prop: 'summary', type: 'text' }, { ...said, value, lang }, asOf);
  }
  return entity.rows;
}

function state(entity: Entity, { prop, type }: FtmField, said: Said, asOf: string): void {
  write(
    entity,
    prop,
    type,
    said,
    SPOKEN.has(type) && said.lang ? languageCode(said.lang) || null : null,
    asOf,
  );
}

/** One row under the key FollowTheMoney itself would give it; the same statement twice is one. */
function write(
  entity: Entity,
  prop: string,
  type: FtmType | 'id',
  said: Said,
  lang: string | null,
  asOf: string,
): void {
  const key = `${DATASET}.${entity.id}.${prop}.${said.value}${lang === null ? '' : `@${lang}`}`;
  if (entity.seen.has(key)) return;
  entity.seen.add(key);
  const original = said.original && said.original !== said.value ? said.original : null;
  entity.rows.push(
    `${hash('sha1', key)},${entity.cells},${prop},${type},${csvCell(said.value)},${DATASET},${lang ?? ''},${csvCell(original)},f,${asOf},${asOf},${csvCell(said.origin)}\n`,
  );
}

function languageCode(tag: string): string {
  return FTM_LANGUAGES[tag.split('-')[0] ?? ''] ?? '';
}
