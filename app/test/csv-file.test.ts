import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CsvRow } from '../src/platform/csv-file.ts';
import { CHUNK_BYTES, MAX_ROW_BYTES, readCsv } from '../src/platform/csv-file.ts';

async function read(content: Buffer | string): Promise<{ rows: CsvRow[]; problem: string | undefined }> {
  const rows: CsvRow[] = [];
  for await (const chunk of readCsv(Buffer.from(content))) {
    rows.push(...chunk.rows);
    if (chunk.problem) return { rows, problem: `${chunk.problem.line}: ${chunk.problem.text}` };
  }
  return { rows, problem: undefined };
}

/** What the parser of all CSV says of the whole. */
function parsed(content: string): CsvRow[] {
  const found = parse(content, {
    relax_column_count: true,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return found.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

const text = fc
  .array(
    fc.constantFrom(',', '\n', '\r\n', '\r', 'a', '안경도', 'Yodŏk 🏔', '', "'=1", '"a ""b"",\nc"', ' '),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

/** Text that the parser refuses is the matter of the tests of bad input. */
const isSound = (content: string): boolean => {
  try {
    parsed(content);
    return true;
  } catch {
    return false;
  }
};

test('a file has the rows that the parser of all CSV finds, on the same lines', async () => {
  await fc.assert(
    fc.asyncProperty(text.filter(isSound), async (content) => {
      expect(await read(content)).toEqual({ rows: parsed(content), problem: undefined });
    }),
    { numRuns: 500 },
  );
});

test('wherever the file is cut into pieces, and wherever the first double quote stands', async () => {
  const rows = Array.from({ length: 9000 }, (_, at) => `row ${at},안경도,${'x'.repeat(at % 90)}`);
  for (const end of ['\n', '\r\n', '\r']) {
    for (const quoted of [undefined, 0, 4000, 8999]) {
      const all = rows.map((row, at) => (at === quoted ? `"a, ""${at}""${end}b",c,d` : row));
      const content = all.join(end);
      expect(Buffer.byteLength(content)).toBeGreaterThan(500_000);
      expect((await read(content)).rows).toEqual(parsed(content));
      expect((await read(`\uFEFF${content}${end}`)).rows).toEqual(parsed(`${content}${end}`));
    }
  }
});

test('and where a carriage return is the last byte of a piece, and its line feed the first of the next', async () => {
  const content = `${'x'.repeat(CHUNK_BYTES - 1)}\r\nsecond,row\r\n`;
  expect((await read(content)).rows.map(({ line, cells }) => [line, cells.length])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test('a row of the longest length is read, and a longer one is refused on its line', async () => {
  const longest = `a,${'x'.repeat(MAX_ROW_BYTES - 1)}`;
  const whole = await read(`first,row\n${longest}\nlast,row\n`);
  expect(whole.problem).toBeUndefined();
  expect(whole.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
    [1, 'first'],
    [2, 'a'],
    [3, 'last'],
  ]);
  for (const rest of ['', '\n', '\nlast,row\n']) {
    const { rows, problem } = await read(`first,row\n${longest}xx${rest}`);
    expect(rows.map(({ line }) => line)).toEqual([1]);
    expect(problem).toMatch(/^2: a row is longer than 1,000,000 bytes/);
  }
});
