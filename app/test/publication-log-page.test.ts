import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendReleases, copyText, openPublicLog, publicLogFolder } from '../src/transparency/index.ts';
import { recordPath } from '../src/release/record-path.ts';
import { openReleaseFiles } from '../src/release/release-files.ts';
import { openRelease, releaseFolder } from '../src/release/index.ts';
import type { PublicRecord, ReleaseReader } from '../src/release/release-model.ts';
import { copyOf } from '../src/site/api/record-json.ts';
import { exportSite } from '../src/site/export.ts';
import { HASH_COMMANDS } from '../src/site/transparency/verify-page.ts';
import { createPublicSite } from '../src/site/public-site.ts';
import { SECURITY_HEADERS } from '../src/site/security-headers.ts';
import { axeFinds } from './setup/axe.ts';
import { chromiumPath, openBrowser, programOnPath } from './setup/browser.ts';
import { onLoopback } from './setup/loopback.ts';
import { folderWithRelease, keepFurther } from './setup/three-releases.ts';

/** Release 2 of the bundled record, from which a camp of release 1 was withdrawn; both are in the log. */
let folder: Awaited<ReturnType<typeof folderWithRelease>>;
let release: ReleaseReader;
let site: Hono;
let gone: PublicRecord;
let goneText: string;
let changed: { readonly before: string; readonly record: PublicRecord };
const closing: (() => void)[] = [];

beforeAll(async () => {
  folder = await folderWithRelease();
  const before = openRelease(releaseFolder(folder.releases, 1));
  const camp = before.record('camp', 'camp-14');
  if (!camp) throw new Error('the camp is missing');
  gone = camp;
  goneText = copyText(copyOf(before, gone));
  await keepFurther(folder, 1, [gone.id]);
  await appendReleases(folder);
  release = openRelease(releaseFolder(folder.releases, 2));
  const log = openPublicLog(publicLogFolder(folder.log), releaseFolder(folder.releases, 2));
  site = createPublicSite(release, openReleaseFiles(releaseFolder(folder.releases, 2)), log);
  // What points to the withdrawn camp says less now.
  const [pointing] = before.referring(gone.id, 'observation').flatMap(({ id }) => {
    const record = release.recordById(id);
    const old = before.recordById(id);
    return record && old ? [{ record, before: copyText(copyOf(before, old)) }] : [];
  });
  if (!pointing) throw new Error('nothing points to the camp');
  changed = pointing;
  closing.push(
    () => before.close(),
    () => release.close(),
    () => log?.close(),
  );
});
afterAll(() => {
  for (const close of closing) close();
  folder.remove();
});

