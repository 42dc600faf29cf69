import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Register } from '../src/register/index.ts';
import { importPath, rebuildViews, reportLines } from '../src/register/index.ts';
import { camp, campWith, changed, extra, text, whole } from './bad-input/spoil.ts';
import type { Files } from './setup/exchange-folder.ts';
import { writeFolder } from './setup/exchange-folder.ts';
import type { RegisterPlace } from './setup/registers.ts';
import { emptyRegister, engines } from './setup/registers.ts';

const once = { batch: 'one', now: '2026-11-23T00:00:00.000Z' };

describe.each(engines)('a register that holds something, on %s', (engine) => {
  let place: RegisterPlace;
  let register: Register;
  let folder: string;

  const open = async (files: Files) => {
    place = await emptyRegister(engine);
    register = await place.open();
    folder = mkdtempSync(join(tmpdir(), 'unhidden-input-'));
    return take(files);
  };
  const take = (files: Files, acceptGoodRows = false) => {
    writeFolder(join(folder, 'in'), files);
    return importPath(register, join(folder, 'in'), {
      batch: `batch-${acceptGoodRows}`,
      now: once.now,
      acceptGoodRows,
    });
  };
  const stored = async () => ({
    records: (
      await register.db
        .selectFrom('record')
        .select(['id', 'kind', 'handle', 'origin'])
        .orderBy('id')
        .execute()
    ).map(({ id }) => id),
    claims: (await register.db.selectFrom('claim').select('id').orderBy('id').execute()).map(({ id }) => id),
    decisions: (await register.db.selectFrom('decision').select('id').orderBy('id').execute()).map(
      ({ id }) => id,
    ),
    views: (await register.db.selectFrom('view').selectAll().orderBy('record').execute()).map(
      ({ doc }) => doc,
    ),
  });

  afterEach(async () => {
    await register.close();
    await place.remove();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['claim', changed(camp, '1959,,', '1960,,'), camp, 3],
    ['record', changed('records.csv', 'small#1', 'small#2'), 'records.csv', 3],
    ['decision', changed('decisions.csv', 'it is nearer', 'it is later'), 'decisions.csv', 2],
  ])(
    'an id that already stands for another %s is refused, and nothing is overwritten',
    async (what, files, file, line) => {
      expect((await open(whole)).accepted).toBe(true);
      const before = await stored();
      const report = await take(files);
      expect(report.accepted).toBe(false);
      expect(report.problems).toContainEqual({
        file,
        line,
        text: expect.stringMatching(
          new RegExp(
            `the ${what} id \\w+ already stands for something else in the register; nothing is overwritten: give it a new id`,
          ),
        ) as string,
      });
      expect(await stored()).toEqual(before);
    },
  );

  test('a handle that already belongs to another record is refused', async () => {
    await open(whole);
    const report = await take(changed('records.csv', 'campaaaaaaaaaaaa', 'campbbbbbbbbbbbb'));
    expect(report.problems).toContainEqual({
      file: 'records.csv',
      line: 2,
      text: expect.stringMatching(/already belongs to the record campaaaaaaaaaaaa/) as string,
    });
  });

  test('two imports at once about one record: its view holds the statements of both', async () => {
    await open(whole);
    const brought = ['claimcampclosed1', 'claimcampclosed2'];
    const reports = await Promise.all(
      brought.map((id) => {
        writeFolder(join(folder, id), campWith(extra({ claim: id, locator: id })));
        return importPath(register, join(folder, id), { batch: id, now: once.now });
      }),
    );
    expect(reports.map(({ added }) => added.claims)).toEqual([1, 1]);
    const { claims, views } = await stored();
    expect(claims).toEqual(expect.arrayContaining(brought));
    await register.db
      .transaction()
      .execute((db) => rebuildViews({ db, engine: register.engine }, register.catalogue));
    expect(views).toEqual((await stored()).views);
  });

  test('--accept-good-rows leaves out exactly the bad rows', async () => {
    const bad = [
      extra({ property: 'colour', claim: 'badclaim00000001' }),
      extra({ value: '1990-13-45', source: '', locator: '', claim: 'badclaim00000002' }),
      extra({ record: 'camp/camp-z', claim: 'badclaim00000003' }),
      extra({ claim: 'claimcampname000' }),
    ];
    const good = extra({ claim: 'goodclaim0000001' });
    const files = {
      ...campWith(...bad, good),
      'decisions.csv':
        text('decisions.csv') +
        'badclaim00000001,retracted,gone,2026-01-02T03:04:05.006Z,editor,decisionbad00000\n',
    };
    const report = await open(files);
    expect(report).toMatchObject({ accepted: false, badRows: 5 });
    expect((await stored()).claims).toEqual([]);
    const taken = await take(files, true);
    expect(taken).toMatchObject({
      accepted: true,
      badRows: 5,
      added: { records: 4, claims: 9, decisions: 1 },
    });
    expect(reportLines(taken, false).slice(-2)).toEqual([
      'Added 4 records, 9 claims, 1 decision; 0 were already there.',
      'Left out: 5 rows with problems.',
    ]);
    const after = await stored();
    expect(after.claims).toContain('goodclaim0000001');
    expect(after.claims.filter((id) => id.startsWith('bad'))).toEqual([]);
    expect(after.decisions).toEqual(['decisionlead0000']);
  });
});
