import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkText } from '@unhidden/record';
import { z } from 'zod';
import { inspectTextFile, readCsv } from '../platform/csv-file.ts';
import { unguardCell } from '../platform/csv-text.ts';
import type { ExchangeHeader, RowReading, TableName } from './exchange-format.ts';
import {
  EXCHANGE_VERSION,
  HEADER_FILE,
  KEYS_FILE,
  readClaimRow,
  readDecisionRow,
  readRecordRow,
  TABLES,
} from './exchange-format.ts';
import { readKeyRow } from './exchange-keys.ts';
import type { createBatchWriter, KnownRecords, Located } from './import-batch.ts';
import type { ProblemList } from './import-report.ts';

const headerSchema = z.strictObject({
  format: z.literal('unhidden-exchange'),
  version: z.literal(EXCHANGE_VERSION),
  title: z
    .string()
    .min(1)
    .max(200)
    .refine(
      (title) => checkText('title', title) === undefined,
      'it holds a character that no text may hold; write it anew',
    ),
  synthetic: z.boolean(),
});

/** Reads and checks the header of a folder; the problem says what is wrong with it. */
export function readExchangeHeader(folder: string): { header: ExchangeHeader } | { problem: string } {
  const file = join(folder, HEADER_FILE);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    return {
      problem:
        'the file is missing; every folder in the exchange format has one. Name the folder that holds it',
    };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return {
      problem: `this is not JSON in UTF-8 (${error instanceof Error ? error.message : String(error)}); copy it from another export and correct the title`,
    };
  }
  const read = headerSchema.safeParse(content);
  return read.success
    ? { header: read.data }
    : {
        problem: `this is not the header of an exchange folder of version ${EXCHANGE_VERSION}: ${z.prettifyError(read.error)}`,
      };
}

/** The tables of a folder, records first: what a claim speaks of must be known before it. */
export function exchangeTables(folder: string): { file: string; table: TableName }[] {
  const claims = namesIn(join(folder, 'claims')).filter((name) => name.endsWith('.csv'));
  return [
    { file: 'records.csv', table: 'records' as const },
    { file: KEYS_FILE, table: 'record-keys' as const },
    ...claims.map((name) => ({ file: join('claims', name), table: 'claims' as const })),
    { file: 'decisions.csv', table: 'decisions' as const },
  ].filter(({ file }) => existsSync(join(folder, file)));
}

function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];
}

/** A table that is missing or under a name that is not read would be lost without a word. */
function refuseStrays(folder: string, problems: ProblemList): void {
  for (const file of ['records.csv', 'decisions.csv'])
    if (!existsSync(join(folder, file)))
      problems.refuse(
        file,
        null,
        'the file is missing; where there is nothing to say, it holds the heading only',
      );
  const tables = new Set(['records.csv', 'decisions.csv', KEYS_FILE, 'claims']);
  const strays = [
    ...namesIn(folder).filter((name) => /\.(csv|tsv|xlsx?|ods|zip)$/i.test(name) && !tables.has(name)),
    ...namesIn(join(folder, 'claims'))
      .filter((name) => !name.endsWith('.csv') && !name.startsWith('.'))
      .map((name) => join('claims', name)),
  ];
  for (const file of strays)
    problems.refuse(
      file,
      null,
      'this file is no part of the exchange format and would not be read; save claims as claims/KIND.csv in UTF-8, or take the file out of the folder',
    );
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
  refuseStrays(folder, problems);
  for (const { file, table } of exchangeTables(folder)) {
    const inspected = await inspectTextFile(join(folder, file));
    for (const note of inspected.notes) problems.note(file, note);
    if (inspected.problem) {
      problems.refuse(file, null, inspected.problem);
      continue;
    }
    let heading = false;
    for await (const { rows, problem } of readCsv(join(folder, file), onBytes)) {
      const body = heading ? rows : rows.slice(1);
      if (!heading && rows[0] && !isHeading(table, rows[0].cells)) {
        problems.refuse(file, 1, `the heading must be ${TABLES[table].join(',')}`);
        heading = true;
        break;
      }
      heading ||= rows.length > 0;
      const read = <Row>(reader: (cells: readonly string[]) => RowReading<Row>) =>
        readRows(body, file, table, reader, problems);
      if (table === 'records') await writer.records(read(readRecordRow));
      else if (table === 'record-keys') await writer.keys(read((cells) => readKeyRow(cells, known.resolve)));
      else if (table === 'claims')
        await writer.claims(read((cells) => readClaimRow(cells, known.resolve, known.isRef)));
      else await writer.decisions(read(readDecisionRow));
      if (problem) problems.refuse(file, problem.line, problem.text);
      heading ||= problem !== undefined;
    }
    if (!heading) problems.refuse(file, null, 'the file holds no row; it needs at least a heading row');
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
      problems.add(
        file,
        line,
        `the row has ${cells.length} cells; ${basename(file)} has ${TABLES[table].length} columns: put double quotes around a cell that holds a comma`,
      );
      return [];
    }
    const plain: string[] = [];
    for (const cell of cells) {
      const unguarded = unguardCell(cell);
      if (unguarded === undefined) {
        problems.add(
          file,
          line,
          `the cell "${cell.slice(0, 40)}" would run as a formula in a spreadsheet; put an apostrophe before it: '${cell.slice(0, 10)}`,
        );
        return [];
      }
      plain.push(unguarded);
    }
    const { row, problems: found } = reader(plain);
    for (const text of found ?? []) problems.add(file, line, text);
    return row === undefined ? [] : [{ row, file, line }];
  });
}
