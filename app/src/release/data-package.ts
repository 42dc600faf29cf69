import type { Catalogue } from '@unhidden/record';
import { segmentOf } from './record-path.ts';
import type { FlatColumn } from './record-table.ts';
import { flatColumns } from './record-table.ts';
import type { Organisation } from './release-model.ts';

/** Columns of `claims.csv`: every published claim, current or past. */
export const CLAIM_COLUMNS: readonly (Omit<FlatColumn, 'text'> & { readonly required?: boolean })[] = [
  { name: 'claim', type: 'string', title: 'Id of the claim', required: true },
  { name: 'kind', type: 'string', title: 'Kind of the record', required: true },
  { name: 'record', type: 'string', title: 'Id of the record', required: true },
  { name: 'handle', type: 'string', title: 'Handle of the record', required: true },
  { name: 'property', type: 'string', title: 'Property', required: true },
  {
    name: 'rank',
    type: 'integer',
    title: 'Place of the value',
    description: '1 for the lead value, 2 and more for the others; empty when the claim is no longer stated.',
  },
  {
    name: 'contradiction',
    type: 'integer',
    title: 'Whether sources contradict each other',
    description: '1 when the property takes one value and several are stated.',
  },
  {
    name: 'value',
    type: 'string',
    title: 'Value',
    description:
      'Canonical text: EDTF for dates, low|best|high for numbers, lat,lon;precision for places, an id for references.',
    required: true,
  },
  { name: 'unit', type: 'string', title: 'Unit' },
  { name: 'lang', type: 'string', title: 'Language', description: 'BCP 47.' },
  {
    name: 'given',
    type: 'string',
    title: 'Words of the source',
    description: 'Where the value is a reading of them.',
  },
  { name: 'source', type: 'string', title: 'Id of the source', refs: ['source'], required: true },
  { name: 'locator', type: 'string', title: 'Where in the source', required: true },
  {
    name: 'credibility',
    type: 'integer',
    title: 'Credibility',
    description: 'Admiralty scale 1 to 6; empty while not graded.',
  },
  {
    name: 'status',
    type: 'string',
    title: 'Status',
    choices: ['stated', 'retracted', 'superseded', 'rejected'],
    required: true,
  },
  {
    name: 'review',
    type: 'string',
    title: 'Review',
    choices: ['draft', 'reviewed', 'disputed'],
    required: true,
  },
  { name: 'reason', type: 'string', title: 'Why it is no longer stated' },
];

type Resource = { readonly name: string; readonly bytes: number; readonly hash: string };
type About = {
  readonly number: number;
  readonly asOf: string;
  readonly builder: string;
  readonly organisation: Organisation;
};

/** The file of a kind's table: `people.csv`. */
export function tableName(kind: string): string {
  return `${segmentOf(kind)}.csv`;
}

/** Descriptor of the archive of tables (Frictionless Data Package 2.0). */
export function dataPackage(
  catalogue: Catalogue,
  about: About,
  files: ReadonlyMap<string, Omit<Resource, 'name'>>,
): unknown {
  const { number, asOf, builder, organisation } = about;
  const tables = [...catalogue.values()].map((kind) => ({
    file: tableName(kind.name),
    title: kind.plural.en,
    description: kind.help.en,
    fields: flatColumns(kind).map((column) => ({
      ...column,
      required: ['id', 'handle', 'title_en', 'title_ko'].includes(column.name),
    })),
    key: 'id',
  }));
  const claims = {
    file: 'claims.csv',
    title: 'Claims',
    description: 'Every published claim with its source, one a row.',
    fields: CLAIM_COLUMNS,
    key: 'claim',
  };
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'unhidden-release',
    title: `${organisation.name.en}, release ${number}`,
    description: `${organisation.tagline.en} ${organisation.affiliation.en} Every value stands with its source and the place in it. Values that contradict each other are all in claims.csv; the other tables hold the lead value of each property.`,
    version: String(number),
    created: `${asOf}T00:00:00Z`,
    keywords: ['North Korea', 'political prison camps', 'human rights', 'kwan-li-so'],
    contributors: [{ title: organisation.name.en, roles: ['publisher'] }],
    // Facts belong to nobody; the descriptor can name a licence only for what somebody wrote.
    licenses: [
      {
        name: 'CC-BY-4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
        title: 'Creative Commons Attribution 4.0, for the texts written for this record; facts are nobody’s',
      },
    ],
    sources: [{ title: 'The sources named in sources.csv' }],
    'unhidden:asOf': asOf,
    'unhidden:builder': builder,
    'unhidden:cells':
      'A cell that a spreadsheet would run as a formula begins with an apostrophe, which is not part of the value.',
    resources: [claims, ...tables].map(({ file, title, description, fields, key }) => ({
      name: file.replace('.csv', ''),
      path: file,
      type: 'table',
      title,
      description,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: files.get(file)?.bytes ?? 0,
      hash: `sha256:${files.get(file)?.hash ?? ''}`,
      dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: {
        $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
        fields: fields.map(fieldOf),
        primaryKey: [key],
        foreignKeys: fields.flatMap(({ name, refs }) =>
          refs?.length === 1 && refs[0]
            ? [{ fields: [name], reference: { resource: segmentOf(refs[0]), fields: ['id'] } }]
            : [],
        ),
        missingValues: [''],
      },
    })),
  };
}

function fieldOf({
  name,
  type,
  title,
  description,
  choices,
  required,
}: Omit<FlatColumn, 'text'> & { readonly required?: boolean }): unknown {
  const constraints = {
    ...(required ? { required } : {}),
    ...(choices && choices.length > 0 ? { enum: choices } : {}),
  };
  return {
    name,
    type,
    title,
    ...(description ? { description } : {}),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}
