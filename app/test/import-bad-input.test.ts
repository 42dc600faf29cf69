import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport, Register } from '../src/register/index.ts';
import { importPath, reportLines } from '../src/register/index.ts';
import type { Files } from './setup/exchange-folder.ts';
import { claim, smallFolder, table, writeFolder } from './setup/exchange-folder.ts';
import type { RegisterPlace } from './setup/registers.ts';
import { emptyRegister, engines } from './setup/registers.ts';

const once = { batch: 'one', now: '2026-11-23T00:00:00.000Z' };
const whole = smallFolder();
const text = (name: string) => String(whole[name]);
/** The small folder with one text of one file replaced; throws when there is nothing to replace. */
function changed(file: string, from: string, to: string): Files {
  if (!text(file).includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { ...whole, [file]: text(file).replace(from, to) };
}
const without = (...names: string[]): Files =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
const camp = 'claims/camp.csv';
const campWith = (...rows: string[][]): Files => ({
  ...whole,
  [camp]: text(camp) + rows.map((row) => table('claims', [row]).split('\n').slice(1).join('\n')).join(''),
});
const extra = (cells: Parameters<typeof claim>[0]) =>
  claim({ property: 'closed', value: '1990', claim: 'claimcampclosed0', ...cells });
const xlsx = Buffer.from(
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }),
);
const cp949 = Buffer.concat([
  Buffer.from(text(camp)),
  Buffer.from('camp/camp-a,names,'),
  Buffer.from([0xbf, 0xe4, 0xb4, 0xf6]),
  Buffer.from(',,ko-Hang,,source/book,p. 1,,reviewed,claimcampnameko0\n'),
]);

/** What is wrong, the file and line the report must name, and what it must say. `null`: the file as a whole. */
type Case = readonly [what: string, files: Files, file: string, line: number | null, says: RegExp];

