import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport, Register } from '../src/register/index.ts';
import { importPath, reportLines } from '../src/register/index.ts';
import { badFiles, xlsx } from './bad-input/bad-files.ts';
import { badRows } from './bad-input/bad-rows.ts';
import { camp, campWith, extra, text, whole, without } from './bad-input/spoil.ts';
import type { Files } from './setup/exchange-folder.ts';
import { table, writeFolder } from './setup/exchange-folder.ts';
import type { RegisterPlace } from './setup/registers.ts';
import { emptyRegister, engines } from './setup/registers.ts';

const once = { batch: 'one', now: '2026-11-23T00:00:00.000Z' };

describe.each(engines)('bad input on %s', (engine) => {
  let place: RegisterPlace;
  let register: Register;
  let folder: string;

  beforeAll(async () => {
    place = await emptyRegister(engine);
    register = await place.open();
    folder = mkdtempSync(join(tmpdir(), 'unhidden-input-'));
  });

  afterAll(async () => {
    await register.close();
    await place.remove();
    rmSync(folder, { recursive: true });
  });

  afterEach(async () => {
    for (const name of ['record', 'claim', 'decision', 'view', 'batch'] as const)
      expect(await register.db.selectFrom(name).selectAll().execute()).toEqual([]);
  });

  const take = (
    files: Files,
    options: { dryRun?: boolean; acceptGoodRows?: boolean } = {},
  ): Promise<ImportReport> => {
    writeFolder(join(folder, 'in'), files);
    return importPath(register, join(folder, 'in'), { ...once, ...options });
  };

  test('the folder the cases are made from has no fault', async () => {
    const report = await take(whole, { dryRun: true });
    expect(report).toMatchObject({
      accepted: true,
      problems: [],
      notes: [],
      added: { records: 4, claims: 8, decisions: 1 },
    });
  });

  test.each(badRows)(
    '%s: named by file and line, and nothing is stored',
    async (_what, files, file, line, says) => {
      const report = await take(files);
      expect(report).toMatchObject({ accepted: false, unreadable: false });
      expect(report.problems).toContainEqual({ file, line, text: expect.stringMatching(says) as string });
      const lines = reportLines(report, false);
      expect(lines.some((one) => one.startsWith(`${file}:${line}: `) && says.test(one))).toBe(true);
      expect(lines.at(-1)).toMatch(
        /^Nothing was imported: \d+ problems?\. Correct them, or run again with --accept-good-rows to leave out \d+ rows?\.$/,
      );
    },
  );

  test.each(badFiles)(
    '%s: named by its file, and nothing is stored, good rows or not',
    async (_what, files, file, line, says) => {
      for (const acceptGoodRows of [false, true]) {
        const report = await take(files, { acceptGoodRows });
        expect(report).toMatchObject({ accepted: false, unreadable: true });
        expect(report.problems).toContainEqual({ file, line, text: expect.stringMatching(says) as string });
        expect(reportLines(report, false).at(-1)).toMatch(
          /^Nothing was imported: \d+ problems?\. Correct what cannot be read and import it again\.$/,
        );
      }
    },
  );

  test.each([
    ['a byte-order mark', { ...whole, [camp]: `\uFEFF${text(camp)}` }, /skipped the byte-order mark/],
    [
      'Windows line ends',
      { ...whole, [camp]: text(camp).replaceAll('\n', '\r\n') },
      /read Windows line ends \(CRLF\)/,
    ],
    [
      'mixed line ends',
      { ...whole, [camp]: text(camp).replace('\n', '\r\n') },
      /read Windows line ends \(CRLF\)/,
    ],
  ])('%s is read, with a note', async (_what, files, note) => {
    const report = await take(files, { dryRun: true });
    expect(report).toMatchObject({
      accepted: true,
      problems: [],
      added: { records: 4, claims: 8, decisions: 1 },
    });
    expect(report.notes).toEqual([{ file: camp, line: null, text: expect.stringMatching(note) as string }]);
    expect(reportLines(report, true)[0]).toMatch(/^note claims\/camp\.csv: /);
  });

  test('a heading and nothing below it is an empty table', async () => {
    const headings = {
      'records.csv': table('records', []),
      [camp]: table('claims', []),
      'decisions.csv': table('decisions', []),
    };
    const report = await take({ ...without('claims/person.csv', 'claims/source.csv'), ...headings });
    expect(report).toMatchObject({
      accepted: true,
      added: { records: 0, claims: 0, decisions: 0 },
      problems: [],
    });
    expect(reportLines(report, false)).toEqual([
      'Added 0 records, 0 claims, 0 decisions; 0 were already there.',
    ]);
  });

  test('what a file holds cannot steer the terminal that shows the report', async () => {
    const report = await take(campWith(extra({ property: '\u001b[2J\u009b31m', value: 'a\nb' })));
    expect(reportLines(report, false).join('')).not.toMatch(/\p{Cc}/u);
    expect(report.accepted).toBe(false);
  });

  test('a folder of a thousand bad rows is reported in part, and counted whole', async () => {
    const rows = Array.from({ length: 1500 }, (_, n) =>
      extra({ property: 'colour', claim: `claim${String(n).padStart(11, '0')}` }),
    );
    const report = await take(campWith(...rows));
    expect(report).toMatchObject({ accepted: false, badRows: 1500, moreProblems: 500 });
    expect(reportLines(report, false).slice(-2)).toEqual([
      '... and 500 more problems',
      'Nothing was imported: 1,500 problems. Correct them, or run again with --accept-good-rows to leave out 1,500 rows.',
    ]);
  });

  test('a folder that is not there, and a directory where a table should be', async () => {
    const nowhere = await importPath(register, join(folder, 'nowhere'), once);
    expect(reportLines(nowhere, false)[0]).toMatch(/^nowhere: there is nothing at .*check the path$/);
    writeFolder(join(folder, 'in'), without('records.csv'));
    mkdirSync(join(folder, 'in/records.csv'));
    const report = await importPath(register, join(folder, 'in'), once);
    expect(report.problems[0]).toEqual({
      file: 'records.csv',
      line: null,
      text: 'this is not a file; put a CSV table here',
    });
  });

  test('a table without a mapping, or a zip in its place, is told what it needs', async () => {
    writeFileSync(join(folder, 'people.csv'), 'a,b\n1,2\n');
    writeFileSync(join(folder, 'backup.zip'), xlsx);
    expect(reportLines(await importPath(register, join(folder, 'people.csv'), once), false)[0]).toMatch(
      /^people\.csv: .*add --mapping FILE/,
    );
    expect(reportLines(await importPath(register, join(folder, 'backup.zip'), once), false)[0]).toMatch(
      /^backup\.zip: this is a ZIP archive.*unpack it/,
    );
  });
});
