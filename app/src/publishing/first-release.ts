import type { DataFolder } from '../platform/data-folder.ts';
import type { Register } from '../register/index.ts';
import type { OwnContent, Published } from '../release/index.ts';
import {
  buildCandidate,
  currentRelease,
  makeCurrent,
  openSigningKey,
  provenance,
  publicContentOf,
  publishCandidate,
  readManifest,
  releaseFolder,
  releaseNumbers,
  verifyRelease,
} from '../release/index.ts';
import { appendReleases } from '../transparency/append-releases.ts';
import { checksWithoutConsent } from './release-checks.ts';
import { authoriseFirst } from './signer.ts';

export type FirstRelease = {
  readonly folder: Pick<DataFolder, 'keys' | 'log' | 'releases'>;
  readonly own: OwnContent;
  readonly builder: string;
  readonly onProgress?: (done: number, total: number) => void;
};

/** Builds and serves release 1 from public sources, without staff approval; the signer refuses any other. */
export async function publishFirst(
  register: Register,
  { folder, own, builder, onProgress }: FirstRelease,
): Promise<Published> {
  const { releases, keys, log } = folder;
  const candidate = await buildCandidate(register.catalogue, {
    releases,
    own,
    builder,
    approval: 'public-sources',
    content: await publicContentOf(register, register.catalogue, await checksWithoutConsent(register)),
    ...(await provenance(register)),
    ...(onProgress ? { onProgress } : {}),
  });
  const authorisation = await authoriseFirst(register, folder, candidate);
  return publishCandidate(candidate, authorisation, { releases, keys, log, key: openSigningKey(keys) });
}

/** Serves a release 1 that was whole when its build was killed just before it could be served; undefined where there is none. */
export async function finishFirst(
  folder: Pick<DataFolder, 'keys' | 'log' | 'releases'>,
): Promise<Published | undefined> {
  const { releases } = folder;
  if (currentRelease(releases) !== undefined || releaseNumbers(releases).join() !== '1') return undefined;
  const kept = releaseFolder(releases, 1);
  const manifest = readManifest(kept);
  const problems = await verifyRelease(kept);
  if (manifest.approval !== 'public-sources' || problems.length > 0) return undefined;
  await appendReleases(folder);
  makeCurrent(releases, 1);
  return { number: 1, manifest };
}
