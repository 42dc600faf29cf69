import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '@unhidden/record';
import type { Authorisation } from '../publishing/signer.ts';
import { appendReleases } from '../transparency/append-releases.ts';
import { recordTreeBeside } from '../transparency/record-tree-beside.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import { redeem } from '../publishing/signer.ts';
import type { Store } from '../register/index.ts';
import { writeDownloads } from './downloads.ts';
import { hashTablesBeside } from './hash-tables.ts';
import type { Manifest } from './manifest.ts';
import { hashFile, manifestText } from './manifest.ts';
import type { PublicContent } from './public-content.ts';
import { buildReleaseFile } from './release-builder.ts';
import type { OwnContent } from './release-content.ts';
import {
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

export type CandidateOptions = {
  readonly releases: string;
  readonly own: OwnContent;
  readonly builder: string;
  readonly approval: ReleaseMeta['approval'];
  readonly content: PublicContent;
  readonly asOf: string;
  readonly synthetic: boolean;
  /** Where to build; `.building` unless stated. What lies there is removed. */
  readonly folder?: string;
  readonly onProgress?: (done: number, total: number) => void;
};

/** A whole release on the disk that nobody has signed and that is served nowhere. */
export type Candidate = {
  readonly folder: string;
  readonly number: number;
  readonly manifest: Omit<Manifest, 'files' | 'proposal'>;
  /** Names of its files. */
  readonly files: readonly string[];
};

export type Published = { readonly number: number; readonly manifest: Manifest };

/** Builds what could become the next release, beside the releases. */
export async function buildCandidate(catalogue: Catalogue, options: CandidateOptions): Promise<Candidate> {
  const { releases, own, builder, approval, content, asOf, synthetic } = options;
  const number = nextNumber(releases);
  const folder = startBuilding(releases, options.folder);
  const file = join(folder, releaseFile(number));
  const { counts, editorialSources, withheld } = await buildReleaseFile(file, {
    content,
    catalogue,
    own,
    asOf,
    builder,
    approval,
    synthetic,
    // The drawing libraries are large; only a build needs them, so a start does not wait for them.
    draw: async (records) =>
      (await import('./draw-assets.ts')).drawAssets(catalogue, own.organisation, records),
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  });
  const [tables, downloads] = await Promise.all([
    hashTablesBeside(file),
    writeDownloads(file, folder, number, catalogue),
    recordTreeBeside(folder, releaseFile(number)),
  ]);
  return {
    folder,
    number,
    manifest: {
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
    },
    files: [releaseFile(number), ...downloads],
  };
}

/**
 * Signs a candidate, moves it to its number, puts it into the public log and serves it; nothing is served before all of
 * it is on the disk and in the log. The authorisation must be one that the signer gave for exactly this candidate; it counts once.
 */
export async function publishCandidate(
  candidate: Candidate,
  authorisation: Authorisation,
  { key, ...place }: Pick<DataFolder, 'releases' | 'keys' | 'log'> & { readonly key: KeyObject },
): Promise<Published> {
  const { releases } = place;
  // A log that cannot go on stops this before anything is moved.
  await appendReleases(place);
  const { folder, number, files: names } = candidate;
  const grant = redeem(authorisation, releases, { release: number, folder });
  const manifest = await sealManifest(candidate, key, names, grant.proposal);
  keepBuilt(releases, folder, number);
  await appendReleases(place);
  makeCurrent(releases, number);
  return { number, manifest };
}

/** Serves an earlier release again; nothing is deleted. The authorisation must be for going back to this very one. */
export function serveEarlier(releases: string, number: number, authorisation: Authorisation): void {
  redeem(authorisation, releases, { release: number, folder: releaseFolder(releases, number) });
  makeCurrent(releases, number);
}

/**
 * Writes the files that make a candidate readable as a release: its manifest, a signature and the key. Also used with
 * a key of the moment, to look at a candidate as its readers would.
 */
export async function sealManifest(
  { folder, manifest: draft }: Candidate,
  key: KeyObject,
  names: readonly string[],
  proposal?: Manifest['proposal'],
): Promise<Manifest> {
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await hashFile(join(folder, name))] as const)),
  );
  const { tables, ...head } = draft;
  const manifest: Manifest = { ...head, ...(proposal ? { proposal } : {}), tables, files };
  const text = manifestText(manifest);
  writeFileSync(join(folder, 'manifest.json'), text);
  writeFileSync(join(folder, 'manifest.json.sig'), signText(key, text));
  writeFileSync(join(folder, 'release-key.pem'), publicKeyPem(key));
  return manifest;
}

export function nextNumber(releases: string): number {
  return (releaseNumbers(releases).at(-1) ?? 0) + 1;
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

/** The day of the newest import, and whether the register holds invented people. */
export async function provenance({ db }: Pick<Store, 'db'>): Promise<{ asOf: string; synthetic: boolean }> {
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