/** Rows that can be left out. */
const badRows: readonly Case[] = [
  [
    'a claim without a source',
    changed(camp, 'source/book', ''),
    camp,
    2,
    /has no source; every claim needs one/,
  ],
  [
    'a claim without a locator',
    campWith(extra({ locator: '' })),
    camp,
    6,
    /has no locator; say where in the source/,
  ],
  [
    'an unknown kind',
    changed('records.csv', 'camp/camp-a', 'castle/camp-a'),
    'records.csv',
    2,
    /there is no kind "castle"; the data dictionary lists the kinds/,
  ],
  [
    'an unknown property',
    campWith(extra({ property: 'colour' })),
    camp,
    6,
    /has no property "colour"; the data dictionary lists its properties/,
  ],
  ['an impossible date', campWith(extra({ value: '1987-02-30' })), camp, 6, /closed: "1987-02-30"/],
  ['a date that is no date', campWith(extra({ value: 'spring' })), camp, 6, /closed: .*write/],
  [
    'a reversed range',
    campWith(extra({ property: 'population', value: '20000||9000', unit: 'people' })),
    camp,
    6,
    /smallest first, for example 53000\|\|65000/,
  ],
  [
    'a reversed span of dates',
    campWith(extra({ value: '1990/1980' })),
    camp,
    6,
    /ends before it starts; write 1980\/1990/,
  ],
  [
    'a number without its unit',
    campWith(extra({ property: 'population', value: '|9|' })),
    camp,
    6,
    /needs a unit, one of people/,
  ],
  [
    'an unknown choice',
    campWith(extra({ property: 'type', value: 'castle' })),
    camp,
    6,
    /must be one of kwan-li-so/,
  ],
  [
    'a claim id twice in the file',
    campWith(extra({ claim: 'claimcampopened1' })),
    camp,
    6,
    /claim id claimcampopened1 stands here a second time; give each claim its own id/,
  ],
  [
    'a record id twice in the file',
    changed('records.csv', 'source/letter,sourceletteraaaa', 'source/letter,sourcebookaaaaaa'),
    'records.csv',
    5,
    /record id sourcebookaaaaaa stands here a second time/,
  ],
  [
    'a handle twice in the file',
    { ...whole, 'records.csv': `${text('records.csv')}camp/camp-a,campbbbbbbbbbbbb,\n` },
    'records.csv',
    6,
    /handle camp\/camp-a already belongs to the record campaaaaaaaaaaaa; choose another/,
  ],
  [
    'a decision id twice in the file',
    {
      ...whole,
      'decisions.csv':
        text('decisions.csv') +
        'claimcampopened2,no-lead,it is not,2026-01-03T03:04:05.006Z,editor,decisionlead0000\n',
    },
    'decisions.csv',
    3,
    /decision id decisionlead0000 stands here a second time/,
  ],
  [
    'a formula',
    campWith(extra({ locator: 'x' })),
    camp,
    6,
    /would run as a formula.*put an apostrophe before it: '=HYPERLINK/,
  ],
  ['a full-width formula', campWith(extra({ locator: 'y' })), camp, 6, /would run as a formula/],
  [
    'a row with too few cells',
    { ...whole, [camp]: `${text(camp)}camp/camp-a,closed,1990\n` },
    camp,
    6,
    /the row has 3 cells; camp\.csv has 11 columns/,
  ],
  [
    'a row with a comma too many',
    changed(camp, 'about 1959', 'about 1959, or so'),
    camp,
    3,
    /the row has 12 cells.*put double quotes around a cell that holds a comma/,
  ],
  ['an empty line', { ...whole, [camp]: `${text(camp)}\n` }, camp, 6, /the row has 1 cells/],
  [
    'a record that is not there',
    campWith(extra({ record: 'camp/camp-z' })),
    camp,
    6,
    /there is no record "camp\/camp-z"; list it in records\.csv/,
  ],
  [
    'a source that is not there',
    campWith(extra({ source: 'source/film' })),
    camp,
    6,
    /there is no source "source\/film"; list it in records\.csv/,
  ],
  [
    'a source that is no source',
    campWith(extra({ source: 'camp/camp-a' })),
    camp,
    6,
    /source of a claim must be a record of the kind source/,
  ],
  [
    'a reference to nothing',
    changed('claims/person.csv', 'camp/camp-a', 'camp/camp-z'),
    'claims/person.csv',
    3,
    /points to "camp\/camp-z", which does not exist; list it in records\.csv/,
  ],
  [
    'a reference to the wrong kind',
    changed('claims/person.csv', 'camp/camp-a', 'source/book'),
    'claims/person.csv',
    3,
    /camp must point to a camp, not to a source/,
  ],
  [
    'an address without a kind',
    changed('records.csv', 'camp/camp-a', 'camp-a'),
    'records.csv',
    2,
    /write kind\/handle, for example camp\/camp-14/,
  ],
  [
    'a handle with capitals',
    changed('records.csv', 'camp/camp-a', 'camp/Camp A'),
    'records.csv',
    2,
    /lower-case words joined by hyphens/,
  ],
  [
    'an id after ~ that differs',
    changed('records.csv', 'person/~personaaaaaaaaaa', 'person/~personbbbbbbbbbb'),
    'records.csv',
    3,
    /disagree; after ~ stands the id itself/,
  ],
  ['a short id', changed(camp, 'claimcampname000', 'c1'), camp, 2, /claim id "c1" must be 10 to 40/],
  [
    'an unknown review',
    changed(camp, 'reviewed', 'sure'),
    camp,
    2,
    /review "sure" must be one of draft, reviewed, disputed/,
  ],
  [
    'an unknown credibility',
    campWith(extra({ credibility: 'A' })),
    camp,
    6,
    /credibility "A" must be a number from 1 to 6/,
  ],
  ['a language that is none', campWith(extra({ lang: 'Korean' })), camp, 6, /write a BCP 47 tag/],
  [
    'a value that is too long',
    campWith(extra({ property: 'note', value: 'x'.repeat(30_000) })),
    camp,
    6,
    /at most 20000 fit: attach a longer text as a file/,
  ],
  [
    "a source's words that are too long",
    campWith(extra({ given: 'x'.repeat(30_000) })),
    camp,
    6,
    /given has 30000 characters/,
  ],
  [
    'an unknown verdict',
    changed('decisions.csv', ',lead,', ',best,'),
    'decisions.csv',
    2,
    /verdict "best" must be one of stated, retracted/,
  ],
  [
    'a decision about nothing',
    changed('decisions.csv', 'claimcampopened2', 'claimcampopened9'),
    'decisions.csv',
    2,
    /claimcampopened9, which does not exist; import the claim/,
  ],
  [
    'a decision on an impossible day',
    changed('decisions.csv', '2026-01-02', '2026-02-30'),
    'decisions.csv',
    2,
    /must be UTC, for example 2026-/,
  ],
  [
    'a decision without a reason',
    changed('decisions.csv', 'it is nearer', ''),
    'decisions.csv',
    2,
    /no reason; say why/,
  ],
].map(
  ([what, files, file, line, says]) =>
    [what, withFormulas(files as Files), file, line, says] as unknown as Case,
);

/** Formulas are put in here, because the writer of the format would guard them. */
function withFormulas(files: Files): Files {
  const claims = files[camp];
  if (typeof claims !== 'string') return files;
  const spoilt = claims
    .replace(',x,,reviewed', ',"=HYPERLINK(""http://example.org"")",,reviewed')
    .replace(',y,,reviewed', ',＝1+1,,reviewed');
  return { ...files, [camp]: spoilt };
}

