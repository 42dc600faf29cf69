import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordId } from '@unhidden/record';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { confide } from '../src/consent/consent-actions.ts';
import { success } from '../src/platform/result.ts';
import { freshId, writeClaims } from '../src/recording/write-claims.ts';
import { inTransaction } from '../src/register/index.ts';
import { verifyFiles } from '../src/sealing/file-actions.ts';
import { MOST_FILE_BYTES } from '../src/sealing/receive-file.ts';
import { agreed, REASON, sealedWitness, signInApprover, writeApprovers } from './setup/opening.ts';
import { engines } from './setup/registers.ts';
import { valueOf } from './setup/results.ts';
import { sendFile } from './setup/send-file.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';

describe.each(engines)('files of a source on %s', (engine) => {
  let bench: TestWorkbench;
  let documenter: TestPerson;
  let source: RecordId;
  let witness: RecordId;
  let path: string;

  beforeEach(async () => {
    bench = await startWorkbench(engine);
    await bench.addWorld();
    documenter = await bench.signIn(['documenter']);
    const { services } = bench;
    [source, witness] = [freshId(services) as RecordId, freshId(services) as RecordId];
    path = `/en/records/${source}/files`;
    valueOf(
      await inTransaction(services.register, async (tx) => {
        const about = { source, locator: 'title page', lang: 'en' };
        const done = await writeClaims(services, tx, documenter.person, {
          form: 'claim',
          records: [
            { id: source, kind: 'source' },
            { id: witness, kind: 'person' },
          ],
          claims: [
            { ...about, record: source, property: 'title', value: 'Synthetic letter' },
            { ...about, record: witness, property: 'names', value: 'Synthetic Witness' },
          ],
        });
        return done.ok ? success(done.value) : done;
      }),
    );
  });
  afterEach(() => bench.close());

  const folder = (): string => join(bench.services.folder.path, 'files');
  const sealedFiles = (): string[] => readdirSync(folder());
  const rows = () => bench.services.register.db.selectFrom('source_file').selectAll().execute();
  const attach = (name: string, content: Buffer, upTo = 1): Promise<Response> =>
    sendFile(bench, documenter, path, { name, content: new Uint8Array(content), upTo });
  const page = async (who = documenter): Promise<string> => (await who.request('GET', path)).text();

  test('are kept bit by bit, with both hashes of the original, under seal from the first byte', async () => {
    const original = Buffer.concat([Buffer.from('synthetic recording '), randomBytes(300_000)]);
    expect((await attach('interview <b>1.wav', original)).status).toBe(303);
    const shown = await page();
    for (const hash of ['sha256', 'sha3-256'])
      expect(shown).toContain(createHash(hash).update(original).digest('hex'));
    expect(shown).toContain('interview &lt;b&gt;1.wav');
    expect(shown).toContain(`${original.length.toLocaleString('en')} bytes`);
    const [row] = await rows();
    expect(JSON.stringify(row)).not.toContain('interview');
    const [file = ''] = sealedFiles();
    expect(readFileSync(join(folder(), file)).includes('synthetic recording')).toBe(false);
    const got = await documenter.request('POST', `${path}/${row?.id}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(original)).toBe(true);
    expect(got.headers.get('Content-Disposition')).toBe(`attachment; filename="item-${row?.id}.bin"`);
    expect(got.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
    expect(got.headers.get('X-Content-Type-Options')).toBe('nosniff');
    const actions = await bench.services.register.db.selectFrom('custody_entry').select('entry').execute();
    const told = actions.map(({ entry }) => JSON.parse(entry).action as string);
    expect(told.filter((action) => action.startsWith('file'))).toEqual([
      'file receive',
      'file list',
      'file download',
    ]);
  });

  test('leave nothing behind when the upload breaks off, is too large or holds no file', async () => {
    expect((await attach('empty.txt', Buffer.from('synthetic'))).status).toBe(303);
    const before = sealedFiles();
    for (const upTo of [0.1, 0.5, 0.9, 0.9999]) {
      const answer = await attach('broken.bin', randomBytes(400_000), upTo);
      expect([upTo, answer.status]).toEqual([upTo, 422]);
      expect(await answer.text()).toContain('did not arrive whole');
    }
    const large = await attach('large.bin', Buffer.alloc(MOST_FILE_BYTES + 1));
    expect(large.status).toBe(422);
    expect(await large.text()).toContain('too large');
    expect((await sendFile(bench, documenter, path, { name: '', content: '' })).status).toBe(422);
    expect(sealedFiles()).toEqual(before);
    expect(await rows()).toHaveLength(1);
  }, 60_000);

  test('of a source given in confidence, or with something sealed, open only with a second person', async () => {
    const { services } = bench;
    const reviewer = await signInApprover(bench);
    writeApprovers(services, [reviewer.approver]);
    await attach('letter.txt', Buffer.from('synthetic letter'));
    const [row] = await rows();
    expect(await page()).toContain('Download the original');
    valueOf(
      await inTransaction(services.register, async (tx) => {
        await confide(services, tx, documenter.person, { source, witness });
        return success(true);
      }),
    );
    expect(await page()).not.toContain('Download the original');
    expect((await documenter.request('POST', `${path}/${row?.id}`)).status).toBe(404);
    const asked = await documenter.request('POST', `/en/sealed/ask/${source}`, {
      what: `file:${row?.id}`,
      reason: REASON,
    });
    const request = asked.headers.get('Location') ?? '';
    const download = () => documenter.request('POST', `${request}/file/${row?.id}`);
    expect((await download()).status).toBe(422);
    await agreed(services, reviewer.approver, request.split('/').at(-1) ?? '');
    expect(await (await download()).text()).toBe('synthetic letter');
    expect(await services.register.db.selectFrom('unseal_opening').select('file').execute()).toEqual([
      { file: row?.id },
    ]);
  });

  test('are attached by documenters to sources they may read, and to nothing else', async () => {
    const { services } = bench;
    const analyst = await bench.signIn(['analyst']);
    const send = (who: TestPerson, to: string) =>
      sendFile(bench, who, `/en/records/${to}/files`, { name: 'a.txt', content: 'synthetic' });
    expect((await send(analyst, source)).status).toBe(404);
    expect((await send(documenter, witness)).status).toBe(404);
    const inside = await bench.signIn(['documenter'], { compartments: ['north'] });
    const closed = await sealedWitness(services, inside, { compartment: 'north' });
    expect((await send(documenter, closed.source)).status).toBe(404);
    expect((await send(inside, closed.source)).status).toBe(303);
    expect((await documenter.request('GET', `/en/records/${closed.source}/files`)).status).toBe(404);
    expect((await analyst.request('GET', path)).status).toBe(200);
  });

  test('are all checked against their hashes, and a changed or missing one is named', async () => {
    const { services } = bench;
    for (const n of [1, 2, 3]) await attach(`${n}.bin`, randomBytes(150_000));
    expect(await verifyFiles(services, 'terminal')).toEqual({
      good: 3,
      unreadable: 0,
      wrong: [],
      strays: [],
    });
    const [changed = '', missing = ''] = sealedFiles();
    const bytes = readFileSync(join(folder(), changed));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(join(folder(), changed), bytes);
    rmSync(join(folder(), missing));
    writeFileSync(join(folder(), 'left.age.part'), 'x');
    const report = await verifyFiles(services, 'terminal');
    expect(report).toMatchObject({ good: 1, unreadable: 0, strays: ['left.age.part'] });
    expect(report.wrong.toSorted()).toEqual(
      [changed, missing].map((file) => file.replace('.age', '')).toSorted(),
    );
  });
});
