import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OwnContent } from '../../src/release/index.ts';
import {
  buildCandidate,
  makeCurrent,
  openRelease,
  openSigningKey,
  readOwnContent,
  releaseFolder,
  remainingContent,
  sealManifest,
} from '../../src/release/index.ts';
import { keepBuilt } from '../../src/release/release-folder.ts';
import { catalogue } from '../../src/kinds/index.ts';
import { importPath } from '../../src/register/index.ts';
import { BUNDLED, buildInto, DATA } from './bundled-release.ts';
import { emptyRegister } from './registers.ts';

export type Folder = { readonly releases: string; readonly keys: string; readonly log: string };

/** A data folder with release 1 of the bundled record, in the log. */
export async function folderWithRelease(): Promise<Folder & { readonly path: string; remove(): void }> {
  const path = mkdtempSync(join(tmpdir(), 'unhidden-log-'));
  const folder = { path, releases: join(path, 'releases'), keys: join(path, 'keys'), log: join(path, 'log') };
  for (const part of [folder.releases, folder.keys, folder.log]) mkdirSync(part);
  const place = await emptyRegister('sqlite');
  const register = await place.open();
  try {
    await importPath(register, BUNDLED, { batch: 'bundled', now: '2026-11-23T00:00:00.000Z' });
    await buildInto(register, folder.releases, folder.keys, folder.log);
  } finally {
    await register.close();
    await place.remove();
  }
  return { ...folder, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * Makes a further release from an earlier one without some of its records, up to where it lies signed among the releases;
 * the log and what is served are not touched.
 */
export async function keepFurther(
  { releases, keys }: Folder,
  from: number,
  withdrawn: readonly string[],
  own: OwnContent = readOwnContent(DATA),
): Promise<number> {
  const release = openRelease(releaseFolder(releases, from));
  try {
    const { asOf, synthetic } = release.meta;
    const candidate = await buildCandidate(catalogue, {
      releases,
      own,
      builder: 'test',
      approval: 'approved',
      content: remainingContent(release, catalogue, { records: withdrawn, claims: [] }),
      asOf,
      synthetic,
    });
    await sealManifest(candidate, openSigningKey(keys), candidate.files);
    keepBuilt(releases, candidate.folder, candidate.number);
    return candidate.number;
  } finally {
    release.close();
  }
}

export function serve({ releases }: Folder, number: number): void {
  makeCurrent(releases, number);
}
