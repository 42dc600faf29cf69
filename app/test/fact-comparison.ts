import type { Claim, RecordHead } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import { catalogue } from '../src/kinds/index.ts';
import type { Leaf } from './public-facts.ts';

/** A claim with the records it mentions written out. */
export type Entry = Claim & {
  readonly head: RecordHead;
  readonly cites: string;
  readonly target: RecordHead | undefined;
};

/** Where a field of the files goes when the catalogue does not call it by the same name; `list.field` wins. */
const PROPERTY: Readonly<Record<string, readonly string[]>> = {
  kind: ['type'],
  lang: ['language'],
  notes: ['note'],
  lat: ['place'],
  lon: ['place'],
  lat_lon: ['place'],
  area_km2: ['area'],
  area_sq_mi: ['area'],
  area_m2: ['area', 'area_note'],
  cell_block_area_m2: ['cell_block_area'],
  perimeter_km: ['perimeter_length'],
  population: ['population', 'population_note'],
  population_dailynk: ['population'],
  named_detainees_in_directory: ['named_detainees'],
  province_conflict: ['province_note'],
  status_class: ['map_class'],
  distance: ['location_note'],
  location: ['location_note'],
  not_closed: ['status_note'],
  reuse: ['after_closing'],
  after: ['after_closing'],
  reason: ['closing_reason'],
  hrnk_map_entry: ['map_entry'],
  alternate_name: ['names'],
  name: ['names'],
  alt_names: ['names'],
  camp_id: ['camp'],
  camp_ids: ['camp'],
  camp: ['camp_as_given'],
  low: ['value'],
  best: ['value'],
  high: ['value'],
  method_note: ['method'],
  dates: ['period', 'listed_on'],
  observation: ['statement'],
  actor: ['by'],
  item: ['title'],
  victims_count_low: ['victims'],
  victims_count_high: ['victims'],
  count_low: ['count'],
  count_high: ['count'],
  role: ['role', 'title'],
  post_holder: ['person'],
  'camp claims.type': ['form'],
  'demands.demand': ['text'],
  'approaches.demand': ['demand_as_given'],
  'conditions.statement': ['statement', 'graphic_statement'],
  'sentences.subject': ['subject', 'person'],
  'meta.title': ['part_title'],
  'meta.counts': ['stated_count'],
  'meta.cautions': ['caution'],
  'meta.exclusions': ['exclusion'],
  ...Object.fromEntries(
    ['value_rule', 'figure_rule', 'source_tiers', 'source_kinds', 'coordinates'].map((key) => [
      `meta.${key}`,
      ['rule'],
    ]),
  ),
};

const PART: Readonly<Record<string, number>> = {
  low: 0,
  best: 1,
  high: 2,
  count_low: 0,
  count_high: 2,
  victims_count_low: 0,
  victims_count_high: 2,
};

/** Whether a claim states the value of the files, in the right property, from the same source and place. */
export function saysSo(entry: Entry, leaf: Leaf): boolean {
  if (entry.cites !== leaf.source || entry.locator !== leaf.locator) return false;
  if (leaf.field === 'unit')
    return entry.unit === leaf.words || (entry.property === 'unit_as_given' && entry.value === leaf.words);
  const properties = PROPERTY[`${leaf.list}.${leaf.field}`] ?? PROPERTY[leaf.field] ?? [leaf.field];
  if (!properties.includes(entry.property)) return false;
  if (entry.given === leaf.words || entry.value === leaf.words) return true;
  if (entry.target) return entry.target.origin?.endsWith(`#${leaf.words}`) === true;
  const part = PART[leaf.field];
  if (part !== undefined) return entry.value.split('|')[part] === leaf.words;
  const type = propertyOf(catalogue, entry.head.kind, entry.property)?.type;
  if (type === 'place')
    return (
      entry.value.split(/[,;]/)[leaf.field === 'lon' ? 1 : 0] === leaf.words ||
      (leaf.field === 'lat_lon' && entry.value.split(/[,;]/).includes(leaf.words))
    );
  return type === 'number' && entry.value === `|${leaf.words}|`;
}
