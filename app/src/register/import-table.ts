import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Claim, ClaimId, RecordHead, RecordId } from '@unhidden/record';
import { readGivenDate } from '@unhidden/record';
import type { Catalogue } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import { z } from 'zod';
import { inspectTextFile, readCsv } from '../platform/csv-file.ts';
import { hashedId } from '../platform/hashed-id.ts';
import type { createBatchWriter, KnownRecords, Located } from './import-batch.ts';
import type { ProblemList } from './import-report.ts';

const columnOrFixed = z.union([z.strictObject({ column: z.string() }), z.strictObject({ fixed: z.string().min(1) })]);

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
        unit: z.string().optional(),
        lang: z.string().optional(),
        /** Values in one cell are parted by this text. */
        separator: z.string().min(1).optional(),
      }),
    )
    .min(1),
});
export type TableMapping = z.infer<typeof mappingSchema>;

/** Reads and checks a mapping file against the catalogue. */
export function readMapping(file: string, catalogue: Catalogue): { mapping: TableMapping } | { problems: string[] } {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { problems: [`the mapping cannot be read: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const read = mappingSchema.safeParse(content);
  if (!read.success) return { problems: [z.prettifyError(read.error)] };
  const mapping = read.data;
  if (!catalogue.has(mapping.kind)) return { problems: [`there is no kind "${mapping.kind}"; the data dictionary lists the kinds`] };
  const unknown = mapping.columns.filter(({ property }) => !propertyOf(catalogue, mapping.kind, property));
  if (unknown.length > 0) return { problems: unknown.map(({ property }) => `a ${mapping.kind} has no property "${property}"; the data dictionary lists its properties`) };
  return { mapping };
}

/** Reads a CSV table into the batch, one record a row. */
export async function importTable(
  path: string,
  mapping: TableMapping,
  catalogue: Catalogue,
  writer: ReturnType<typeof createBatchWriter>,
  known: KnownRecords,
  problems: ProblemList,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const file = basename(path);
  const inspected = await inspectTextFile(path);
  for (const note of inspected.notes) problems.note(file, note);
  if (inspected.problem) return problems.add(file, null, inspected.problem);
  let heading: readonly string[] | undefined;
  for await (const { rows, problem } of readCsv(path, onBytes)) {
    const body = heading ? rows : rows.slice(1);
    heading ??= rows[0]?.cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());
    const missing = neededColumns(mapping).filter((name) => heading && !heading.includes(name));
    if (missing.length > 0) return problems.add(file, 1, `the table has no column ${missing.join(', ')}; its columns are ${heading?.join(', ')}`);
    const heads: Located<RecordHead>[] = [];
    const claims: Located<Claim>[] = [];
    for (const { line, cells } of body) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      const read = readRow(new Map(heading?.map((name, index) => [name, (cells[index] ?? '').trim()])), mapping, catalogue, known);
      if ('problems' in read) for (const text of read.problems) problems.add(file, line, text);
      else {
        heads.push({ row: { ...read.head, origin: `${file}#${line}` }, file, line });
        claims.push(...read.claims.map((row) => ({ row, file, line })));
      }
    }
    await writer.records(heads);
    await writer.claims(claims);
    if (problem) problems.add(file, problem.line, problem.text);
  }
}

function neededColumns(mapping: TableMapping): string[] {
  const fixed = [mapping.source, mapping.locator].flatMap((part) => ('column' in part ? [part.column] : []));
  return [...new Set([...mapping.key, ...fixed, ...mapping.columns.map(({ column }) => column)])];
}

function readRow(
  row: ReadonlyMap<string, string>,
  mapping: TableMapping,
  catalogue: Catalogue,
  known: KnownRecords,
): { head: RecordHead; claims: Claim[] } | { problems: string[] } {
  const cell = (part: z.infer<typeof columnOrFixed>) => ('fixed' in part ? part.fixed : (row.get(part.column) ?? ''));
  const key = mapping.key.map((name) => row.get(name) ?? '');
  const problems: string[] = [];
  if (key.every((part) => part === '')) problems.push(`the key is empty; fill in ${mapping.key.join(', ')}`);
  const from = cell(mapping.source);
  const source = known.resolve(from);
  if (from === '') problems.push('the row has no source; every claim needs one');
  else if (source === undefined) problems.push(`there is no source "${from}" in the register; import it first`);
  const record = hashedId('record', mapping.table, ...key) as RecordId;
  const claims: Claim[] = [];
  for (const { column, property, unit = null, lang = null, separator } of mapping.columns) {
    const text = row.get(column) ?? '';
    for (const part of separator ? text.split(separator) : [text]) {
      const given = part.trim();
      if (given === '' || source === undefined) continue;
      const value = canonical(given, propertyOf(catalogue, mapping.kind, property)?.type ?? 'text', known);
      const locator = cell(mapping.locator);
      claims.push({
        id: hashedId('claim', record, property, value, unit ?? '', lang ?? '', source, locator) as ClaimId,
        record,
        property,
        value,
        given: value === given ? null : given,
        lang,
        unit,
        source,
        locator,
        credibility: null,
        review: mapping.review,
      });
    }
  }
  return problems.length > 0 ? { problems } : { head: { id: record, kind: mapping.kind, handle: null, origin: null }, claims };
}

/** Reads ordinary spellings of dates and numbers; what it cannot read is left for the checks to name. */
function canonical(given: string, type: string, known: KnownRecords): string {
  if (type === 'date') return readGivenDate(given) ?? given;
  if (type === 'number' && /^-?[\d,]+(\.\d+)?$/.test(given)) return `|${given.replaceAll(',', '')}|`;
  if (type === 'ref') return known.resolve(given) ?? given;
  return given;
}
