import type { Catalogue, Kind, Property } from '@unhidden/record';
import { hashedId } from '../../platform/hashed-id.ts';
import type { TableMapping } from '../../register/index.ts';
import { checkMapping, foldText } from '../../register/index.ts';
import type { Problem } from '../../workbench/form.ts';

/** The form that says what the columns of a table mean: fields by the number of the column. */
export const FIELD = {
  property: (column: number) => `p${column}`,
  lang: (column: number) => `lang${column}`,
  unit: (column: number) => `unit${column}`,
  separator: (column: number) => `sep${column}`,
} as const;

/** Source and locator come from one column each (`column:3`) or are the same for all rows (`fixed`). */
export const FIXED = 'fixed';
const COLUMN = /^column:(\d+)$/;

/** Language tags that names are entered with; any other can be typed. */
const NAME_LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, 'ko-Hang'],
  [/\p{Script=Han}/u, 'ko-Hani'],
  [/\p{Script=Latin}/u, 'ko-Latn'],
];

/** What the headings suggest: a property whose name or label a heading is, in either language. */
export function guessMapping(
  kind: Kind,
  headings: readonly string[],
  sample: readonly (readonly string[])[],
): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [column, heading] of headings.entries()) {
    const property = propertyFor(kind, heading);
    if (!property) continue;
    fields.set(FIELD.property(column), property.name);
    const cells = sample.map((row) => row[column] ?? '').join(' ');
    if (property.type === 'name') {
      const lang = NAME_LANGUAGES.find(([script]) => script.test(cells))?.[1];
      if (lang) fields.set(FIELD.lang(column), lang);
    }
    if (property.units.length === 1) fields.set(FIELD.unit(column), property.units[0] ?? '');
  }
  const source = headings.findIndex((heading) => SOURCE_WORDS.has(plain(heading)));
  if (source >= 0) fields.set('source', `column:${source}`);
  const locator = headings.findIndex((heading) => LOCATOR_WORDS.has(plain(heading)));
  if (locator >= 0) fields.set('locator', `column:${locator}`);
  const key = headings.findIndex((heading) => KEY_WORDS.has(plain(heading)));
  fields.append('key', String(Math.max(0, key)));
  return fields;
}

const SOURCE_WORDS = new Set(['source', 'sources', '출처', '자료']);
const LOCATOR_WORDS = new Set(['locator', 'page', 'pages', 'where', '위치', '쪽', '페이지']);
const KEY_WORDS = new Set(['id', 'nr', 'no', 'number', 'key', '번호', '연번', '일련번호']);

function propertyFor(kind: Kind, heading: string): Property | undefined {
  const wanted = plain(heading);
  const is = (text: string): boolean => plain(text) === wanted;
  return kind.properties.find(
    ({ name, label }) =>
      is(name) ||
      is(label.en) ||
      is(label.ko) ||
      is(`${name}s`) ||
      (name.endsWith('s') && is(name.slice(0, -1))),
  );
}

function plain(text: string): string {
  return foldText(text).replaceAll(/[\s_-]+/g, ' ');
}

/** The form's fields of a mapping kept before, for a table with these headings; undefined where they do not fit. */
export function fieldsOf(mapping: TableMapping, headings: readonly string[]): URLSearchParams | undefined {
  const fields = new URLSearchParams();
  const at = (name: string): number => headings.indexOf(name);
  const parts = { source: mapping.source, locator: mapping.locator };
  for (const [name, part] of Object.entries(parts))
    if ('fixed' in part) {
      fields.set(name, FIXED);
      fields.set(`${name}Fixed`, part.fixed);
    } else fields.set(name, `column:${at(part.column)}`);
  for (const name of mapping.key) fields.append('key', String(at(name)));
  for (const { column, property, lang, unit, separator } of mapping.columns) {
    fields.set(FIELD.property(at(column)), property);
    if (lang) fields.set(FIELD.lang(at(column)), lang);
    if (unit) fields.set(FIELD.unit(at(column)), unit);
    if (separator) fields.set(FIELD.separator(at(column)), separator);
  }
  fields.set('table', mapping.table);
  const used = [
    ...mapping.key,
    ...mapping.columns.map(({ column }) => column),
    ...Object.values(parts).flatMap((part) => ('column' in part ? [part.column] : [])),
  ];
  return used.every((name) => headings.includes(name)) ? fields : undefined;
}

export type MappingProblem =
  | 'columnsMissing'
  | 'keyMissing'
  | 'sourceMissing'
  | 'locatorMissing'
  | 'tableWrong';

/** Reads the form; all that is wrong at once, each with its field. */
export function readMappingForm(
  catalogue: Catalogue,
  kind: Kind,
  headings: readonly string[],
  form: URLSearchParams,
): { readonly mapping: TableMapping } | { readonly problems: readonly Problem[] } {
  const problems: [string, MappingProblem][] = [];
  const heading = (number: string): string | undefined => headings[Number(number)];
  const part = (name: 'source' | 'locator') => {
    const given = form.get(name) ?? '';
    const column = COLUMN.exec(given)?.[1];
    if (column !== undefined && heading(column) !== undefined) return { column: heading(column) };
    const fixed = (form.get(`${name}Fixed`) ?? '').trim();
    if (fixed === '') problems.push([`${name}Fixed`, `${name}Missing`]);
    return { fixed };
  };
  const columns = headings.flatMap((column, number) => {
    const property = form.get(FIELD.property(number)) ?? '';
    if (property === '') return [];
    const more = {
      lang: (form.get(FIELD.lang(number)) ?? '').trim(),
      unit: (form.get(FIELD.unit(number)) ?? '').trim(),
      separator: form.get(FIELD.separator(number)) ?? '',
    };
    return [
      { column, property, ...Object.fromEntries(Object.entries(more).filter(([, text]) => text !== '')) },
    ];
  });
  if (columns.length === 0) problems.push([FIELD.property(0), 'columnsMissing']);
  const key = form.getAll('key').flatMap((number) => heading(number) ?? []);
  if (key.length === 0) problems.push(['key', 'keyMissing']);
  const table = (form.get('table') ?? '').trim();
  if (!/^[a-z0-9-]{1,60}$/.test(table)) problems.push(['table', 'tableWrong']);
  const [source, locator] = [part('source'), part('locator')];
  if (problems.length > 0) return { problems };
  const checked = checkMapping(
    { table, kind: kind.name, key, source, locator, review: 'draft', columns },
    catalogue,
  );
  return 'mapping' in checked ? checked : { problems: checked.problems.map((text): Problem => ['', text]) };
}

/** A word for a table nobody named yet: letters and digits of the file's name, or a hash of it. */
export function tableWord(name: string): string {
  const word = foldText(name.replace(/\.[a-z]+$/i, ''))
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return word === '' ? hashedId('table', name).toLowerCase() : word;
}
