import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RecordId } from '@unhidden/record';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveConsent } from '../src/consent/consent-actions.ts';
import { draftStore } from '../src/recording/draft-store.ts';
import { runImport } from '../src/recording/importing/import-actions.ts';
import { findUpload, keepMapping, keepUpload } from '../src/recording/importing/import-files.ts';
import { freshId, writeClaims } from '../src/recording/write-claims.ts';
import { exportContent, importPath, inTransaction } from '../src/register/index.ts';
import type { TableMapping } from '../src/register/index.ts';
import { findSealedName } from '../src/sealing/find-names.ts';
import { importSealing } from '../src/sealing/import-sealing.ts';
import { askToOpen, openValues } from '../src/sealing/opening-actions.ts';
import { agreed, signInApprover, writeApprovers } from './setup/opening.ts';
import { readTree } from './setup/read-tree.ts';
import { engines } from './setup/registers.ts';
import { valueOf } from './setup/results.ts';
import { sendFile } from './setup/send-file.ts';
import { dumpOf, marksOf, searcher } from './setup/seized.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { syntheticName } from './world/names.ts';

/** How many identities go in by each way: 1,000 together. */
const WAYS = { claims: 400, terminal: 250, upload: 100, drafts: 100, consent: 50, files: 50, reasons: 50 };

/** Names nobody bears, each followed by letters of its own, so that a hit is a hit. */
const IDENTITIES = Array.from({ length: 1000 }, (_, n) => {
  const name = syntheticName(7302, n).hangul;
  const letters = [...(n + 1000).toString()]
    .map((digit) => String.fromCodePoint(0xb234 + 28 * Number(digit)))
    .join('');
  return `${name} ${letters}똠`;
});
const MAPPING: TableMapping = {
  table: 'synthetic',
  kind: 'person',
  key: ['ref'],
  source: { fixed: 'source/synthetic-000001' },
  locator: { column: 'page' },
  review: 'draft',
  columns: [
    { column: 'name', property: 'legal_name', lang: 'ko-Hang' },
    { column: 'contact', property: 'contact', lang: 'en' },
    { column: 'shown', property: 'names', lang: 'en' },
  ],
};

