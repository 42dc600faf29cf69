import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  consistencyProof,
  hashesInTiles,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  tilePath,
  toBase64,
  treeHashes,
  verifyConsistency,
  rootAt,
} from '@unhidden/translog';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifySignature } from '../src/custody/log-key.ts';
import { catalogue } from '../src/kinds/index.ts';
import { copiesFromRows } from '../src/transparency/copy-from-rows.ts';
import {
  appendReleases,
  copyText,
  openPublicLog,
  publicLogFolder,
  readCopy,
  TREE_FILE,
  verifyCopy,
} from '../src/transparency/index.ts';
import type { PublicLog } from '../src/transparency/index.ts';
import { openTreeFile } from '../src/transparency/record-tree-file.ts';
import { openReleaseFiles } from '../src/release/release-files.ts';
import { openRelease, releaseFolder } from '../src/release/index.ts';
import type { ReleaseReader } from '../src/release/release-model.ts';
import { recordPath } from '../src/release/record-path.ts';
import { copyOf } from '../src/site/api/record-json.ts';
import { createPublicSite } from '../src/site/public-site.ts';
import { readTree } from './setup/read-tree.ts';
import { folderWithRelease, keepFurther } from './setup/three-releases.ts';

let folder: Awaited<ReturnType<typeof folderWithRelease>>;
let release: ReleaseReader;
let log: PublicLog;
let site: ReturnType<typeof createPublicSite>;
const closing: (() => void)[] = [];

beforeAll(async () => {
  folder = await folderWithRelease();
  ({ release, log, site } = open(1));
});
afterAll(() => {
  for (const close of closing) close();
  folder.remove();
});

function open(number: number, place = folder.log, releases = folder.releases) {
  const at = releaseFolder(releases, number);
  const opened = openRelease(at);
  const opens = openPublicLog(publicLogFolder(place), at);
  if (!opens) throw new Error('there is no log');
  closing.push(
    () => opened.close(),
    () => opens.close(),
  );
  return { release: opened, log: opens, site: createPublicSite(opened, openReleaseFiles(at), opens) };
}

function keyOf(opened: PublicLog) {
  const key = parseVerifierKey(opened.key);
  if (!key) throw new Error('the key cannot be read');
  return key;
}

const get = async (path: string): Promise<string> => (await site.request(path)).text();

function everyRecord(of: ReleaseReader) {
  return [...catalogue.keys()].flatMap((kind) => of.list(kind, 0, 1_000_000).rows);
}

describe('the tree over the records of a release', () => {
  test('has one leaf for each record, ordered by kind and id, over exactly the bytes of its .json', async () => {
    const records = everyRecord(release).sort((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1));
    const tree = openTreeFile(join(releaseFolder(folder.releases, 1), TREE_FILE));
    closing.push(() => tree.close());
    expect(tree.size).toBe(records.length);
    expect(records.length).toBeGreaterThan(1000);
    const leaves: Uint8Array[] = [];
    for (const [index, { id, kind, ...row }] of records.entries()) {
      expect(tree.idAt(index)).toBe(id);
      expect(tree.indexOf(kind, id)).toBe(index);
      leaves.push(leafHash(Buffer.from(await get(`${recordPath({ kind, ...row })}.json`))));
    }
    const hashAt = treeHashes(leaves);
    expect(toBase64(tree.root)).toBe(toBase64(rootAt(leaves.length, hashAt)));
    expect(log.entries()[0]?.records).toEqual({ root: toBase64(tree.root), size: tree.size });
  });

  test('is made from rows that give the same text as the canonical form of the record', () => {
    const database = new DatabaseSync(join(releaseFolder(folder.releases, 1), 'release-1.sqlite'), {
      readOnly: true,
    });
    const texts = Object.keys(release.meta.counts).flatMap((kind) => [...copiesFromRows(database, kind)]);
    database.close();
    expect(texts).toHaveLength(everyRecord(release).length);
    for (const { id, text } of texts) {
      const record = release.recordById(id);
      if (!record) throw new Error(`${id} is missing`);
      expect(text).toBe(canonicalize(copyOf(release, record)));
    }
  });
});

