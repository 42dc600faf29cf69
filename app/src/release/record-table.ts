import type { Kind, Property, Words } from '@unhidden/record';
import { parseNumberRange, parsePlace } from '@unhidden/record';
import type { ListCell } from './release-model.ts';

/** A record as a flat table shows it: the lead claim of each property. */
export type FlatRecord = {
  readonly id: string;
  readonly handle: string;
  readonly title: Words;
  readonly cells: Readonly<Record<string, ListCell>>;
};

/** One column of a kind's CSV. `type` is a Frictionless field type. */
export type FlatColumn = {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer';
  readonly title: string;
  readonly description?: string;
  readonly choices?: readonly string[];
  /** The kinds this id may point to. */
  readonly refs?: readonly string[];
  readonly text: (record: FlatRecord, handleOf: (id: string) => string) => string;
};

/** Columns of a kind's table: identity, then each public property's lead value with its source and the place in it. */
export function flatColumns(kind: Kind): readonly FlatColumn[] {
  return [
    { name: 'id', type: 'string', title: 'Id', text: ({ id }) => id },
    {
      name: 'handle',
      type: 'string',
      title: 'Handle',
      description: 'The word that addresses the record on the site.',
      text: ({ handle }) => handle,
    },
    { name: 'title_en', type: 'string', title: 'Title in English', text: ({ title }) => title.en },
    { name: 'title_ko', type: 'string', title: 'Title in Korean', text: ({ title }) => title.ko },
    ...kind.properties.filter(({ tier }) => tier === 'public').flatMap(propertyColumns),
  ];
}

/** The value's own columns, then how many further values differ, and where the lead value stands. */
function propertyColumns(property: Property): FlatColumn[] {
  const { name, label } = property;
  const of: Reader =
    (read) =>
    ({ cells }, handleOf) => {
      const cell = cells[name];
      return cell ? String(read(cell, handleOf) ?? '') : '';
    };
  return [
    ...valueColumns(property, of),
    {
      name: `${name}_more`,
      type: 'integer',
      title: `${label.en}: further values`,
      text: of(({ more }) => String(more)),
    },
    {
      name: `${name}_source`,
      type: 'string',
      title: `${label.en}: source`,
      refs: ['source'],
      text: of(({ source }) => source),
    },
    {
      name: `${name}_locator`,
      type: 'string',
      title: `${label.en}: where in the source`,
      text: of(({ locator }) => locator),
    },
  ];
}

type Reader = (
  read: (cell: ListCell, handleOf: (id: string) => string) => string | number | null,
) => FlatColumn['text'];

function valueColumns({ name, type, label, help, choices, refs }: Property, of: Reader): FlatColumn[] {
  const plain = {
    name,
    type: 'string',
    title: label.en,
    description: help.en,
    text: of(({ value }) => value),
  } as const;
  switch (type) {
    case 'number':
      return [
        ...(['low', 'best', 'high'] as const).map((part): FlatColumn => ({
          name: `${name}_${part}`,
          type: 'number',
          title: `${label.en}: ${part}`,
          description: help.en,
          text: of(({ value }) => parseNumberRange(value)?.[part] ?? null),
        })),
        { name: `${name}_unit`, type: 'string', title: `${label.en}: unit`, text: of(({ unit }) => unit) },
      ];
    case 'place':
      return [
        ...(['lat', 'lon'] as const).map((part): FlatColumn => ({
          name: `${name}_${part}`,
          type: 'number',
          title: `${label.en}: ${part} (WGS84)`,
          description: help.en,
          text: of(({ value }) => parsePlace(value)?.[part] ?? null),
        })),
        {
          name: `${name}_precision`,
          type: 'string',
          title: `${label.en}: precision`,
          text: of(({ value }) => parsePlace(value)?.precision ?? null),
        },
      ];
    case 'ref':
      return [
        { ...plain, refs },
        {
          name: `${name}_handle`,
          type: 'string',
          title: `${label.en}: handle`,
          text: of(({ value }, handleOf) => handleOf(value)),
        },
      ];
    case 'date':
      return [
        { ...plain, description: `${help.en} EDTF (ISO 8601-2), which can say "about" and "between".` },
      ];
    case 'choice':
      return [{ ...plain, choices: Object.keys(choices) }];
    case 'text':
    case 'name':
    case 'url':
    case 'file':
      return [plain];
  }
}