const answer = (html: string): string =>
  html
    .slice(html.indexOf('id="answer"'), html.indexOf('id="check"'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

async function post(q: string, lang = 'en'): Promise<string> {
  const response = await site.request(`/${lang}/data/verify`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ q }).toString(),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    expect(response.headers.get(name)).toBe(value);
  return answer(await response.text());
}

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const get = async (path: string): Promise<string> => (await site.request(path)).text();

describe('/data/verify', () => {
  test('knows every file of every release by its hash, as any program prints it', async () => {
    for (const number of [1, 2]) {
      const at = releaseFolder(folder.releases, number);
      for (const name of ['manifest.json', `release-${number}.sqlite`, `release-${number}.csv.zip`]) {
        const hash = sha256(readFileSync(join(at, name)));
        const said = await post(`${hash}  ${name}\n`);
        expect(said).toContain(`Genuine. This is the file ${name}`);
        expect(said).toContain(`Release ${number}, as of 23 November 2026`);
        expect(await post(hash.toUpperCase())).toContain('Genuine.');
        expect(
          await post(`SHA256 hash of ${name}:\r\n${hash.replaceAll(/(..)(?=.)/g, '$1 ')}\r\nCertUtil: done`),
        ).toContain('Genuine.');
        expect(answer(await get(`/en/data/verify?q=${hash}`))).toContain('Genuine.');
      }
    }
    expect(
      await post(readFileSync(join(releaseFolder(folder.releases, 1), 'manifest.json'), 'utf8')),
    ).toContain('This is the file manifest.json');
  });

  test('says of a record copy that stands when it was published and leads to what stands now', async () => {
    const record = release.record('camp', 'camp-18-pukchang');
    if (!record) throw new Error('the camp is missing');
    const text = await get(`${recordPath(record)}.json`);
    for (const held of [
      text,
      JSON.stringify(JSON.parse(text), null, 2),
      await get(`/api/v1${recordPath(record)}`),
      sha256(text),
    ]) {
      const said = await post(held);
      expect(said).toContain('Genuine. This is a record');
      expect(said).toContain('Releases 1 to 2');
      expect(said).toContain('The same, word for word');
      expect(said).toContain(release.stub(record.id)?.title.en);
    }
    for (const name of [
      record.id,
      '/en/camps/camp-18-pukchang',
      'camps/camp-18-pukchang.json',
      'https://example.org/ko/camps/camp-18-pukchang',
    ])
      expect(await post(name)).toContain('This record is public.');
    expect(await post(text, 'ko')).toContain('진본입니다.');
  });

  test('knows a copy of what was withdrawn, but not its id, its address or its name', async () => {
    const said = await post(goneText);
    expect(said).toContain('Genuine.');
    expect(said).toContain('Release 1');
    expect(said).not.toContain('Release 2');
    expect(said).toContain('The record is no longer public');
    expect(await post(sha256(goneText))).toContain('Not this.');
    const never = await post('0123456789abcdef');
    expect(await post(gone.id)).toBe(never);
    expect(await post('/en/camps/camp-14')).toBe(never);
    expect(await post('/en/camps/camp-99')).toBe(never);
    expect(await post(gone.title.en)).toContain('This is no SHA-256');
  });

  test('says of a copy of what has changed where it stands now', async () => {
    const said = await post(changed.before);
    expect(said).toContain('Genuine.');
    expect(said).toContain('Something else. The record has been changed since');
  });

  test('says plainly that a forgery was never published', async () => {
    const text = await get('/camps/camp-18-pukchang.json');
    const forged = text.replace('Pukchang', 'Pukchan');
    expect(forged).not.toBe(text);
    expect(await post(forged)).toContain('We have never published this.');
    expect(await post(forged)).toContain('it says something else');
    expect(await post(sha256(forged))).toContain('We have never published a file with the SHA-256');
    expect(await post(text.replace('{', '{"handle":"other",'))).toContain('This is no SHA-256');
    expect(await post('{"id": 1')).toContain('This is no SHA-256');
    expect(await post('[[['.repeat(10_000))).toContain('This is no SHA-256');
    expect(await post(`{"a":${'['.repeat(60_000)}`)).toContain('This is no SHA-256');
    expect(await post('<script>alert(1)</script>')).not.toContain('alert');
    expect(await get('/en/data/verify?q=%3Cscript%3E')).not.toContain('<script>');
  });

  test('takes no more than it says, and keeps nothing', async () => {
    const before = sha256(readdirSync(folder.path, { recursive: true }).join());
    const large = await site.request('/en/data/verify', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `q=${'a'.repeat(700_000)}`,
    });
    expect(large.status).toBe(413);
    expect(answer(await large.text())).toContain('more than 200 kB');
    expect(await post('a'.repeat(210_000))).toContain('more than 200 kB');
    expect(sha256(readdirSync(folder.path, { recursive: true }).join())).toBe(before);
    const { status } = await site.request('/en/data', { method: 'POST', body: 'q=1' });
    expect(status).toBe(404);
  });

  test('shows commands that give the hashes it takes', async () => {
    const file = join(releaseFolder(folder.releases, 2), 'manifest.json');
    const [program = '', ...args] = HASH_COMMANDS.linux.replace('FILE', file).split(' ');
    expect(await post(execFileSync(program, args, { encoding: 'utf8' }))).toContain('Genuine.');
  });

  const lynx = programOnPath('lynx');
  test.skipIf(lynx === undefined && !process.env['CI'])('reads whole in lynx', async () => {
    const url = await listen();
    const args = [
      '-dump',
      '-nolist',
      '-assume_charset=utf-8',
      '-display_charset=utf-8',
      `${url}/en/data/verify`,
    ];
    const { stdout } = await promisify(execFile)(lynx ?? '', args);
    for (const words of ['Check a copy', 'sha256sum FILE', 'Get-FileHash', 'unhidden.invalid/releases/'])
      expect(stdout).toContain(words);
  });

  test.skipIf(chromiumPath === undefined && !process.env['CI'])(
    'works without script, fits 320 px, and axe finds nothing, in both languages',
    async () => {
      const url = await listen();
      const browser = await openBrowser();
      closing.push(() => void browser.close());
      const genuine = { en: 'Genuine.', ko: '진본입니다.' };
      for (const lang of ['en', 'ko'] as const) {
        const plain = await browser.newContext({
          javaScriptEnabled: false,
          viewport: { width: 320, height: 800 },
        });
        const page = await plain.newPage();
        await page.goto(`${url}/${lang}/camps/camp-18-pukchang`);
        await page.locator('main .record-data a').last().click();
        await page.locator('#copy').fill(goneText);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        expect(await page.locator('#answer').textContent()).toContain(genuine[lang]);
        expect(await page.locator('#copy').inputValue()).toBe('');
        await plain.close();
        const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
        const looked = await context.newPage();
        for (const query of [
          '',
          `?q=${sha256(goneText)}`,
          `?q=${'0'.repeat(64)}`,
          '?q=camps/camp-18-pukchang',
        ]) {
          await looked.goto(`${url}/${lang}/data/verify${query}`);
          expect(
            await looked.evaluate(() => document.documentElement.scrollWidth),
            query,
          ).toBeLessThanOrEqual(320);
          expect(await axeFinds(looked)).toEqual([]);
        }
        await context.close();
      }
    },
  );
});