describe('a proof', () => {
  test('of every record holds for its file, and for the answer of the API', async () => {
    const key = keyOf(log);
    for (const record of everyRecord(release)) {
      const path = recordPath(record);
      const [json, proof] = [await get(`${path}.json`), await get(`${path}.proof`)];
      const expected = { ok: true, what: 'record', id: record.id, release: { number: 1 } };
      expect(verifyCopy(Buffer.from(json), proof, key)).toMatchObject(expected);
    }
    const proof = await get('/camps/camp-14.proof');
    const api = JSON.stringify(JSON.parse(await get('/api/v1/camps/camp-14')), null, 4);
    expect(verifyCopy(Buffer.from(api), proof, key)).toMatchObject({ ok: true });
  });

  test('fails for any one bit changed in the record, in the proof and in the key', async () => {
    const record = Buffer.from(await get('/camps/camp-14.json'));
    const proof = Buffer.from(await get('/camps/camp-14.proof'));
    const key = keyOf(log);
    const flipped = (bytes: Buffer, bit: number): Buffer => {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return changed;
    };
    fc.assert(
      fc.property(fc.nat(record.length * 8 - 1), (bit) => {
        expect(verifyCopy(flipped(record, bit), proof.toString(), key).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
    // Every bit of the proof: the way through the tree, the release's entry, the checkpoint, the signature.
    for (let bit = 0; bit < proof.length * 8; bit += 1)
      expect(verifyCopy(record, flipped(proof, bit).toString(), key).ok, `bit ${bit}`).toBe(false);
    const other = { ...key, publicKey: flipped(Buffer.from(key.publicKey), 77) };
    expect(verifyCopy(record, proof.toString(), other)).toMatchObject({ ok: false });
  });

  test('of another record, or of another log, says so', async () => {
    const record = Buffer.from(await get('/camps/camp-14.json'));
    const other = await get('/camps/camp-18-pukchang.proof');
    expect(verifyCopy(record, other, keyOf(log))).toEqual({ ok: false, reason: 'another record' });
    const key = { ...keyOf(log), name: 'another.example' };
    const proof = await get('/camps/camp-14.proof');
    expect(verifyCopy(record, proof, key)).toEqual({ ok: false, reason: 'other log' });
  });

  test('of a release holds for its manifest and for every file of it, and for nothing else', async () => {
    const proof = await get('/data/releases/1/proof');
    const at = releaseFolder(folder.releases, 1);
    for (const name of ['manifest.json', 'release-1.sqlite', 'release-1.csv.zip', 'release-1.statements.csv'])
      expect(verifyCopy(readFileSync(join(at, name)), proof, keyOf(log))).toMatchObject({ ok: true, name });
    const changed = readFileSync(join(at, 'release-1.csv.zip'));
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    expect(verifyCopy(changed, proof, keyOf(log))).toEqual({ ok: false, reason: 'file differs' });
    expect((await site.request('/data/releases/2/proof')).status).toBe(404);
  });

  test('is not misled by a copy that says something twice', async () => {
    const text = await get('/camps/camp-14.json');
    expect(readCopy(text)?.text).toBe(text);
    expect(readCopy(text.replace('{', '{"handle":"camp-99",'))).toBeUndefined();
    expect(readCopy(text.replace('"id":', '"id":"0000000000000000","id":'))).toBeUndefined();
  });
});

describe('the log', () => {
  test('only grows: each checkpoint is proved to continue every one before it, from what is served', async () => {
    const place = mkdtempSync(join(tmpdir(), 'unhidden-log-grows-'));
    closing.push(() => rmSync(place, { recursive: true, force: true }));
    cpSync(folder.path, place, { recursive: true });
    const own = { releases: join(place, 'releases'), keys: join(place, 'keys'), log: join(place, 'log') };
    const camp = release.record('camp', 'camp-14');
    if (!camp) throw new Error('the camp is missing');
    const copy = sha256Of(copyText(copyOf(release, camp)));
    const checkpoints = [log.checkpoint];
    await keepFurther(own, 1, [camp.id]);
    await appendReleases(own);
    const second = open(2, own.log, own.releases);
    checkpoints.push(second.log.checkpoint);
    // What one release left out another has again.
    await keepFurther(own, 1, [everyRecord(release).find(({ kind }) => kind === 'act')?.id ?? '']);
    await appendReleases(own);
    const third = open(3, own.log, own.releases);
    checkpoints.push(third.log.checkpoint);

    const key = keyOf(third.log);
    const opened = checkpoints.map((note) => {
      const found = openCheckpoint(note, [key], verifySignature);
      if (!found.ok) throw new Error(found.reason);
      return found.checkpoint;
    });
    expect(opened.map(({ size }) => size)).toEqual([1, 2, 3]);
    const served = new Map<string, Uint8Array>();
    for (const path of third.log.tilePaths())
      served.set(path, new Uint8Array(await (await third.site.request(`/log/${path}`)).arrayBuffer()));
    const hashAt = hashesInTiles(3, (tile) => served.get(tilePath(tile)));
    for (const [at, from] of opened.entries())
      for (const to of opened.slice(at)) {
        const proof = consistencyProof(from.size, to.size, hashAt);
        const claim = { from: from.size, fromRoot: from.root, to: to.size, toRoot: to.root, proof };
        expect(verifyConsistency(claim)).toBe(true);
      }
    expect(third.log.entries().map(({ number }) => number)).toEqual([1, 2, 3]);
    // The index knows in which releases a copy stood, also with a gap, and nothing else of what is gone.
    expect(third.log.releasesOfCopy(copy).map(({ number }) => number)).toEqual([1, 3]);
    expect(second.log.releasesOfCopy(copy).map(({ number }) => number)).toEqual([1]);
    expect(third.log.releasesOfCopy('0'.repeat(64))).toEqual([]);
    expect(second.log.recordProof(camp)).toBeUndefined();
    for (const [path, bytes] of readTree(join(own.log, 'public')))
      expect(bytes.includes(camp.id), path).toBe(false);
    // Proofs of the first release hold against the checkpoint of now.
    const manifest = readFileSync(join(releaseFolder(own.releases, 1), 'manifest.json'));
    expect(verifyCopy(manifest, third.log.releaseProof(1) ?? '', key)).toMatchObject({ ok: true });
  });

  test('has each release once, however often it is appended and wherever it is killed', async () => {
    const place = mkdtempSync(join(tmpdir(), 'unhidden-log-killed-'));
    closing.push(() => rmSync(place, { recursive: true, force: true }));
    cpSync(folder.path, join(place, 'before'), { recursive: true });
    const before = join(place, 'before');
    await keepFurther({ releases: join(before, 'releases'), keys: join(before, 'keys'), log: '' }, 1, []);
    const whole = join(place, 'whole');
    cpSync(before, whole, { recursive: true });
    const parts = (path: string) => ['releases', 'keys', 'log'].map((part) => join(path, part));
    const at = (path: string) => ({
      releases: join(path, 'releases'),
      keys: join(path, 'keys'),
      log: join(path, 'log'),
    });
    await appendReleases(at(whole));
    const wanted = readTree(join(whole, 'log/public'));
    const script = join(import.meta.dirname, 'setup/killed-append.ts');
    let kills = 0;
    for (let step = 1; ; step += 1) {
      const killed = join(place, `killed-${step}`);
      cpSync(join(before, 'keys'), join(killed, 'keys'), { recursive: true });
      cpSync(join(before, 'log'), join(killed, 'log'), { recursive: true });
      const args = [join(before, 'releases'), ...parts(killed).slice(1), String(step)];
      const { signal, status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
      expect([signal, status], stderr).toEqual(signal === null ? [null, 0] : ['SIGKILL', null]);
      // Whoever reads meanwhile sees a log that is whole, of one size or the other.
      const reader = openPublicLog(join(killed, 'log/public'), releaseFolder(join(before, 'releases'), 1));
      expect([1, 2]).toContain(reader?.entries().length);
      reader?.close();
      await appendReleases({ ...at(killed), releases: join(before, 'releases') });
      await appendReleases({ ...at(killed), releases: join(before, 'releases') });
      const found = readTree(join(killed, 'log/public'));
      for (const [path, bytes] of wanted)
        expect(found.get(path)?.equals(bytes), `${step} ${path}`).toBe(true);
      if (signal === null) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(15);
  });

  test('is not continued when it, its key or a release is not as it was', async () => {
    const spoil = async (change: (path: string) => void): Promise<void> => {
      const place = mkdtempSync(join(tmpdir(), 'unhidden-log-spoilt-'));
      closing.push(() => rmSync(place, { recursive: true, force: true }));
      cpSync(folder.path, place, { recursive: true });
      const own = { releases: join(place, 'releases'), keys: join(place, 'keys'), log: join(place, 'log') };
      change(place);
      await appendReleases(own);
    };
    const altered = /not as it was when its checkpoint was signed/;
    await expect(spoil(() => undefined)).resolves.toBeUndefined();
    await expect(spoil((place) => rmSync(join(place, 'keys/log.pem')))).rejects.toThrow(altered);
    const bit = (file: string): void => {
      const bytes = readFileSync(file);
      bytes[10] = (bytes[10] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    };
    await expect(spoil((place) => bit(join(place, 'log/public/checkpoint')))).rejects.toThrow(altered);
    await expect(spoil((place) => bit(join(place, 'log/public/tile/0/000.p/1')))).rejects.toThrow(altered);
    await expect(spoil((place) => bit(join(place, 'log/public/tile/entries/000.p/1')))).rejects.toThrow(
      altered,
    );
    await expect(spoil((place) => rmSync(join(place, 'log/public/tile/0/000.p/1')))).rejects.toThrow(altered);
    await expect(
      spoil((place) => {
        const file = join(place, 'releases/1/manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"test"', '"tess"'));
      }),
    ).rejects.toThrow(/Release 1 in the folder releases is not the one/);
  });

  test('is served as tiles of its newest checkpoint, and nothing beside them', async () => {
    const checkpoint = await site.request('/log/checkpoint');
    expect(await checkpoint.text()).toBe(log.checkpoint);
    expect(checkpoint.headers.get('access-control-allow-origin')).toBe('*');
    expect((await site.request('/log/tile/0/000.p/1')).status).toBe(200);
    expect(await get('/log/key')).toBe(`${log.key}\n`);
    for (const path of [
      'tile/0/000',
      'tile/0/000.p/2',
      'tile/0/001',
      'tile/1/000.p/1',
      'tile/0/..%2F..%2Fkey',
      'manifests/1.json',
      'copies-1',
      'custody-checkpoints.txt',
    ])
      expect((await site.request(`/log/${path}`)).status, path).toBe(404);
    expect(readdirSync(join(folder.log, 'public')).sort()).toEqual([
      'checkpoint',
      'copies-1',
      'key',
      'manifests',
      'tile',
    ]);
  });
});

function sha256Of(text: string): string {
  return spawnSync('sha256sum', { input: text, encoding: 'utf8' }).stdout.slice(0, 64);
}
