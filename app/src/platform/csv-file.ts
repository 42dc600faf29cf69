import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';

/** Rows of a CSV file with the line each ends on, or what keeps the file from being read. */
export type CsvChunk = { readonly rows: readonly CsvRow[]; readonly problem?: FileProblem };
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };
export type FileProblem = { readonly line: number | null; readonly text: string };

/** The longest row accepted; more than any statement needs, less than what would fill the memory. */
export const MAX_ROW_BYTES = 1_000_000;
const CHUNK_ROWS = 1000;

/** Looks at the first bytes: what the file is if it cannot be a CSV table, and what is unusual if it can. */
export async function inspectTextFile(file: string): Promise<{ problem?: string; notes: string[]; bytes: number }> {
  const { size } = await stat(file);
  if (size === 0) return { problem: 'the file is empty; it needs at least a heading row', notes: [], bytes: 0 };
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
  await handle.close();
  const head = buffer.subarray(0, bytesRead);
  const problem = notText(head);
  if (problem) return { problem, notes: [], bytes: size };
  const notes: string[] = [];
  if (head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) notes.push('skipped the byte-order mark at the start');
  if (head.includes('\r\n')) notes.push('read Windows line ends (CRLF) as plain line ends');
  return { notes, bytes: size };
}

function notText(head: Buffer): string | undefined {
  const starts = (...bytes: number[]) => head.subarray(0, bytes.length).equals(Buffer.from(bytes));
  if (starts(0x50, 0x4b, 0x03, 0x04))
    return 'this is a ZIP archive (or an Excel or ODF file), not a CSV table; unpack it, or save the sheet as CSV in UTF-8';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'this is an old Office file, not a CSV table; save the sheet as CSV in UTF-8';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'this is a PDF, not a CSV table';
  if (starts(0x1f, 0x8b)) return 'this is a gzip archive, not a CSV table; unpack it first';
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return 'the file is in UTF-16; save it as UTF-8';
  if (head.includes(0)) return 'the file holds NUL bytes, so it is not a text table; save it as CSV in UTF-8';
  return undefined;
}

/** Reads a CSV file in chunks. Stops with a problem at the first row that cannot be told apart from the next. */
export async function* readCsv(file: string, onBytes?: (bytes: number) => void): AsyncGenerator<CsvChunk> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = parse({ relax_column_count: true, max_record_size: MAX_ROW_BYTES, info: true });
  let rows: CsvRow[] = [];
  let failure: unknown;
  parser.on('error', (error) => (failure = error));
  try {
    for await (const bytes of createReadStream(file, { highWaterMark: 262_144 })) {
      const text = decode(decoder, bytes as Buffer);
      if (text === undefined) {
        yield { rows, problem: notUtf8(parser.info.lines) };
        return;
      }
      parser.write(text);
      await setImmediate();
      for (let entry = parser.read(); entry !== null; entry = parser.read()) rows.push(asRow(entry));
      if (failure) throw failure;
      onBytes?.(bytes.length);
      while (rows.length >= CHUNK_ROWS) {
        yield { rows: rows.slice(0, CHUNK_ROWS) };
        rows = rows.slice(CHUNK_ROWS);
      }
    }
    if (decode(decoder) === undefined) {
      yield { rows, problem: notUtf8(parser.info.lines) };
      return;
    }
    parser.end();
    for await (const entry of parser) rows.push(asRow(entry));
    if (rows.length > 0) yield { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { rows, problem: asProblem(error) };
  } finally {
    parser.destroy();
  }
}

function decode(decoder: TextDecoder, bytes?: Buffer): string | undefined {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}

function asRow(entry: unknown): CsvRow {
  const { record, info } = entry as { record: string[]; info: { lines: number } };
  return { line: info.lines, cells: record };
}

function notUtf8(line: number): FileProblem {
  return { line, text: 'near this line stand bytes that are not UTF-8; save the file as UTF-8 and import it again' };
}

function asProblem(error: CsvError): FileProblem {
  const line = typeof error['lines'] === 'number' ? error['lines'] : null;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return { line, text: `a row is longer than ${MAX_ROW_BYTES.toLocaleString('en')} bytes; attach long texts as files, and check for a missing closing quote` };
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { line, text: 'a quoted cell is never closed; look for a missing double quote' };
  return { line, text: `the row cannot be read (${error.code}); look for a stray double quote` };
}
