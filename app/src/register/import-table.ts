import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Claim, ClaimId, RecordHead, RecordId } from '@unhidden/record';
import { checkClaim, checkText, propertyOf, readGivenDate } from '@unhidden/record';
import type { Catalogue } from '@unhidden/record';
import { z } from 'zod';
import { inspectTextFile, readCsv } from '../platform/csv-file.ts';
import { unguardCell } from '../platform/csv-text.ts';
import { hashedId } from '../platform/hashed-id.ts';
import { checkTargets } from './import-batch.ts';
import type { createBatchWriter, KnownRecords, Located } from './import-batch.ts';
import type { ProblemList } from './import-report.ts';
import { isSealedTier } from './sealed-values.ts';

const wholeText = z
  .string()
  .min(1)
  .refine(
    (text) => checkText('text', text) === undefined,
    'it holds a character that no text may hold; write it anew',
  );
const columnOrFixed = z.union([z.strictObject({ column: z.string() }), z.strictObject({ fixed: wholeText })]);

/** How a table's columns become claims. `docs/reference/exchange-format.md` shows one. */
const mappingSchema = z.strictObject({
  /** Keeps ids of one table apart from those of another, and equal from one import to the next. */
  table: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.string(),
  /** Columns whose values together tell one row's record from another's. */
  key: z.array(z.string()).min(1),
  source: columnOrFixed,
  locator: columnOrFixed,
  review: z.enum(['draft', 'reviewed']).default('draft'),
  columns: z
    .array(
      z.strictObject({
        column: z.string(),
        property: z.string(),
        unit: wholeText.optional(),
        lang: wholeText.optional(),
        /** Values in one cell are parted by this text. */
        separator: z.string().min(1).optional(),
      }),
    )
    .min(1),
});
export type TableMapping = z.infer<typeof mappingSchema>;

/** Reads and checks a mapping file against the catalogue. */
export function readMapping(
  file: string,
  catalogue: Catalogue,
): { mapping: TableMapping } | { problems: string[] } {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return {
      problems: [
        `the mapping cannot be read as JSON in UTF-8 (${error instanceof Error ? error.message : String(error)}); correct the file or its path`,
      ],
    };
  }
  return checkMapping(content, catalogue);
}

/** Checks a mapping against the catalogue. */
export function checkMapping(
  content: unknown,
  catalogue: Catalogue,
): { mapping: TableMapping } | { problems: string[] } {
  const read = mappingSchema.safeParse(content);
  if (!read.success) return { problems: [`the mapping needs a correction: ${z.prettifyError(read.error)}`] };
  const mapping = read.data;
  if (!catalogue.has(mapping.kind))
    return { problems: [`there is no kind "${mapping.kind}"; the data dictionary lists the kinds`] };
  const unknown = mapping.columns.filter(({ property }) => !propertyOf(catalogue, mapping.kind, property));
  if (unknown.length > 0)
    return {
      problems: unknown.map(
        ({ property }) =>
          `a ${mapping.kind} has no property "${property}"; the data dictionary lists its properties`,
      ),
    };
  const telling = mapping.columns.filter(
    ({ column, property }) =>
      isSealedTier(catalogue, mapping.kind, property) &&
      [...mapping.key, ...columnsOf(mapping.source), ...columnsOf(mapping.locator)].includes(column),
  );
  if (telling.length > 0)
    return {
      problems: telling.map(
        ({ column, property }) =>
          `the column ${column} holds ${property}, which is sealed; it cannot also be a key, a source or a locator, which are not: choose another column`,
      ),
    };
  return { mapping };
}

function columnsOf(part: z.infer<typeof columnOrFixed>): readonly string[] {
  return 'column' in part ? [part.column] : [];
}

type Table = {
  readonly file: string;
  readonly mapping: TableMapping;
  readonly catalogue: Catalogue;
  readonly known: KnownRecords;
};

/** Takes the records and claims of a table, and says which records were acceptable. */
export type TableWriter = Pick<ReturnType<typeof createBatchWriter>, 'records' | 'claims'>;

/**
 * Reads a CSV table into the batch, one record a row; a row with a problem is left out whole. `path` is a file, or
 * the name and the content of one.
 */
export async function importTable(
  path: string | { readonly name: string; readonly content: Buffer },
  mapping: TableMapping,
  catalogue: Catalogue,
  writer: TableWriter,
  known: KnownRecords,
  problems: ProblemList,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const [name, content] = typeof path === 'string' ? [basename(path), path] : [path.name, path.content];
  const table: Table = { file: name, mapping, catalogue, known };
  const { file } = table;
  const inspected = await inspectTextFile(content);
  for (const note of inspected.notes) problems.note(file, note);
  if (inspected.problem) return problems.refuse(file, null, inspected.problem);
  let heading: readonly string[] | undefined;
  let isEmpty = true;
  for await (const { rows, problem } of readCsv(content, onBytes)) {
    const body = heading ? rows : rows.slice(1);
    heading ??= rows[0]?.cells.map((cell) => cell.trim());
    if (heading) {
      const wrong = checkHeading(heading, mapping);
      if (wrong) return problems.refuse(file, 1, wrong);
    }
    isEmpty &&= body.length === 0;
    const read = body.flatMap(({ line, cells }) => {
      if (cells.every((cell) => cell.trim() === '')) return [];
      const row = readRow(table, heading ?? [], cells);
      for (const text of row.problems) problems.add(file, line, text);
      return row.problems.length > 0 ? [] : [{ ...row, line }];
    });
    const accepted = await writer.records(read.map(({ head, line }) => ({ row: head, file, line })));
    const lines = new Set(accepted.map(({ line }) => line));
    await writer.claims(
      read.flatMap(({ claims, line }) =>
        lines.has(line) ? claims.map((row): Located<Claim> => ({ row, file, line })) : [],
      ),
    );
    if (problem) return problems.refuse(file, problem.line, problem.text);
  }
  if (!heading) problems.refuse(file, null, 'the file holds no row; it needs at least a heading row');
  else if (isEmpty) problems.note(file, 'the table has a heading and no rows');
}

