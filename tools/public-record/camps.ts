import type { ClaimId, RecordId } from '@unhidden/record';
import { FIRST } from './facts.ts';
import type { CampClaimFact, CampFact } from './facts.ts';
import { campHandle } from './identity.ts';
import { readDates, readRange, readStatus } from './readings.ts';
import { COMPILERS, LOCATOR_NOT_GIVEN } from './record-draft.ts';
import type { Citation, Draft } from './record-draft.ts';

const NAME_LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  mccuneReischauer: 'ko-Latn-x-mr',
  revised: 'ko-Latn-x-rr',
  hangul: 'ko-Hang',
};

/** Field names of camps[].claims that the catalogue calls otherwise. */
const RENAMED: Readonly<Record<string, string>> = {
  named_detainees_in_directory: 'named_detainees',
  province_conflict: 'province_note',
  status_class: 'map_class',
  distance: 'location_note',
  location: 'location_note',
  not_closed: 'status_note',
  reuse: 'after_closing',
  after: 'after_closing',
  reason: 'closing_reason',
  type: 'form',
  hrnk_map_entry: 'map_entry',
};

const DATED = new Set(['opened', 'closed', 'reopened', 'existed_until', 'first_published']);
const AREA_UNITS: Readonly<Record<string, string>> = { area_km2: 'km2', area_sq_mi: 'sq_mi', area_m2: 'm2' };
const TYPES: Readonly<Record<string, string>> = {
  'restricted area (probable kwan-li-so)': 'restricted-area',
};
const LEAD_REASON = 'the value the compilers of the public-facts files put first';

/** Lists every camp; returns their records by the id the files give them. */
export function addCamps(draft: Draft, camps: readonly CampFact[]): ReadonlyMap<string, RecordId> {
  const records = new Map(
    camps.map((fact) => [fact.id, draft.record('camp', `${FIRST}#${fact.id}`, campHandle(fact.id))]),
  );
  for (const fact of camps) {
    const record = records.get(fact.id);
    if (record) addCamp(draft, record, fact);
  }
  const [successor, restricted] = [camps.find(({ id }) => id === 'kls-18-new'), records.get('choma-bong')];
  const record = records.get('kls-18-new');
  if (successor?.notes && record && restricted)
    draft.claim(record, 'possibly_same_as', restricted, compilersNote(successor.id, 'notes'), {
      given: successor.notes,
    });
  return records;
}

function addCamp(draft: Draft, record: RecordId, fact: CampFact): void {
  draft.text(record, 'number', fact.number, compilersNote(fact.id, 'number'));
  draft.text(record, 'label', fact.label, compilersNote(fact.id, 'label'));
  draft.claim(record, 'type', TYPES[fact.type] ?? fact.type, compilersNote(fact.id, 'type'), {
    given: fact.type,
  });
  draft.text(record, 'note', fact.notes, compilersNote(fact.id, 'notes'));
  for (const [script, name] of Object.entries(fact.names))
    if (name !== null)
      draft.claim(record, 'names', name, cite(fact, 'names'), { lang: NAME_LANGUAGES[script] ?? 'und' });

  const first: (readonly [string, ClaimId])[] = [];
  for (const field of [
    'province',
    'county',
    'status',
    'opened',
    'closed',
    'operator_agency',
    'area_km2',
  ] as const) {
    const value = fact[field];
    if (value === null) continue;
    const [made] = addField(draft, record, { ...cite(fact, field), field, value });
    if (made) first.push(made);
  }
  if (fact.lat !== null && fact.lon !== null) {
    const [made] = addField(draft, record, {
      ...citePlace(fact),
      field: 'lat_lon',
      value: [fact.lat, fact.lon],
    });
    if (made) first.push(made);
  }
  for (const claim of fact.claims) addField(draft, record, claim);
  for (const [property, claim] of first) {
    const rivals = new Set(
      draft.claimsOf(record, property).map(({ value, unit }) => `${value} ${unit ?? ''}`),
    );
    if (rivals.size > 1) draft.lead(claim, LEAD_REASON);
  }
}

/** Turns one field of a camp into claims; returns the property and claim of each. */
function addField(
  draft: Draft,
  record: RecordId,
  { field, value, ...cited }: CampClaimFact,
): (readonly [string, ClaimId])[] {
  const add = (property: string, text: string, details = {}) =>
    [property, draft.claim(record, property, text, cited, details)] as const;
  if (typeof value === 'object') return [add('place', `${value.join(',')};unstated`)];
  const given = String(value);
  if (DATED.has(field)) return readDates(given).map((date) => add(field, date, { given }));
  if (field === 'status') return [add('status', readStatus(given), { given })];
  if (field === 'alternate_name')
    return readNames(given).map(({ name, lang }) => add('names', name, { lang, given }));
  const unit = AREA_UNITS[field];
  if (unit !== undefined)
    return [
      typeof value === 'number'
        ? add('area', `|${value}|`, { unit })
        : add('area_note', `${given} (m²)`, { lang: 'en', given }),
    ];
  if (field === 'cell_block_area_m2') return [add('cell_block_area', `|${given}|`, { unit: 'm2' })];
  if (field === 'perimeter_km') return [add('perimeter_length', `|${given}|`, { unit: 'km' })];
  if (field === 'named_detainees_in_directory')
    return [add('named_detainees', `|${given}|`, { unit: 'people' })];
  if (field === 'population' || field === 'population_dailynk') {
    const range = readRange(given);
    return [
      range === undefined
        ? add('population_note', given, { lang: 'en' })
        : add('population', range, { unit: 'people', given }),
    ];
  }
  return [add(RENAMED[field] ?? field, given, { lang: 'en' })];
}

/** Takes apart "명간 제16호 관리소 (Myonggan)": Hangul, and what stands in brackets in Latin script. */
function readNames(words: string): { name: string; lang: string }[] {
  const bracket = /^(.+) \((.+)\)$/.exec(words);
  return (bracket ? [bracket[1] ?? '', bracket[2] ?? ''] : [words]).map((name) => ({
    name,
    lang: /\p{Script=Hangul}/u.test(name) ? 'ko-Hang' : 'ko-Latn',
  }));
}

function cite(fact: CampFact, field: string): Citation {
  const source_id = fact.field_sources[field];
  if (source_id === undefined) return compilersNote(fact.id, field);
  const same = fact.claims.find((claim) => claim.field === field && claim.source_id === source_id);
  return { source_id, locator: same?.locator ?? LOCATOR_NOT_GIVEN };
}

/** A source may give two points for one camp, so the locator counts only where it stands beside the same point. */
function citePlace(fact: CampFact): Citation {
  const source_id = fact.field_sources['lat'] ?? COMPILERS;
  const same = fact.claims.find(
    ({ field, source_id: source, value }) =>
      field === 'lat_lon' && source === source_id && String(value) === `${fact.lat},${fact.lon}`,
  );
  return { source_id, locator: same?.locator ?? LOCATOR_NOT_GIVEN };
}

function compilersNote(id: string, field: string): Citation {
  return { source_id: COMPILERS, locator: `${FIRST}, camps[${id}].${field}` };
}
