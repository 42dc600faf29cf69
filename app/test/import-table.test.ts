import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { importPath, reportLines } from '../src/register/index.ts';
import { MAPPING, TABLE } from './bad-input/survivors.ts';
import { smallFolder, writeFolder } from './setup/exchange-folder.ts';
import { engines, freshRegister } from './setup/registers.ts';

describe.each(engines)('a CSV table with a mapping on %s', (engine) => {
  const held = freshRegister(engine);

  beforeEach(async () => {
    writeFolder(join(held.folder, 'small'), smallFolder());
    await importPath(held.register, join(held.folder, 'small'), {
      batch: 'small',
      now: '2026-11-23T00:00:00.000Z',
    });
  });

  const take = (
    table: string,
    {
      mapping = MAPPING,
      batch = 'table',
      acceptGoodRows = false,
    }: { mapping?: unknown; batch?: string; acceptGoodRows?: boolean } = {},
  ) => {
    writeFileSync(join(held.folder, 'table.csv'), table);
    writeFileSync(
      join(held.folder, 'mapping.json'),
      typeof mapping === 'string' ? mapping : JSON.stringify(mapping),
    );
    return importPath(held.register, join(held.folder, 'table.csv'), {
      batch,
      now: '2026-11-24T00:00:00.000Z',
      mapping: join(held.folder, 'mapping.json'),
      acceptGoodRows,
    });
  };
  const claims = () =>
    held.register.db
      .selectFrom('claim')
      .select(['property', 'value', 'given', 'lang', 'source', 'locator', 'review'])
      .where('batch', '=', 'table')
      .orderBy('locator')
      .orderBy('property')
      .orderBy('value')
      .execute();
  const peopleCount = async () =>
    (await held.register.db.selectFrom('record').select('id').where('kind', '=', 'person').execute()).length;

  test('becomes one record a row and one claim a value, as drafts', async () => {
    const report = await take(TABLE);
    expect(report).toMatchObject({ accepted: true, problems: [], added: { records: 3, claims: 9 } });
    const draft = { given: null, review: 'draft' };
    expect(await claims()).toEqual([
      {
        ...draft,
        property: 'names',
        value: 'Pak C',
        lang: 'en',
        source: 'sourcebookaaaaaa',
        locator: 'p. 11',
      },
      {
        ...draft,
        property: 'camp',
        value: 'campaaaaaaaaaaaa',
        given: 'camp/camp-a',
        lang: null,
        source: 'sourcebookaaaaaa',
        locator: 'p. 3',
      },
      {
        ...draft,
        property: 'names',
        value: 'Kim A',
        lang: 'en',
        source: 'sourcebookaaaaaa',
        locator: 'p. 3',
      },
      {
        ...draft,
        property: 'names',
        value: '김가',
        lang: 'ko-Hang',
        source: 'sourcebookaaaaaa',
        locator: 'p. 3',
      },
      {
        ...draft,
        property: 'period',
        value: '1977/1987',
        given: '1977-1987',
        lang: null,
        source: 'sourcebookaaaaaa',
        locator: 'p. 3',
      },
      {
        ...draft,
        property: 'names',
        value: 'Lee B',
        lang: 'en',
        source: 'sourceletteraaaa',
        locator: 'p. 9',
      },
      { ...draft, property: 'names', value: 'Yi B', lang: 'en', source: 'sourceletteraaaa', locator: 'p. 9' },
      {
        ...draft,
        property: 'names',
        value: '이나',
        lang: 'ko-Hang',
        source: 'sourceletteraaaa',
        locator: 'p. 9',
      },
      {
        ...draft,
        property: 'period',
        value: '1990~',
        given: 'about 1990',
        lang: null,
        source: 'sourceletteraaaa',
        locator: 'p. 9',
      },
    ]);
  });

  test('imported twice changes nothing, and sorted anew or grown by a row it is still the same table', async () => {
    await take(TABLE);
    expect(await take(TABLE, { batch: 'again' })).toMatchObject({
      accepted: true,
      added: { records: 0, claims: 0 },
      seen: { records: 3, claims: 9 },
    });
    const [heading = '', ...rows] = TABLE.trimEnd().split('\n');
    const grown = `${[heading, '0,Ri D,,,,source/book,p. 1,', ...rows.toReversed()].join('\n')}\n`;
    expect(await take(grown, { batch: 'grown' })).toMatchObject({
      accepted: true,
      problems: [],
      added: { records: 1, claims: 1 },
    });
  });

  test('a value that stands twice in a cell is one claim', async () => {
    expect(await take(TABLE.replace('Lee B; Yi B', 'Lee B; Yi B; Lee B;'))).toMatchObject({
      accepted: true,
      problems: [],
      added: { claims: 9 },
    });
  });

  const row = (text: string) => `${TABLE}${text}\n`;
  test.each([
    ['no source', row('4,Cho,,,,,p. 1,'), 5, /the row has no source; every claim needs one/],
    [
      'an unknown source',
      row('4,Cho,,,,source/film,p. 1,'),
      5,
      /there is no source "source\/film" in the register; import it first/,
    ],
    [
      'a source that is no source',
      row('4,Cho,,,,camp/camp-a,p. 1,'),
      5,
      /must be a record of the kind source/,
    ],
    ['no locator', row('4,Cho,,,,source/book,,'), 5, /has no locator; say where/],
    ['no key', row(',Cho,,,,source/book,p. 1,'), 5, /the key is empty; fill in No/],
    ['an impossible date', row('4,Cho,,1987-02-30,,source/book,p. 1,'), 5, /period: "1987-02-30"/],
    [
      'a camp that is not there',
      row('4,Cho,,,Camp 99,source/book,p. 1,'),
      5,
      /camp points to "Camp 99", which is no record; write the address of a camp/,
    ],
    [
      'a reference to the wrong kind',
      row('4,Cho,,,source/book,source/book,p. 1,'),
      5,
      /must point to a camp, not to a source/,
    ],
    ['the key of another row', row('1,Cho,,,,source/book,p. 1,'), 5, /stands here a second time/],
    [
      'a formula',
      row('"=cmd|"" /C calc""!A0",Cho,,,,source/book,p. 1,'),
      5,
      /would run as a formula.*replace it by its value/,
    ],
    [
      'a comma too many',
      row('4,Cho, jun,,,,source/book,p. 1,'),
      5,
      /the row has 9 cells and the heading 8; put double quotes/,
    ],
    ['cells missing', row('4,Cho'), 5, /the row has 2 cells and the heading 8/],
  ])('a row with %s is left out whole, by file and line', async (_what, table, line, says) => {
    const refused = await take(table);
    expect(refused).toMatchObject({ accepted: false, unreadable: false, badRows: 1 });
    expect(refused.problems).toContainEqual({
      file: 'table.csv',
      line,
      text: expect.stringMatching(says) as string,
    });
    expect([await peopleCount(), (await claims()).length]).toEqual([1, 0]);
    expect(await take(table, { acceptGoodRows: true })).toMatchObject({
      accepted: true,
      badRows: 1,
      added: { records: 3, claims: 9 },
    });
    expect([await peopleCount(), (await claims()).length]).toEqual([4, 9]);
  });

  test.each([
    [
      'a missing column',
      TABLE.replace('Page', 'Seite'),
      /the table has no column Page; its columns are No, Name, 이름, .*correct the mapping or the heading/,
    ],
    [
      'two columns of one name',
      TABLE.replace('Numbers held', 'Name'),
      /more than one column Name; give each its own name/,
    ],
    ['an empty file', '', /the file is empty; it needs at least a heading row/],
    ['only a byte-order mark', '\uFEFF', /the file holds no row/],
    [
      'an unclosed quote',
      row('4,"Cho,,,,source/book,p. 1,'),
      /never closed; look for a missing double quote/,
    ],
  ])('a table with %s is refused, good rows or not', async (_what, table, says) => {
    const report = await take(table, { acceptGoodRows: true });
    expect(report).toMatchObject({ accepted: false, unreadable: true });
    expect(report.problems).toContainEqual(
      expect.objectContaining({ file: 'table.csv', text: expect.stringMatching(says) as string }),
    );
    expect(await peopleCount()).toBe(1);
  });

  const columns = (change: object) => ({ ...MAPPING, columns: [{ ...MAPPING.columns[0], ...change }] });
  test.each([
    ['is no JSON', '{', /cannot be read as JSON in UTF-8 .*correct the file/],
    ['lacks its key', { ...MAPPING, key: undefined }, /needs a correction: .*key/],
    [
      'names an unknown kind',
      { ...MAPPING, kind: 'castle' },
      /there is no kind "castle"; the data dictionary lists the kinds/,
    ],
    [
      'names an unknown property',
      columns({ property: 'colour' }),
      /a person has no property "colour"; the data dictionary lists its properties/,
    ],
    ['has an unknown field', { ...MAPPING, licence: 'x' }, /licence/],
    ['reviews what nobody reviewed', { ...MAPPING, review: 'approved' }, /review/],
    ['holds a NUL', columns({ unit: 'a\0' }), /no text may hold/],
    ['holds half a character', { ...MAPPING, locator: { fixed: '\uD800' } }, /no text may hold/],
  ])('a mapping that %s is refused', async (_what, mapping, says) => {
    const report = await take(TABLE, { mapping });
    expect(report).toMatchObject({ accepted: false, unreadable: true });
    expect(report.problems).toEqual([
      { file: 'mapping.json', line: null, text: expect.stringMatching(says) as string },
    ]);
    expect(reportLines(report, false)[0]).toMatch(/^mapping\.json: /);
  });

  test('a mapping file that is not there is named', async () => {
    await take(TABLE);
    const report = await importPath(held.register, join(held.folder, 'table.csv'), {
      batch: 'x',
      now: '2026-11-24T00:00:00.000Z',
      mapping: join(held.folder, 'none.json'),
    });
    expect(reportLines(report, false)[0]).toMatch(
      /^none\.json: the mapping cannot be read .*correct the file or its path/,
    );
  });

  test('a heading without rows adds nothing and says so', async () => {
    const report = await take(TABLE.split('\n')[0] ?? '');
    expect(report).toMatchObject({ accepted: true, added: { records: 0, claims: 0 } });
    expect(report.notes).toEqual([
      { file: 'table.csv', line: null, text: 'the table has a heading and no rows' },
    ]);
  });
});