describe.each(engines)('whoever takes the machine without its keys, on %s', (engine) => {
  let bench: TestWorkbench;
  let documenter: TestPerson;
  let seized: string;
  let outside: string;
  let backup: string;
  const before = process.env['TMPDIR'];
  const taken = (from: keyof typeof WAYS): readonly string[] => {
    const names = Object.keys(WAYS) as (keyof typeof WAYS)[];
    const start = names.slice(0, names.indexOf(from)).reduce((sum, name) => sum + WAYS[name], 0);
    return IDENTITIES.slice(start, start + WAYS[from]);
  };

  beforeAll(async () => {
    outside = mkdtempSync(join(tmpdir(), 'unhidden-outside-'));
    seized = mkdtempSync(join(tmpdir(), 'unhidden-seized-'));
    // The data folder, the register and every temporary file lie below what is searched.
    process.env['TMPDIR'] = seized;
    bench = await startWorkbench(engine);
    await bench.addWorld();
    documenter = await bench.signIn(['documenter']);
    await work();
    backup = join(seized, 'backup');
    await exportContent(bench.services.register, backup);
  }, 600_000);
  afterAll(async () => {
    await bench.close();
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    for (const folder of [outside, seized]) rmSync(folder, { recursive: true, force: true });
  });

  async function work(): Promise<void> {
    const { services } = bench;
    const { person } = documenter;
    const source = freshId(services) as RecordId;
    const people = taken('claims').map((identity) => ({ id: freshId(services) as RecordId, identity }));
    for (let start = 0; start < people.length; start += 50) {
      const some = people.slice(start, start + 50);
      valueOf(
        await inTransaction(services.register, (tx) =>
          writeClaims(services, tx, person, {
            form: 'testimony',
            records: [
              ...(start === 0 ? [{ id: source, kind: 'source' }] : []),
              ...some.map(({ id }) => ({ id, kind: 'person' })),
            ],
            claims: some.flatMap(({ id, identity }) => {
              const about = { record: id, source, locator: '00:10' };
              return [
                {
                  ...about,
                  property: 'legal_name',
                  value: identity,
                  given: `as told: ${identity}`,
                  lang: 'ko-Hang',
                },
                { ...about, property: 'contact', value: `through ${identity}`, lang: 'en' },
                { ...about, record: source, property: 'witness_identity', value: identity, lang: 'ko' },
              ];
            }),
          }),
        ),
      );
    }
    await imports();
    for (const [n, identity] of taken('drafts').entries())
      await draftStore.save(services, services.register, person, {
        id: services.newId(),
        form: 'testimony',
        subject: '',
        window: `w${n}`,
        base: '',
        fields: new URLSearchParams({ 'person-1-legal_name': identity }),
      });
    const [witness = '' as RecordId] = people.map(({ id }) => id);
    for (const identity of taken('consent')) {
      const given = await giveConsent(services, person, {
        person: witness,
        source: '',
        purpose: 'analysis',
        recipient: '',
        givenOn: '2026-02-01',
        until: '',
        language: 'ko',
        takenBy: 'Synthetic Documenter',
        words: `I, ${identity}, agree.`,
      });
      if (!given.ok) throw new Error(given.problems.join());
    }
    await files(source);
    await openings(witness);
  }

  async function imports(): Promise<void> {
    const { services } = bench;
    const { person } = documenter;
    const csv = (identities: readonly string[], start: number): string =>
      `ref,name,contact,shown,page\n${identities.map((identity, n) => `r${start + n},${identity},call ${identity},Synthetic ${n},p. ${n}\n`).join('')}`;
    writeFileSync(join(outside, 'table.csv'), csv(taken('terminal'), 0));
    writeFileSync(join(outside, 'mapping.json'), JSON.stringify(MAPPING));
    const report = await importPath(services.register, join(outside, 'table.csv'), {
      batch: services.newId(),
      now: services.now().toISOString(),
      mapping: join(outside, 'mapping.json'),
      sealing: importSealing(async () => services.ring),
    });
    expect(report).toMatchObject({ accepted: true, problems: [] });
    const upload = { name: `${taken('upload')[0]}.csv`, content: Buffer.from(csv(taken('upload'), 1000)) };
    const id = await keepUpload(services, person, upload, ['ref', 'name', 'contact', 'shown', 'page']);
    await keepMapping(services, id, { mapping: MAPPING, compartment: 'open' });
    const file = await findUpload(services, person, id);
    if (!file) throw new Error('no upload');
    expect(await runImport(services, person, { ...file, mapping: MAPPING }, { dryRun: false })).toMatchObject(
      {
        isClean: true,
        objections: [],
      },
    );
  }

  async function files(source: RecordId): Promise<void> {
    const path = `/en/records/${source}/files`;
    for (const [n, identity] of taken('files').entries()) {
      const content = `${'x'.repeat(n * 1000)} ${identity} told us`;
      const sent = { name: `${identity}.txt`, content };
      expect((await sendFile(bench, documenter, path, sent)).status).toBe(303);
    }
    // One that breaks off in the middle.
    const [identity = ''] = taken('files');
    const broken = { name: 'broken.txt', content: `${identity} `.repeat(20_000), upTo: 0.5 };
    expect((await sendFile(bench, documenter, path, broken)).status).toBe(422);
  }

  async function openings(witness: RecordId): Promise<void> {
    const { services } = bench;
    const reviewer = await signInApprover(bench);
    writeApprovers(services, [reviewer.approver]);
    const claims = await services.register.db
      .selectFrom('claim')
      .select('id')
      .where('record', '=', witness)
      .where('property', '=', 'legal_name')
      .execute();
    for (const [n, identity] of taken('reasons').entries()) {
      const result = await askToOpen(services, documenter.person, witness, {
        claims: claims.map(({ id }) => id),
        files: [],
        reason: `${identity} asked us to call back at once.`,
      });
      if (!result?.ok) throw new Error('not asked');
      if (n >= 5) continue;
      await agreed(services, reviewer.approver, result.id);
      expect(await openValues(services, documenter.person, result.id)).toMatchObject([
        { opened: { value: taken('claims')[0] } },
      ]);
    }
    const name = taken('claims')[1] ?? '';
    expect(
      await findSealedName(services, documenter.person, { compartment: 'open', name, year: undefined }),
    ).not.toEqual([]);
  }

  /** Everything but the keys: the data folder, the register with its journal, the backup, temporary files, the log. */
  async function everything(): Promise<ReadonlyMap<string, Buffer>> {
    const { register } = bench.services;
    const tree = [...readTree(seized)].filter(([path]) => !/(^|\/)keys\//.test(path));
    return new Map([
      ...tree,
      ...[...(await dumpOf(register))].map(([table, bytes]) => [`table ${table}`, bytes] as const),
      ['what the terminal was told', Buffer.from(bench.told.join('\n'))],
    ]);
  }

  test('finds none of 1,000 sealed identities in any encoding', { timeout: 600_000 }, async () => {
    const search = searcher(IDENTITIES.flatMap(marksOf));
    const found: string[] = [];
    const looked = await everything();
    for (const [where, bytes] of looked) found.push(...search(where, bytes));
    expect(found).toEqual([]);
    // What was searched does hold the work.
    expect([...looked.keys()].filter((path) => path.endsWith('.age')).length).toBe(WAYS.files);
    if (engine === 'sqlite')
      expect([...looked.keys()].some((path) => path.endsWith('register.sqlite'))).toBe(true);
    expect([...looked.keys()].some((path) => path.endsWith('backup/record-keys.csv'))).toBe(true);
    expect(String(looked.get('table claim')).match(/sealed:1:/g)?.length).toBeGreaterThan(2000);
  });

  test('would find one that lay there in the clear, in each encoding, and in the register', async () => {
    const planted = '심어둔가명 똠똠';
    const marks = marksOf(planted);
    const search = searcher(marks);
    const folder = join(dirname(bench.services.folder.path), 'planted');
    mkdirSync(folder);
    for (const [n, { bytes }] of marks.entries()) {
      writeFileSync(
        join(folder, `${n}.bin`),
        Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' after')]),
      );
      writeFileSync(
        join(folder, `${n}.packed`),
        Buffer.concat([Buffer.from('x'), gzipSync(Buffer.concat([Buffer.from('y'), bytes]))]),
      );
    }
    await bench.services.register.db
      .insertInto('saved_mapping')
      .values({ id: 'planted', user: 'x', name: planted, kind: 'person', mapping: '{}', at: '' })
      .execute();
    const looked = await everything();
    const found = [...looked].flatMap(([where, bytes]) => search(where, bytes));
    for (const [n, { form }] of marks.entries()) {
      const inFile = found.filter((hit) => hit.includes(`/${n}.bin`) && hit.endsWith(`(${form})`));
      const inPacked = found.filter(
        (hit) => hit.includes(`/${n}.packed, unpacked`) && hit.endsWith(`(${form})`),
      );
      expect([form, inFile.length > 0, inPacked.length > 0]).toEqual([form, true, true]);
    }
    expect(found.some((hit) => hit.startsWith('table saved_mapping'))).toBe(true);
    if (engine === 'sqlite') expect(found.some((hit) => /register\.sqlite(-wal)?: /.test(hit))).toBe(true);
  });
});