describe('unhidden verify', () => {
  const cli = join(import.meta.dirname, '../src/cli.ts');
  const run = (cwd: string, ...args: string[]) =>
    spawnSync(process.execPath, [cli, 'verify', ...args, `--data=${join(cwd, 'none')}`], {
      cwd,
      encoding: 'utf8',
    });

  test('needs only the file, its proof and the key, all of which a static export holds', async () => {
    const place = mkdtempSync(join(tmpdir(), 'unhidden-verify-'));
    closing.push(() => rmSync(place, { recursive: true, force: true }));
    const target = join(place, 'export');
    await exportSite(
      release,
      releaseFolder(folder.releases, 2),
      target,
      () => undefined,
      publicLogFolder(folder.log),
    );
    const held = join(place, 'held');
    const at = (path: string): string => join(target, path);
    const genuine = run(
      place,
      at('camps/camp-18-pukchang.json'),
      '--proof',
      at('camps/camp-18-pukchang.proof'),
      '--key',
      at('log/key'),
    );
    expect(genuine.stdout).toContain('Genuine. This is the record');
    expect(genuine.stdout).toContain('in release 2, as of 2026-11-23');
    expect(genuine.status).toBe(0);
    const ofRelease = [
      '--proof',
      at('data/releases/2/proof'),
      '--key',
      readFileSync(at('log/key'), 'utf8').trim(),
    ];
    expect(run(place, at('download/release-2.csv.zip'), ...ofRelease).status).toBe(0);
    writeFileSync(
      held,
      readFileSync(at('camps/camp-18-pukchang.json'), 'utf8').replace('Pukchang', 'Pukchan'),
    );
    const forged = run(place, held, '--proof', at('camps/camp-18-pukchang.proof'), '--key', at('log/key'));
    expect([forged.status, forged.stdout]).toEqual([1, expect.stringContaining('Not genuine.')]);
    expect(run(place, held, ...ofRelease).status).toBe(1);
    writeFileSync(
      held,
      readFileSync(at('camps/camp-18-pukchang.proof'), 'utf8').replaceAll(
        'unhidden.invalid',
        'unhidden.invalib',
      ),
    );
    const other = run(place, at('camps/camp-18-pukchang.json'), '--proof', held, '--key', at('log/key'));
    expect([other.status, other.stdout]).toEqual([2, expect.stringContaining('another log')]);
    const none = run(place, at('camps/camp-18-pukchang.json'), '--proof', at('camps/camp-18-pukchang.proof'));
    expect([none.status, none.stdout]).toEqual([2, expect.stringContaining('--key')]);
    expect(run(place, at('camps/camp-18-pukchang.json')).status).toBe(2);
    expect(readdirSync(place).sort()).toEqual(['export', 'held']);

    const files = readdirSync(target, { recursive: true }).map(String);
    const records = files.filter((file) => file.endsWith('.proof'));
    expect(records.length).toBe(Object.values(release.meta.counts).reduce((sum, count) => sum + count, 0));
    for (const file of [
      'log/checkpoint',
      'log/tile/0/000.p/2',
      'log/tile/entries/000.p/2',
      'data/releases/1/proof',
    ])
      expect(files).toContain(file);
    const page = readFileSync(at('en/data/verify.html'), 'utf8');
    expect(page).not.toContain('<textarea');
    expect(page).toContain('no server answers here');
  });
});

async function listen(): Promise<string> {
  const server = await onLoopback(site);
  closing.push(() => void server.close());
  return `http://127.0.0.1:${server.port}`;
}