/** Files that cannot be read to the end; leaving out rows is no way out. */
const badFiles: readonly Case[] = [
  [
    'UTF-16',
    { ...whole, [camp]: Buffer.from(`\uFEFF${text(camp)}`, 'utf16le') },
    camp,
    null,
    /UTF-16; save it as UTF-8/,
  ],
  [
    'UTF-16 without a mark',
    { ...whole, [camp]: Buffer.from(text(camp), 'utf16le') },
    camp,
    null,
    /NUL bytes.*save it as CSV in UTF-8/,
  ],
  ['CP949', { ...whole, [camp]: cp949 }, camp, 6, /not UTF-8; save the file as UTF-8/],
  [
    'half a character at the end',
    { ...whole, [camp]: Buffer.concat([Buffer.from(text(camp)), Buffer.from([0xed, 0x95])]) },
    camp,
    6,
    /not UTF-8/,
  ],
  ['a NUL byte', changed(camp, 'about 1959', 'about\u00001959'), camp, null, /NUL bytes/],
  [
    'a NUL byte far into the file',
    {
      ...whole,
      [camp]:
        text(camp) +
        table('claims', [extra({ property: 'note', value: 'y'.repeat(19_000) })])
          .split('\n')
          .slice(1)
          .join('\n')
          .repeat(20) +
        'a\0b\n',
    },
    camp,
    26,
    /NUL byte.*remove it/,
  ],
  [
    'a cell of 10 MB',
    campWith(extra({ property: 'note', value: 'x'.repeat(10_000_000) })),
    camp,
    6,
    /longer than 1,000,000 bytes; attach long texts as files/,
  ],
  [
    'a quoted cell of 10 MB',
    campWith(extra({ property: 'note', value: `,${'x'.repeat(10_000_000)}` })),
    camp,
    6,
    /check for a missing closing quote/,
  ],
  [
    'an unclosed quote',
    changed(camp, 'about 1959', '"about 1959'),
    camp,
    3,
    /never closed; look for a missing double quote/,
  ],
  ['a stray quote', changed(camp, 'about 1959', 'about "1959"'), camp, 3, /look for a stray double quote/],
  [
    'a zip archive',
    { ...whole, [camp]: Buffer.from(zipSync({ 'camp.csv': strToU8(text(camp)) })) },
    camp,
    null,
    /ZIP archive.*unpack it/,
  ],
  [
    'a workbook under the name of a table',
    { ...whole, [camp]: xlsx },
    camp,
    null,
    /Excel.*save the sheet as CSV in UTF-8/,
  ],
  [
    'a workbook beside the tables',
    { ...whole, 'claims/camp.xlsx': xlsx },
    'claims/camp.xlsx',
    null,
    /would not be read; save claims as claims\/KIND\.csv/,
  ],
  [
    'a table at the wrong place',
    { ...whole, 'camp.csv': text(camp) },
    'camp.csv',
    null,
    /no part of the exchange format/,
  ],
  [
    'gzip',
    { ...whole, [camp]: Buffer.from([0x1f, 0x8b, 8, 0]) },
    camp,
    null,
    /gzip archive.*unpack it first/,
  ],
  ['a PDF', { ...whole, [camp]: '%PDF-1.7\n' }, camp, null, /this is a PDF/],
  [
    'an old Office file',
    { ...whole, [camp]: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]) },
    camp,
    null,
    /old Office file.*save the sheet as CSV/,
  ],
  [
    'an empty file',
    { ...whole, [camp]: '' },
    camp,
    null,
    /the file is empty; it needs at least a heading row/,
  ],
  [
    'a file with only a byte-order mark',
    { ...whole, [camp]: '\uFEFF' },
    camp,
    null,
    /holds no row; it needs at least a heading row/,
  ],
  [
    'a wrong heading',
    changed(camp, 'record,property', 'Record,Property'),
    camp,
    1,
    /the heading must be record,property,value,/,
  ],
  [
    'a heading with a column less',
    changed(camp, ',claim\n', '\n'),
    camp,
    1,
    /the heading must be record,property/,
  ],
  [
    'no records.csv',
    without('records.csv'),
    'records.csv',
    null,
    /the file is missing; where there is nothing to say, it holds the heading only/,
  ],
  ['no decisions.csv', without('decisions.csv'), 'decisions.csv', null, /the file is missing/],
  [
    'no header',
    without('unhidden.json'),
    'unhidden.json',
    null,
    /missing; every folder in the exchange format has one/,
  ],
  [
    'a header that is no JSON',
    { ...whole, 'unhidden.json': '{format: unhidden' },
    'unhidden.json',
    null,
    /not JSON.*correct/,
  ],
  [
    'a header of another version',
    { ...whole, 'unhidden.json': text('unhidden.json').replace('"version":1', '"version":2') },
    'unhidden.json',
    null,
    /not the header of an exchange folder of version 1.*version/,
  ],
  [
    'a header that is a list',
    { ...whole, 'unhidden.json': '[]' },
    'unhidden.json',
    null,
    /not the header of an exchange folder/,
  ],
  [
    'a header with an unknown field',
    { ...whole, 'unhidden.json': text('unhidden.json').replace('{', '{"licence":"x",') },
    'unhidden.json',
    null,
    /licence/,
  ],
  [
    'a header with a NUL in its title',
    { ...whole, 'unhidden.json': text('unhidden.json').replace('Small', 'Sm\\u0000all') },
    'unhidden.json',
    null,
    /title/,
  ],
];

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
