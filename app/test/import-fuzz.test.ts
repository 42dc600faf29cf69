import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashedId } from '../src/platform/hashed-id.ts';
import type { ImportReport } from '../src/register/index.ts';
import { importPath, rebuildViews, reportLines } from '../src/register/index.ts';
import { MAPPING, TABLE } from './bad-input/survivors.ts';
import { smallFolder, writeFolder } from './setup/exchange-folder.ts';
import { engines, freshRegister } from './setup/registers.ts';

/** What breaks readers: half characters, marks, separators, quotes, formulas, names of another world, much of anything. */
const bits = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(
      '"',
      '""',
      ',',
      '\n',
      '\r',
      '\r\n',
      '\0',
      '\uFEFF',
      '=1+1',
      "'",
      '|',
      '9||1',
      '..',
      '/',
      '~',
      '{',
      '}',
      '[]',
      '요덕',
      '\u2028',
      '1987-13',
      '__proto__',
      'source/book',
      'camp/camp-a',
      ' '.repeat(300),
      'x'.repeat(25_000),
    )
    .map((text) => Buffer.from(text)),
  fc
    .constantFrom(
      [0xed],
      [0xff, 0xfe],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xc0, 0x80],
      [0x50, 0x4b, 3, 4],
    )
    .map((bytes) => Buffer.from(bytes)),
);

/** A place as a part of the whole, so that it fits any file. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const change = fc.record({
  what: fc.constantFrom('insert', 'replace', 'cut', 'double', 'end'),
  from: place,
  to: place,
  bits,
});
type Change = { readonly what: string; readonly from: number; readonly to: number; readonly bits: Buffer };

function spoilt(content: Buffer, changes: readonly Change[]): Buffer {
  return changes.reduce((bytes, { what, from, to, bits: inserted }) => {
    const [start = 0, end = 0] = [from, to]
      .map((part) => Math.floor(part * bytes.length))
      .sort((a, b) => a - b);
    const [before, middle, after] = [
      bytes.subarray(0, start),
      bytes.subarray(start, end),
      bytes.subarray(end),
    ];
    if (what === 'insert') return Buffer.concat([before, inserted, middle, after]);
    if (what === 'replace')
      return Buffer.concat([
        before,
        inserted,
        bytes.subarray(Math.min(bytes.length, start + inserted.length)),
      ]);
    if (what === 'cut') return Buffer.concat([before, after]);
    return what === 'double' ? Buffer.concat([before, middle, middle, after]) : before;
  }, content);
}

/** The same folder under new ids and handles, so that no run meets the rows of an earlier one. */
function fresh(files: Readonly<Record<string, string | Buffer>>, run: number): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      Buffer.from(
        String(content)
          .replace(/\b(claim|decision|source|person|camp)[a-z0-9]{8,}\b/g, (id) => hashedId(id, String(run)))
          .replace(/\b(camp\/camp-a|source\/book|source\/letter)\b/g, `$1-${run}`),
      ),
    ]),
  );
}

describe.each(engines)('any input at all on %s', (engine) => {
  const runs = engine === 'sqlite' ? 120 : 60;
  const held = freshRegister(engine);
  let run = 0;

  const count = async (table: 'record' | 'claim' | 'decision' | 'view' | 'batch') =>
    Number(
      (
        await held.register.db
          .selectFrom(table)
          .select((of) => of.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  const counts = async () => ({
    record: await count('record'),
    claim: await count('claim'),
    decision: await count('decision'),
    view: await count('view'),
    batch: await count('batch'),
  });

  /** All of what the report says was added is there, or nothing; and what was refused is explained. */
  async function expectWhole(take: () => Promise<ImportReport>): Promise<void> {
    const before = await counts();
    const report = await take();
    const after = await counts();
    const { records, claims, decisions } = report.accepted
      ? report.added
      : { records: 0, claims: 0, decisions: 0 };
    const brought = records + claims + decisions > 0;
    expect(after).toEqual({
      record: before.record + records,
      claim: before.claim + claims,
      decision: before.decision + decisions,
      view: before.view + records,
      batch: before.batch + (brought ? 1 : 0),
    });
    if (!report.accepted) expect(report.problems.length).toBeGreaterThan(0);
    for (const { text } of report.problems) expect(text.length).toBeGreaterThan(10);
    expect(reportLines(report, false).join('')).not.toMatch(/\p{Cc}/u);
  }

  const options = (acceptGoodRows: boolean) => ({
    batch: `batch-${run}`,
    now: '2026-11-23T00:00:00.000Z',
    acceptGoodRows,
  });

  test('in a folder is taken whole, or refused with a reason', async () => {
    const names = Object.keys(smallFolder());
    const files = fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 2 },
    );
    await fc.assert(
      fc.asyncProperty(files, fc.boolean(), async (spoil, acceptGoodRows) => {
        const content = fresh(smallFolder(), (run += 1));
        for (const { name, changes } of spoil)
          content[name] = spoilt(content[name] ?? Buffer.alloc(0), changes);
        writeFolder(join(held.folder, 'in'), content);
        await expectWhole(() => importPath(held.register, join(held.folder, 'in'), options(acceptGoodRows)));
      }),
      { numRuns: runs },
    );
    const kept = await held.register.db.selectFrom('view').selectAll().orderBy('record').execute();
    await rebuildViews(held.register, held.register.catalogue);
    expect(await held.register.db.selectFrom('view').selectAll().orderBy('record').execute()).toEqual(kept);
    expect(kept.length).toBeGreaterThan(0);
  });

  test('in a table and its mapping is taken whole, or refused with a reason', async () => {
    writeFolder(join(held.folder, 'small'), smallFolder());
    await importPath(held.register, join(held.folder, 'small'), options(false));
    const some = fc.array(change, { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, some),
        fc.boolean(),
        async (inTable, inMapping, acceptGoodRows) => {
          const mapping = JSON.stringify({ ...MAPPING, table: `survivors-${(run += 1)}` });
          writeFileSync(join(held.folder, 'table.csv'), spoilt(Buffer.from(TABLE), inTable));
          writeFileSync(join(held.folder, 'mapping.json'), spoilt(Buffer.from(mapping), inMapping));
          await expectWhole(() =>
            importPath(held.register, join(held.folder, 'table.csv'), {
              ...options(acceptGoodRows),
              mapping: join(held.folder, 'mapping.json'),
            }),
          );
        },
      ),
      { numRuns: runs },
    );
    expect(await count('record')).toBeGreaterThan(4);
  });
});