function checkHeading(heading: readonly string[], mapping: TableMapping): string | undefined {
  const fixed = [mapping.source, mapping.locator].flatMap(columnsOf);
  const needed = new Set([...mapping.key, ...fixed, ...mapping.columns.map(({ column }) => column)]);
  const missing = [...needed].filter((name) => !heading.includes(name));
  if (missing.length > 0)
    return `the table has no column ${missing.join(', ')}; its columns are ${heading.join(', ')}: correct the mapping or the heading`;
  const twice = heading.filter((name, index) => needed.has(name) && heading.indexOf(name) !== index);
  return twice.length > 0
    ? `the table has more than one column ${twice.join(', ')}; give each its own name`
    : undefined;
}

type ReadRow = {
  readonly head: RecordHead;
  readonly claims: readonly Claim[];
  readonly problems: readonly string[];
};

function readRow(
  { mapping, catalogue, known }: Table,
  heading: readonly string[],
  cells: readonly string[],
): ReadRow {
  const problems: string[] = [];
  if (cells.length !== heading.length)
    problems.push(
      `the row has ${cells.length} cells and the heading ${heading.length}; put double quotes around a cell that holds a comma`,
    );
  const row = new Map(heading.map((name, index) => [name, readCell(cells[index] ?? '', problems)]));
  const cell = (part: z.infer<typeof columnOrFixed>) =>
    'fixed' in part ? part.fixed : (row.get(part.column) ?? '');
  const key = mapping.key.map((name) => row.get(name) ?? '');
  if (key.every((part) => part === '')) problems.push(`the key is empty; fill in ${mapping.key.join(', ')}`);
  const from = cell(mapping.source);
  const source = known.resolve(from);
  if (from === '') problems.push('the row has no source; every claim needs one');
  else if (source === undefined)
    problems.push(`there is no source "${from.slice(0, 60)}" in the register; import it first`);
  const id = hashedId('record', mapping.table, ...key) as RecordId;
  // Without the line: a table that is sorted anew or grows is still the same table.
  const head: RecordHead = {
    id,
    kind: mapping.kind,
    handle: null,
    origin: `${mapping.table}#${key.join('/')}`,
  };
  if (problems.length > 0 || source === undefined) return { head, claims: [], problems };
  const claims = new Map<string, Claim>();
  for (const { column, property, unit = null, lang = null, separator } of mapping.columns) {
    const text = row.get(column) ?? '';
    for (const [place, part] of (separator ? text.split(separator) : [text]).entries()) {
      const given = part.trim();
      if (given === '') continue;
      const value = canonical(given, propertyOf(catalogue, mapping.kind, property)?.type ?? 'text', known);
      const locator = cell(mapping.locator);
      // The id of a sealed statement must not let anybody who guesses the value know that it is right.
      const mark = isSealedTier(catalogue, mapping.kind, property) ? `${column} ${place}` : value;
      const claim: Claim = {
        id: hashedId('claim', id, property, mark, unit ?? '', lang ?? '', source, locator) as ClaimId,
        record: id,
        property,
        value,
        given: value === given ? null : given,
        lang,
        unit,
        source,
        locator,
        credibility: null,
        review: mapping.review,
      };
      problems.push(
        ...checkClaim(catalogue, mapping.kind, claim),
        ...checkTargets(catalogue, mapping.kind, claim, known),
      );
      claims.set(claim.id, claim);
    }
  }
  return { head, claims: [...claims.values()], problems };
}

/** A cell without the apostrophe that guards it; a formula is a problem, a number with a sign is none. */
function readCell(cell: string, problems: string[]): string {
  const text = cell.trim();
  const plain = unguardCell(text);
  if (plain === undefined)
    problems.push(
      `the cell "${text.slice(0, 40)}" would run as a formula in a spreadsheet; replace it by its value, or put an apostrophe before it`,
    );
  return plain ?? '';
}

/** Reads ordinary spellings of dates and numbers; what it cannot read is left for the checks to name. */
function canonical(given: string, type: string, known: KnownRecords): string {
  if (type === 'date') return readGivenDate(given) ?? given;
  if (type === 'number' && /^-?[\d,]+(\.\d+)?$/.test(given)) return `|${Number(given.replaceAll(',', ''))}|`;
  if (type === 'ref') return known.resolve(given) ?? given;
  return given;
}
