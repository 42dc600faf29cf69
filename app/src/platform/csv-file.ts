import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { createPlainReader } from './csv-plain.ts';

/** Rows of a CSV file with the line each ends on, or what keeps the rest of the file from being read. */
export type CsvChunk = { readonly rows: readonly CsvRow[]; readonly problem?: FileProblem };
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };
export type FileProblem = { readonly line: number | null; readonly text: string };

/** The longest row accepted; more than any statement needs, less than what would fill the memory. */
export const MAX_ROW_BYTES = 1_000_000;
const CHUNK_ROWS = 1000;
const LINE_FEED = 0x0a;

/** A file on the disk, or its whole content where it must not lie there in the clear. */
export type CsvSource = string | Buffer;

/** Looks at the first bytes: what the file is if it cannot be a CSV table, and what is unusual if it can. */
export async function inspectTextFile(
  file: CsvSource,
): Promise<{ problem?: string; notes: string[]; bytes: number }> {
  if (typeof file !== 'string') return inspected(file.subarray(0, HEAD_BYTES), file.length);
  const state = await stat(file);
  if (!state.isFile()) return { problem: 'this is not a file; put a CSV table here', notes: [], bytes: 0 };
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  await handle.close();
  return inspected(buffer.subarray(0, bytesRead), state.size);
}

const HEAD_BYTES = 65_536;

function inspected(head: Buffer, bytes: number): { problem?: string; notes: string[]; bytes: number } {
  if (bytes === 0)
    return { problem: 'the file is empty; it needs at least a heading row', notes: [], bytes: 0 };
  const problem = notText(head);
  if (problem) return { problem, notes: [], bytes };
  const notes: string[] = [];
  if (withoutMark(head).length < head.length) notes.push('skipped the byte-order mark at the start');
  if (head.includes('\r\n')) notes.push('read Windows line ends (CRLF) as plain line ends');
  return { notes, bytes };
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function withoutMark(head: Buffer): Buffer {
  return head.subarray(0, 3).equals(BYTE_ORDER_MARK) ? head.subarray(3) : head;
}

function notText(head: Buffer): string | undefined {
  const starts = (...bytes: number[]) => head.subarray(0, bytes.length).equals(Buffer.from(bytes));
  if (starts(0x50, 0x4b, 0x03, 0x04))
    return 'this is a ZIP archive (or an Excel or ODF file), not a CSV table; unpack it, or save the sheet as CSV in UTF-8';
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    return 'this is an old Office file, not a CSV table; save the sheet as CSV in UTF-8';
  if (starts(0x25, 0x50, 0x44, 0x46))
    return 'this is a PDF, not a CSV table; type or export the table as CSV in UTF-8';
  if (starts(0x1f, 0x8b)) return 'this is a gzip archive, not a CSV table; unpack it first';
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return 'the file is in UTF-16; save it as UTF-8';
  if (head.includes(0)) return 'the file holds NUL bytes, so it is not a text table; save it as CSV in UTF-8';
  return undefined;
}

/** Reads a CSV file in chunks. Stops with a problem at the first row that cannot be told apart from the next. */
export async function* readCsv(file: CsvSource, onBytes?: (bytes: number) => void): AsyncGenerator<CsvChunk> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // Named, because a file may mix line ends and the parser would settle on the first it meets.
  const parser = parse({
    relax_column_count: true,
    max_record_size: MAX_ROW_BYTES,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const lines = createLineFinder();
  let rows: CsvRow[] = [];
  let lastLine = 0;
  const plain = createPlainReader(MAX_ROW_BYTES);
  let plainLines = 0;
  let isHead = true;
  let failure: unknown;
  const take = (entry: unknown) => {
    const { record, info } = entry as { record: string[]; info: { lines: number } };
    lastLine = plainLines + info.lines;
    rows.push({ line: lastLine, cells: record });
  };
  parser.on('error', (error) => (failure = error));
  try {
    for await (const bytes of chunksOf(file)) {
      const text = decode(decoder, bytes);
      if (text === undefined || text.includes('\0')) {
        yield {
          rows,
          problem:
            text === undefined ? notUtf8(lines.find(bytes, isUtf8)) : hasNul(lines.find(bytes, hasNoNul)),
        };
        return;
      }
      lines.pass(bytes);
      const { rows: whole, left } = plain.take(isHead ? withoutMark(bytes) : bytes);
      isHead = false;
      for (const cells of whole) rows.push({ line: (lastLine += 1), cells });
      plainLines += whole.length;
      if (left) parser.write(left);
      await setImmediate();
      for (let entry = parser.read(); entry !== null; entry = parser.read()) take(entry);
      if (failure) throw failure;
      onBytes?.(bytes.length);
      while (rows.length >= CHUNK_ROWS) {
        yield { rows: rows.slice(0, CHUNK_ROWS) };
        rows = rows.slice(CHUNK_ROWS);
      }
    }
    if (decode(decoder) === undefined) {
      yield { rows, problem: notUtf8(lines.last()) };
      return;
    }
    parser.end(plain.end());
    for await (const entry of parser) take(entry);
    if (rows.length > 0) yield { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { rows, problem: asProblem(error, lastLine + 1) };
  } finally {
    parser.destroy();
  }
}

/** A file is read in pieces of so many bytes. */
export const CHUNK_BYTES = 262_144;

async function* chunksOf(file: CsvSource): AsyncGenerator<Buffer> {
  if (typeof file === 'string')
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) yield chunk as Buffer;
  else
    for (let start = 0; start < file.length; start += CHUNK_BYTES)
      yield file.subarray(start, start + CHUNK_BYTES);
}

function decode(decoder: TextDecoder, bytes?: Buffer): string | undefined {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}

function hasNoNul(bytes: Buffer): boolean {
  return !bytes.includes(0);
}

/** Counts lines as chunks go by, and finds the first line of a chunk that is not as it should be. */
function createLineFinder() {
  let line = 1;
  let tail: Buffer = Buffer.alloc(0);
  return {
    last: () => line,
    pass(bytes: Buffer): void {
      for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) line += 1;
      // A character may begin in one chunk and end in the next; it is four bytes long at most.
      let start = bytes.length;
      while (start > 0 && start > bytes.length - 4 && ((bytes[start] ?? 0x80) & 0xc0) === 0x80) start -= 1;
      tail = Buffer.from(bytes.subarray(start));
    },
    find(bytes: Buffer, isGood: (line: Buffer) => boolean): number {
      const all = tail.at(-1) === LINE_FEED ? bytes : Buffer.concat([tail, bytes]);
      for (let start = 0, at = line; ; at += 1) {
        const end = all.indexOf(LINE_FEED, start);
        if (end < 0 || !isGood(all.subarray(start, end))) return at;
        start = end + 1;
      }
    },
  };
}

function notUtf8(line: number): FileProblem {
  return { line, text: 'here stand bytes that are not UTF-8; save the file as UTF-8 and import it again' };
}

function hasNul(line: number): FileProblem {
  return {
    line,
    text: 'here stands a NUL byte, which no text holds; remove it, or save the file as CSV in UTF-8 anew',
  };
}

function asProblem(error: CsvError, rowStart: number): FileProblem {
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return {
      line: rowStart,
      text: `a row is longer than ${MAX_ROW_BYTES.toLocaleString('en')} bytes; attach long texts as files, and check for a missing closing quote`,
    };
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return {
      line: rowStart,
      text: 'a quoted cell of this row is never closed; look for a missing double quote',
    };
  return { line: rowStart, text: `the row cannot be read (${error.code}); look for a stray double quote` };
}
