import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { inspectTextFile, readCsv } from '../platform/csv-file.ts';
import type { ExchangeHeader, RowReading, TableName } from './exchange-format.ts';
import {
  EXCHANGE_VERSION,
  HEADER_FILE,
  readClaimRow,
  readDecisionRow,
  readRecordRow,
  TABLES,
  unguardFormula,
} from './exchange-format.ts';
import type { createBatchWriter, KnownRecords, Located } from './import-batch.ts';
import type { ProblemList } from './import-report.ts';

const headerSchema = z.strictObject({
  format: z.literal('unhidden-exchange'),
  version: z.literal(EXCHANGE_VERSION),
  title: z.string().min(1),
  synthetic: z.boolean(),
});

/** Reads and checks the header of a folder; the problem says what is wrong with it. */
export function readExchangeHeader(folder: string): { header: ExchangeHeader } | { problem: string } {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(folder, HEADER_FILE), 'utf8'));
  } catch (error) {
    return { problem: error instanceof SyntaxError ? `it is not JSON: ${error.message}` : 'the file is missing; every folder in the exchange format has one' };
  }
  const read = headerSchema.safeParse(content);
  return read.success ? { header: read.data } : { problem: z.prettifyError(read.error) };
}

/** The tables of a folder, records first: what a claim speaks of must be known before it. */
export function exchangeTables(folder: string): { file: string; table: TableName }[] {
  const claims = existsSync(join(folder, 'claims')) ? readdirSync(join(folder, 'claims')).filter((name) => name.endsWith('.csv')).sort() : [];
  return [
    { file: 'records.csv', table: 'records' as const },
    ...claims.map((name) => ({ file: join('claims', name), table: 'claims' as const })),
    { file: 'decisions.csv', table: 'decisions' as const },
  ].filter(({ file }) => existsSync(join(folder, file)));
}

type Writer = ReturnType<typeof createBatchWriter>;

/** Reads every table of a folder into the batch. */
export async function importExchange(
  folder: string,
  writer: Writer,
  known: KnownRecords,
  problems: ProblemList,
  onBytes: (bytes: number) => void,
): Promise<void> {
  for (const { file, table } of exchangeTables(folder)) {
    const inspected = await inspectTextFile(join(folder, file));
    for (const note of inspected.notes) problems.note(file, note);
    if (inspected.problem) {
      problems.add(file, null, inspected.problem);
      continue;
    }
    let heading = false;
    for await (const { rows, problem } of readCsv(join(folder, file), onBytes)) {
      const body = heading ? rows : rows.slice(1);
      if (!heading && rows[0] && !isHeading(table, rows[0].cells)) {
        problems.add(file, 1, `the heading must be ${TABLES[table].join(',')}`);
        break;
      }
      heading ||= rows.length > 0;
      const read = <Row>(reader: (cells: readonly string[]) => RowReading<Row>) => readRows(body, file, table, reader, problems);
      if (table === 'records') await writer.records(read(readRecordRow));
      else if (table === 'claims') await writer.claims(read((cells) => readClaimRow(cells, known.resolve, known.isRef)));
      else await writer.decisions(read(readDecisionRow));
      if (problem) problems.add(file, problem.line, problem.text);
    }
  }
}

function isHeading(table: TableName, cells: readonly string[]): boolean {
  return cells.map((cell) => cell.replace(/^\uFEFF/, '')).join() === TABLES[table].join();
}

function readRows<Row>(
  rows: readonly { line: number; cells: readonly string[] }[],
  file: string,
  table: TableName,
  reader: (cells: readonly string[]) => RowReading<Row>,
  problems: ProblemList,
): Located<Row>[] {
  return rows.flatMap(({ line, cells }) => {
    if (cells.length !== TABLES[table].length) {
      problems.add(file, line, `the row has ${cells.length} cells; ${basename(file)} has ${TABLES[table].length} columns`);
      return [];
    }
    const plain: string[] = [];
    for (const cell of cells) {
      const unguarded = unguardFormula(cell);
      if (unguarded === undefined) {
        problems.add(file, line, `the cell "${cell.slice(0, 40)}" would run as a formula in a spreadsheet; write '${cell.slice(0, 1)}... with an apostrophe before it`);
        return [];
      }
      plain.push(unguarded);
    }
    const { row, problems: found } = reader(plain);
    for (const text of found ?? []) problems.add(file, line, text);
    return row === undefined ? [] : [{ row, file, line }];
  });
}
