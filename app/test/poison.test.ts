import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../src/kinds/index.ts';
import { writeExchange } from '../src/register/exchange-files.ts';
import { importPath } from '../src/register/index.ts';
import type { Manifest } from '../src/release/index.ts';
import { openRelease, readManifest, releaseFolder } from '../src/release/index.ts';
import { recordPath, segmentOf } from '../src/release/record-path.ts';
import { openReleaseFiles } from '../src/release/release-files.ts';
import type { ReleaseReader } from '../src/release/release-model.ts';
import { createPublicSite } from '../src/site/public-site.ts';
import { sitePaths } from '../src/site/site.ts';
import {
  isPublishable,
  POISON,
  POISON_HANGUL,
  poisonedRegister,
  VISIBLE,
} from './poison/poisoned-register.ts';
import type { PoisonedRegister } from './poison/poisoned-register.ts';
import { findTraces, poisonTraces, tracesOf, unpackedPng } from './poison/traces.ts';
import { buildInto } from './setup/bundled-release.ts';
import { readTree } from './setup/read-tree.ts';
import { emptyRegister, engines } from './setup/registers.ts';
import { unzip } from './setup/unzip.ts';

const CLI = resolve(import.meta.dirname, '../src/cli.ts');
const base = mkdtempSync(join(tmpdir(), 'unhidden-poison-'));
const poisoned = poisonedRegister(catalogue, true);
const traces = poisonTraces();
const visible = tracesOf(VISIBLE);

afterAll(() => rmSync(base, { recursive: true, force: true }));

function writeRegister(name: string, content: PoisonedRegister): string {
  const folder = join(base, name);
  writeExchange(folder, catalogue, {
    header: { format: 'unhidden-exchange', version: 1, title: `${POISON} title`, synthetic: true },
    ...content,
  });
  return folder;
}

/** A release of the register on an engine, built in this process. */
async function releaseOf(content: PoisonedRegister, engine: string, name: string): Promise<Manifest> {
  const place = await emptyRegister(engine);
  const register = await place.open();
  const report = await importPath(register, writeRegister(name, content), {
    batch: `${POISON}batch`,
    now: '2026-11-23T00:00:00.000Z',
    // In the clear even so: what is built must leave it behind by itself.
    sealing: { seal: async (_store, claims) => claims, follow: async () => undefined },
  });
  expect(report.problems).toEqual([]);
  const releases = mkdtempSync(join(base, 'releases-'));
  const { manifest } = await buildInto(register, releases);
  await register.close();
  await place.remove();
  return manifest;
}

