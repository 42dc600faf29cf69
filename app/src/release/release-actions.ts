import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Register } from '../register/index.ts';
import { writeDownloads } from './downloads.ts';
import type { Manifest } from './manifest.ts';
import { hashFile, manifestText } from './manifest.ts';
import { buildReleaseFile } from './release-builder.ts';
import type { OwnContent } from './release-content.ts';
import {
  currentRelease,
  keepBuilt,
  makeCurrent,
  readManifest,
  releaseFile,
  releaseFolder,
  releaseNumbers,
  startBuilding,
} from './release-folder.ts';
import type { ReleaseMeta } from './release-model.ts';
import { RELEASE_SCHEMA } from './release-model.ts';
import { isSignedBy, publicKeyPem, signText } from './signing.ts';

export type BuildOptions = {
  readonly releases: string;
  readonly own: OwnContent;
  readonly key: KeyObject;
  readonly builder: string;
  readonly approval: ReleaseMeta['approval'];
  readonly onProgress?: (done: number, total: number) => void;
};

export type BuildOutcome = {
  readonly number: number;
  readonly manifest: Manifest;
  readonly changed: boolean;
};

/**
 * Builds the next release and swaps it in. Nothing is served before all of it is on the disk. When the register,
 * the organisation's content and the builder are as before, the current release stays.
 */
export async function buildRelease(register: Register, options: BuildOptions): Promise<BuildOutcome> {
  const { releases, own, key, builder, approval } = options;
  const newest = releaseNumbers(releases).at(-1) ?? 0;
  const number = newest + 1;
  const { asOf, synthetic } = await provenance(register);
  const folder = startBuilding(releases);
  const file = join(folder, releaseFile(number));
  const { counts, editorialSources, withheld } = await buildReleaseFile(file, {
    store: register,
    catalogue: register.catalogue,
    own,
    asOf,
    builder,
    approval,
    synthetic,
    // The drawing libraries are large; only a build needs them, so a start does not wait for them.
    draw: async (records) =>
      (await import('./draw-assets.ts')).drawAssets(register.catalogue, own.organisation, records),
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  });
  const [tables, downloads] = await Promise.all([
    hashTablesBeside(file),
    writeDownloads(file, folder, number, register.catalogue),
  ]);
  const previous = newest > 0 ? readManifest(releaseFolder(releases, newest)) : undefined;
  if (previous && currentRelease(releases) === newest && sameContent(previous.tables, tables)) {
    rmSync(folder, { recursive: true });
    return { number: newest, manifest: previous, changed: false };
  }
  const names = [releaseFile(number), ...downloads];
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await hashFile(join(folder, name))] as const)),
  );
  const manifest: Manifest = {
    format: 'unhidden-release',
    number,
    schema: RELEASE_SCHEMA,
    builder,
    asOf,
    approval,
    synthetic,
    counts,
    editorialSources,
    withheld,
    tables,
    files,
  };
  const text = manifestText(manifest);
  writeFileSync(join(folder, 'manifest.json'), text);
  writeFileSync(join(folder, 'manifest.json.sig'), signText(key, text));
  writeFileSync(join(folder, 'release-key.pem'), publicKeyPem(key));
  keepBuilt(releases, folder, number);
  makeCurrent(releases, number);
  return { number, manifest, changed: true };
}

/** What is wrong with a release on the disk: a signature that does not fit, a file that is not as signed. */
export async function verifyRelease(folder: string): Promise<string[]> {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const problems: string[] = [];
  if (!isSignedBy(read('release-key.pem'), read('manifest.json'), read('manifest.json.sig')))
    problems.push('The signature does not fit the manifest.');
  for (const [name, { sha256 }] of Object.entries(readManifest(folder).files)) {
    const found = existsSync(join(folder, name)) ? (await hashFile(join(folder, name))).sha256 : undefined;
    if (found !== sha256)
      problems.push(`${name} ${found === undefined ? 'is missing' : 'is not what was signed'}.`);
  }
  return problems;
}

/** Serves the release before the current one again; nothing is deleted. */
export function rollBack(releases: string): { readonly from: number; readonly to: number } {
  const from = currentRelease(releases);
  const to = releaseNumbers(releases).findLast((number) => from !== undefined && number < from);
  if (from === undefined || to === undefined) throw new Error('There is no earlier release to go back to.');
  makeCurrent(releases, to);
  return { from, to };
}

function sameContent(a: Manifest['tables'], b: Manifest['tables']): boolean {
  return Object.entries(b).every(([table, { sha256 }]) => a[table]?.sha256 === sha256);
}

/** The day of the newest import, and whether the register holds invented people. */
async function provenance({ db }: Register): Promise<{ asOf: string; synthetic: boolean }> {
  const batches = await db.selectFrom('batch').select(['at', 'synthetic']).execute();
  const kinds = new Set(batches.map(({ synthetic }) => synthetic));
  if (kinds.size > 1)
    throw new Error(
      'The register holds both real and synthetic records; a release must not mix them. Use separate data folders.',
    );
  return {
    asOf:
      batches
        .map(({ at }) => at)
        .sort()
        .at(-1)
        ?.slice(0, 10) ?? '',
    synthetic: kinds.has(1),
  };
}

/** The hashes of the tables, computed on another core while this thread goes on. */
function hashTablesBeside(file: string): Promise<Manifest['tables']> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('hash-tables-worker.ts', import.meta.url), { workerData: file });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
