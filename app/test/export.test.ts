import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sitePaths } from '../src/site/site.ts';
import { exportedFile, withRelativeLinks } from '../src/site/export-links.ts';
import { publicLogFolder, TREE_FILE } from '../src/transparency/index.ts';
import { exportSite } from '../src/site/export.ts';
import type { ReleaseReader } from '../src/release/release-model.ts';
import { bundledRelease } from './setup/bundled-release.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';

let built: Awaited<ReturnType<typeof bundledRelease>>;
let release: ReleaseReader;
let parent: string;
let target: string;
const steps: (readonly [number, number])[] = [];
const quietly = (): void => undefined;

beforeAll(async () => {
  built = await bundledRelease();
  release = built.open();
  parent = mkdtempSync(join(tmpdir(), 'unhidden-export-'));
  target = join(parent, 'site');
  await exportSite(
    release,
    built.folder,
    target,
    (done, total) => steps.push([done, total]),
    publicLogFolder(built.log),
  );
});
afterAll(() => {
  release.close();
  built.remove();
  rmSync(parent, { recursive: true });
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

test('every page of the site is a file, in both languages', () => {
  for (const path of sitePaths(release))
    for (const lang of ['en', 'ko'])
      expect(existsSync(join(target, exportedFile(`/${lang}${path}`))), `/${lang}${path}`).toBe(true);
  expect(existsSync(join(target, 'index.html'))).toBe(true);
});

test('every link leads to a file in the export, every anchor to a place in it, and none leaves the folder', () => {
  // Read with patterns: the pages are thousands, and a DOM of each would take minutes.
  const pages = new Map(
    filesIn(target)
      .filter((file) => file.endsWith('.html'))
      .map((file) => [join(target, file), readFileSync(join(target, file), 'utf8')]),
  );
  const anchors = new Map(
    [...pages].map(([page, text]) => [
      page,
      new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  );
  const files = new Set(filesIn(target).map((file) => join(target, file)));
  const broken: string[] = [];
  let links = 0;
  for (const [page, text] of pages)
    for (const [, to = ''] of text.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
      if (/^https?:|^mailto:/.test(to)) continue;
      links += 1;
      const [path = '', anchor] = to.replaceAll('&amp;', '&').split('#');
      const file = path === '' ? page : resolve(dirname(page), decodeURIComponent(path));
      if (to.startsWith('/') || !files.has(file)) broken.push(`${relative(target, page)} -> ${to}`);
      else if (anchor && anchors.get(file)?.has(decodeURIComponent(anchor)) === false)
        broken.push(`${relative(target, page)} -> ${to} (anchor)`);
    }
  expect([...new Set(broken)].slice(0, 20)).toEqual([]);
  expect(links).toBeGreaterThan(10_000);
});

test('the data and the downloads are in it, byte for byte', () => {
  for (const name of readdirSync(built.folder).filter((each) => each !== TREE_FILE))
    expect(
      readFileSync(join(target, 'download', name)).equals(readFileSync(join(built.folder, name))),
      name,
    ).toBe(true);
  expect(JSON.parse(readFileSync(join(target, 'camps/camp-14.json'), 'utf8'))).toMatchObject({
    handle: 'camp-14',
  });
  expect(readFileSync(join(target, 'camps.csv'), 'utf8').split('\n').length).toBeGreaterThan(40);
});

test('nothing in it names a server', () => {
  for (const file of filesIn(target))
    if (/\.(html|css|atom|json|csv)$/.test(file))
      expect(
        /export\.invalid|localhost|127\.0\.0\.1/.test(readFileSync(join(target, file), 'utf8')),
        file,
      ).toBe(false);
});

test('the search is a list of all names instead', () => {
  const text = (lang: string): string =>
    parseHTML(readFileSync(join(target, lang, 'search.html'), 'utf8')).document.querySelector('main')
      ?.textContent ?? '';
  for (const name of ['Yodok', 'Kang Chol-hwan', 'Shin Dong-hyuk']) expect(text('en')).toContain(name);
  expect(text('ko')).toContain('Ctrl-F');
});

test('it tells how far it is, up to the end', () => {
  const [done, total] = steps.at(-1) ?? [0, 1];
  expect(done).toBe(total);
  expect(steps.every(([at], index) => at === index + 1)).toBe(true);
});

describe('the target folder', () => {
  test('may be an earlier export, which the new one replaces whole, with the same bytes', async () => {
    const before = new Map(filesIn(target).map((file) => [file, readFileSync(join(target, file))]));
    writeFileSync(join(target, 'left-over.html'), 'from a page that is gone');
    await exportSite(release, built.folder, target, quietly, publicLogFolder(built.log));
    expect(filesIn(target)).toEqual([...before.keys()]);
    for (const [file, bytes] of before)
      expect(readFileSync(join(target, file)).equals(bytes), file).toBe(true);
    expect(readdirSync(parent)).toEqual(['site']);
  });

  test('is refused and left alone when it holds anything else', async () => {
    const other = join(parent, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'thesis.txt'), 'mine');
    await expect(exportSite(release, built.folder, other, quietly)).rejects.toThrow(
      /holds other files; name an empty folder/,
    );
    expect(readdirSync(other)).toEqual(['thesis.txt']);
    await expect(exportSite(release, built.folder, join(other, 'thesis.txt'), quietly)).rejects.toThrow(
      /is a file; name a folder/,
    );
    rmSync(other, { recursive: true });
  });

  test('stays as it was when the export fails half way', async () => {
    const before = filesIn(target);
    let calls = 0;
    const failing = (): void => {
      calls += 1;
      if (calls === 50) throw new Error('the disk is full');
    };
    await expect(exportSite(release, built.folder, target, failing)).rejects.toThrow('the disk is full');
    expect(filesIn(target)).toEqual(before);
    expect(readdirSync(parent)).toEqual(['site']);
  });
});

test.each([
  ['/', 'index.html'],
  ['/en/', 'en/index.html'],
  ['/en/camps', 'en/camps.html'],
  ['/ko/camps/camp-14#names', 'ko/camps/camp-14.html'],
  ['/en/search?q=%EC%9A%94%EB%8D%95', 'en/search.html'],
  ['/camps.csv', 'camps.csv'],
  ['/en/releases.atom', 'en/releases.atom'],
  ['/api/v1/camps?limit=3', 'camps.json'],
  ['/api/v1/camps/camp-14', 'camps/camp-14.json'],
])('the address %s lies in %s', (address, file) => expect(exportedFile(address)).toBe(file));

test('links are rewritten, other text and other sites are not', () => {
  const page =
    '<a href="/en/camps?x=1&amp;y=2#top">/en/camps</a> <a href="https://un.org/en/">x</a> <a href="#a">a</a> <img src="/assets/a.png">';
  expect(withRelativeLinks(page, 'en/people/kim.html')).toBe(
    '<a href="../camps.html#top">/en/camps</a> <a href="https://un.org/en/">x</a> <a href="#a">a</a> <img src="../../assets/a.png">',
  );
});

test.skipIf(chromiumPath === undefined && !process.env['CI'])(
  'a browser shows it from a stick, with its style and its links, asking nobody',
  async () => {
    const browser = await openBrowser();
    try {
      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('requestfailed', (request) => asked.push(`failed: ${request.url()}`));
      await page.goto(pathToFileURL(join(target, 'index.html')).href);
      // Each page is let load whole: leaving it earlier breaks off the stylesheet, which would count as missing.
      await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'English' }).click()]);
      await Promise.all([
        page.waitForEvent('load'),
        page.locator('footer a', { hasText: 'Glossary' }).click(),
      ]);
      expect(page.url()).toMatch(/en\/about\/glossary\.html$/);
      await page.goto(pathToFileURL(join(target, 'ko/camps/camp-15.html')).href);
      expect(await page.locator('h1').innerText()).toContain('요덕');
      expect(await page.locator('body').evaluate((body) => getComputedStyle(body).fontFamily)).not.toBe('');
      expect(
        await page
          .locator('.wrap')
          .first()
          .evaluate((wrap) => getComputedStyle(wrap).maxWidth),
      ).not.toBe('none');
      expect(asked.filter((address) => !address.startsWith('file://'))).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
