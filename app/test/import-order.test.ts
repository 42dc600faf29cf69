import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportContent, importPath } from '../src/register/index.ts';
import { csvRow, unguardCell } from '../src/platform/csv-text.ts';
import { TABLES } from '../src/register/exchange-format.ts';
import { writeFolder } from './setup/exchange-folder.ts';
import { emptyRegister, engines } from './setup/registers.ts';
import { randomOf } from './world/random.ts';
import { createWorld } from './world/world.ts';
import { writeWorld } from './world/write-world.ts';

const BUNDLED = resolve(import.meta.dirname, '../../data/public-record');
const SEEDS = [1, 2];

describe.each(engines)('the order of imports on %s', (engine) => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unhidden-order-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test.each(SEEDS)('of a synthetic folder does not change any view (seed %i)', async (seed) => {
    writeWorld(join(folder, 'whole'), createWorld(seed, { people: 60, claims: 700, sources: 25 }));
    await expectSameViews(engine, folder, join(folder, 'whole'), seed);
  });

  test('of the bundled record does not change any view', async () => {
    await expectSameViews(engine, folder, BUNDLED, 3);
  });
});

async function expectSameViews(engine: string, folder: string, whole: string, seed: number): Promise<void> {
  const expected = await viewsAfter(engine, [whole], join(folder, 'export-whole'));
  const parts = partsOf(whole, seed).map((files, index) => {
    writeFolder(join(folder, `part-${index}`), files);
    return join(folder, `part-${index}`);
  });
  const inParts = await viewsAfter(engine, parts, join(folder, 'export-parts'));
  expect(inParts.views.length).toBeGreaterThan(100);
  expect(inParts.views).toEqual(expected.views);
  expect(inParts.files).toEqual(expected.files);
}

async function viewsAfter(engine: string, folders: readonly string[], target: string) {
  const place = await emptyRegister(engine);
  const register = await place.open();
  try {
    for (const [index, folder] of folders.entries()) {
      const report = await importPath(register, folder, {
        batch: `batch-${index}`,
        now: `2026-11-23T00:00:0${index}.000Z`,
      });
      expect(report.problems).toEqual([]);
    }
    await exportContent(register, target);
    const views = await register.db.selectFrom('view').selectAll().orderBy('record').execute();
    return { views, files: readTables(target) };
  } finally {
    await register.close();
    await place.remove();
  }
}

type Tables = { readonly records: string[][]; readonly claims: string[][]; readonly decisions: string[][] };

function readTables(folder: string): Tables {
  const rowsOf = (file: string) => parse(readFileSync(join(folder, file))).slice(1);
  const claims = readdirSync(join(folder, 'claims')).flatMap((name) => rowsOf(join('claims', name)));
  return { records: rowsOf('records.csv'), claims, decisions: rowsOf('decisions.csv') };
}

/** The rows of a folder in any order, over several folders: each brings the records its claims need, decisions come when they can. */
function partsOf(folder: string, seed: number, count = 4): Record<string, string>[] {
  const random = randomOf(seed, 'order');
  const { records, claims, decisions } = readTables(folder);
  const partOf = new Map(claims.map((row) => [row.at(-1), random.below(count)]));
  const shuffled = (rows: readonly string[][]) =>
    rows
      .map((row) => ({ row, at: random.below(1 << 30) }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row);
  const spoken = new Set(claims.flatMap(addressesIn));
  const decided = decisions.map((row) => {
    const earliest = partOf.get(row[0]) ?? 0;
    return { row, part: earliest + random.below(count - earliest) };
  });
  return Array.from({ length: count }, (_, part) => {
    const own = shuffled(claims.filter((row) => partOf.get(row.at(-1)) === part));
    const needed = new Set(own.flatMap(addressesIn));
    // Not every record in every part: one that is named again is derived again, which would hide a forgotten one.
    const listed = records.filter(
      ([address = '']) => needed.has(address) || (part === 0 && !spoken.has(address)),
    );
    // Cells are still guarded as they were read; the writer guards them anew.
    const written = (table: keyof Tables, rows: readonly string[][]) =>
      [TABLES[table], ...rows.map((row) => row.map((cell) => unguardCell(cell) ?? cell))]
        .map((row) => csvRow(row))
        .join('');
    return {
      'unhidden.json': readFileSync(join(folder, 'unhidden.json'), 'utf8'),
      'records.csv': written('records', shuffled(listed)),
      'claims/mixed.csv': written('claims', own),
      'decisions.csv': written(
        'decisions',
        shuffled(decided.filter((one) => one.part === part).map(({ row }) => row)),
      ),
    };
  });
}

/** The cells of a claim that may be addresses: whom it is about, its value, its source. */
function addressesIn([record = '', , value = '', , , , source = '']: readonly string[]): string[] {
  return [record, value, source];
}