describe('what must stay behind', () => {
  const data = join(base, 'data');
  const exported = join(base, 'site');
  const bytes = new Map<string, Buffer>();
  let release: ReleaseReader;
  let manifest: Manifest;
  let site: ReturnType<typeof createPublicSite>;

  const unhidden = (...args: string[]): void => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      env: { PATH: process.env['PATH'], UNHIDDEN_DATA: data },
    });
    bytes.set(`the log of ${args[0]} ${args[1]}`, Buffer.concat([stdout, stderr]));
    expect(status, String(stdout) + String(stderr)).toBe(0);
  };

  beforeAll(async () => {
    unhidden('import', writeRegister('poisoned', poisoned));
    unhidden('release', 'build');
    unhidden('release', 'inspect');
    unhidden('release', 'list');
    unhidden('export', exported);
    const folder = releaseFolder(join(data, 'releases'), 1);
    for (const [name, content] of readTree(join(data, 'releases'))) bytes.set(`releases/${name}`, content);
    for (const [name, content] of readTree(join(data, 'log'))) bytes.set(`log/${name}`, content);
    for (const [name, content] of readTree(exported)) bytes.set(`site/${name}`, content);
    const unpacked = [...bytes].flatMap(([name, content]): [string, Buffer][] => {
      if (name.endsWith('.zip'))
        return [...unzip(content)].map(([entry, body]) => [`${name}/${entry}`, body]);
      return name.endsWith('.png') ? [[`${name} unpacked`, unpackedPng(content)]] : [];
    });
    for (const [name, content] of unpacked) bytes.set(name, content);
    release = openRelease(folder);
    manifest = readManifest(folder);
    site = createPublicSite(release, openReleaseFiles(folder));
    await crawl();
  });

  afterAll(() => release.close());

  /** Every page, table, record, picture and download the public process answers, by every address it names itself. */
  async function crawl(): Promise<void> {
    const kinds = [...catalogue.keys()].map(segmentOf);
    const records = poisoned.records
      .filter(({ handle }) => handle?.startsWith('open-'))
      .map(({ kind, handle }) => recordPath({ kind, handle: handle ?? '' }));
    const queue = [
      '/robots.txt',
      '/sitemap.xml',
      '/api/v1/openapi.json',
      ...sitePaths(release).flatMap((path) => [`/en${path}`, `/ko${path}`]),
      ...kinds.flatMap((kind) => [`/${kind}.csv`, `/${kind}.json`, `/api/v1/${kind}?limit=100`]),
      ...records.flatMap((path) => [`${path}.json`, `/api/v1${path}`]),
      ...Object.keys(manifest.files).map((name) => `/download/${name}`),
    ];
    const own: ReadonlySet<string> = new Set(queue);
    const seen = new Set(queue);
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const answer = await site.request(path);
      const body = Buffer.from(await answer.arrayBuffer());
      bytes.set(`GET ${path}`, Buffer.concat([Buffer.from(JSON.stringify([...answer.headers])), body]));
      expect(answer.status, path).toBeLessThan(own.has(path) ? 400 : 500);
      for (const next of [
        ...linksIn(answer.headers.get('content-type') ?? '', String(body)),
        answer.headers.get('location') ?? '',
      ]) {
        if (!next.startsWith('/') || next.startsWith('//') || seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  }

  test('every property of every kind is put to the test', () => {
    const said = new Set(
      poisoned.claims.map(
        ({ record, property }) => `${poisoned.records.find(({ id }) => id === record)?.kind}.${property}`,
      ),
    );
    const all = [...catalogue.values()].flatMap((kind) =>
      kind.properties.map(({ name }) => `${kind.name}.${name}`),
    );
    expect([...said].sort()).toEqual(all.sort());
    expect(poisoned.withheld['sealed property']).toBeGreaterThan(20);
  });

  test('what may be public is found, so that the search can find anything at all', () => {
    const found = [...bytes].flatMap(([where, content]) => findTraces(visible.slice(0, 1), where, content));
    for (const where of [
      'releases/1/release-1.sqlite',
      'site/',
      'GET /en/',
      'GET /api/v1/',
      '.zip/',
      'GET /camps.csv',
    ])
      expect(
        found.some((line) => line.split(': ')[0]?.includes(where)),
        where,
      ).toBe(true);
    for (const [where, content] of bytes)
      if (/ \/(en|ko)\/[a-z]+\/open-(camp|person|source)$/.test(where))
        expect(findTraces(visible.slice(0, 1), where, content)).toHaveLength(1);
  });

  test('leaves no trace in any byte of the release, the site, the API, the export and the logs', () => {
    expect(bytes.size).toBeGreaterThan(500);
    const found = [...bytes].flatMap(([where, content]) => findTraces(traces, where, content));
    expect(found.slice(0, 10)).toEqual([]);
    expect([...bytes.keys()].flatMap((name) => findTraces(traces, 'a name', Buffer.from(name)))).toEqual([]);
  });

  test('cannot be asked for by name, by address or by a near spelling', async () => {
    for (const word of [POISON, POISON.slice(0, -1), `${POISON}a`, POISON_HANGUL, POISON_HANGUL.slice(0, 2)])
      expect(release.search(word, {}, 0, 10)).toMatchObject({ total: 0, hits: [], near: [] });
    expect(release.search(VISIBLE, {}, 0, 10).total).toBeGreaterThan(0);
    for (const { kind, id, handle } of poisoned.records) {
      if (handle?.startsWith('open-')) continue;
      for (const name of [id, handle ?? ''])
        for (const path of [
          `/en${recordPath({ kind, handle: name })}`,
          `/api/v1${recordPath({ kind, handle: name })}`,
          `${recordPath({ kind, handle: name })}.json`,
        ])
          expect((await site.request(path)).status, path).toBe(404);
    }
  });

  test('is told as counts alone, and the counts are right', () => {
    expect(manifest.withheld).toEqual(poisoned.withheld);
    expect(manifest.counts).toEqual(
      Object.fromEntries([...catalogue.values()].filter(isPublishable).map(({ name }) => [name, 1])),
    );
  });

  test.each(engines)(
    'changes nothing: the release is the one of a register that never held it, on %s',
    async (engine) => {
      const with_ = await releaseOf(poisoned, engine, `with-${engine}`);
      const without = await releaseOf(poisonedRegister(catalogue, false), engine, `without-${engine}`);
      expect(with_.withheld).toEqual(poisoned.withheld);
      expect(Object.values(without.withheld).every((count) => count === 0)).toBe(true);
      expect(with_.tables).toEqual(without.tables);
      const downloads = ({ files }: Manifest) =>
        Object.entries(files).filter(([name]) => !name.endsWith('.sqlite'));
      expect(downloads(with_)).toEqual(downloads(without));
    },
  );
});

describe('the search for traces', () => {
  test.each(tracesOf(`${POISON} 뷁쀍`))('finds $what', ({ bytes: form }) => {
    const among = Buffer.concat([Buffer.alloc(100, 7), form, Buffer.alloc(100, 7)]);
    expect(findTraces(tracesOf(`${POISON} 뷁쀍`), 'there', among).length).toBeGreaterThan(0);
  });

  test('finds a text in the middle of base64 of other bytes, wherever it begins', () => {
    for (const before of ['', 'a', 'ab', 'abc'])
      expect(
        findTraces(
          poisonTraces(),
          'there',
          Buffer.from(Buffer.from(`${before}${POISON}z`).toString('base64')),
        ).length,
        before,
      ).toBeGreaterThan(0);
  });
});

function linksIn(type: string, body: string): string[] {
  if (type.startsWith('text/html'))
    return [...parseHTML(body).document.querySelectorAll('[href], [src]')].map(
      (element) => (element.getAttribute('href') ?? element.getAttribute('src') ?? '').split('#')[0] ?? '',
    );
  if (type.includes('json'))
    return [...body.matchAll(/"(\/[a-z][^"\s{}]*)"/g)].map((match) => match[1] ?? '');
  return [...body.matchAll(/(?:<loc>|href=")https?:\/\/[^/"<]+(\/[^"<]*)/g)].map((match) => match[1] ?? '');
}
