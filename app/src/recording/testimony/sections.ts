import type { Catalogue, Property } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';

/** How a part of a row is asked for: as the property's own type, as a camp to choose, or as another row of the form. */
export type Part = {
  readonly property: string;
  readonly input: 'own' | 'camp' | 'person' | 'act';
};

/** One sort of thing an account tells of; each row of it becomes a record. */
export type Section = {
  readonly name: 'person' | 'detention' | 'act' | 'involvement' | 'condition' | 'kinship';
  readonly parts: readonly Part[];
  /** A row that says anything must say one of these. */
  readonly needs: readonly string[];
};

const own = (...names: readonly string[]): Part[] => names.map((property) => ({ property, input: 'own' }));
const camp: Part = { property: 'camp', input: 'camp' };
const person: Part = { property: 'person', input: 'person' };

/** People come first, because the other rows speak of them. */
export const SECTIONS: readonly Section[] = [
  { name: 'person', parts: own('sex', 'birth', 'role', 'note'), needs: [] },
  {
    name: 'detention',
    parts: [
      person,
      camp,
      ...own('zone', 'from', 'to', 'stated_reason', 'outcome'),
      { property: 'because_of', input: 'person' },
      ...own('because_of_relation'),
    ],
    needs: ['person'],
  },
  {
    name: 'act',
    parts: [...own('type'), camp, ...own('date', 'victims', 'method', 'statement')],
    needs: ['type'],
  },
  {
    name: 'involvement',
    parts: [{ property: 'act', input: 'act' }, person, ...own('group', 'role', 'degree')],
    needs: ['act'],
  },
  { name: 'condition', parts: [camp, ...own('topic', 'period', 'statement')], needs: ['statement'] },
  {
    name: 'kinship',
    parts: [person, { property: 'relative', input: 'person' }, ...own('relation')],
    needs: ['relation'],
  },
];

/** How many rows of a sort one testimony may have; more belong into a second entry. */
export const MOST_ROWS = 40;

/** A property under the field names of one row: `value-act-0-type`. */
export function rowProperty(
  catalogue: Catalogue,
  section: Section,
  index: number | string,
  name: string,
): Property {
  const property = propertyOf(catalogue, section.name, name);
  if (!property) throw new Error(`a ${section.name} has no property ${name}`);
  return { ...property, name: rowField(section.name, index, name) };
}

export function rowField(section: string, index: number | string, name: string): string {
  return `${section}-${index}-${name}`;
}

/** The numbers of the rows a form holds, in order; a form without any shows one empty row. */
export function rowsOf(form: URLSearchParams, section: Section['name']): readonly number[] {
  const given = form
    .getAll(`${section}-row`)
    .map((text) => Number.parseInt(text, 10))
    .filter((row) => row >= 0 && row < 1000);
  const rows = [...new Set(given)].sort((a, b) => a - b).slice(0, MOST_ROWS);
  return rows.length === 0 ? [0] : rows;
}
