import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import type { FileLock } from '../../src/platform/file-lock.ts';
import { takeLock } from '../../src/platform/file-lock.ts';
import type { Register } from '../../src/register/index.ts';
import { importPath } from '../../src/register/index.ts';
import { publishFirst } from '../../src/publishing/first-release.ts';
import type { Published } from '../../src/release/index.ts';
import { openRelease, readManifest, readOwnContent, releaseFolder } from '../../src/release/index.ts';
import type { ReleaseReader } from '../../src/release/release-model.ts';
import { emptyRegister } from './registers.ts';

export const DATA = resolve(import.meta.dirname, '../../../data');
export const BUNDLED = join(DATA, 'public-record');

/** Builds the first release of a register into a folder of releases. */
export function buildInto(
  register: Register,
  releases: string,
  keys = releases,
  log = logBeside(releases),
): Promise<Published> {
  return publishFirst(register, {
    folder: { releases, keys, log },
    own: readOwnContent(DATA),
    builder: 'test',
  });
}

/** Where the log of a folder of releases lies that is in no data folder. */
export function logBeside(releases: string): string {
  return join(releases, '.log');
}

type BuiltRelease = {
  readonly folder: string;
  readonly releases: string;
  readonly log: string;
  readonly outcome: Published;
  open(): ReleaseReader;
  remove(): void;
};

/** Release 1 of the bundled record, in a folder of its own: a copy of the one that the first test to ask for it built. */
export async function bundledRelease(): Promise<BuiltRelease> {
  const shared = join(inject('sharedFolder'), 'bundled');
  let lock: FileLock | undefined;
  while (!(lock = takeLock(`${shared}.lock`))) await wait(100);
  try {
    if (!existsSync(shared)) {
      const built = await buildBundledRelease();
      cpSync(built.releases, `${shared}.new`, { recursive: true });
      renameSync(`${shared}.new`, shared);
      built.remove();
    }
  } finally {
    lock.release();
  }
  const releases = mkdtempSync(join(tmpdir(), 'unhidden-releases-'));
  cpSync(shared, releases, { recursive: true });
  return inFolder(releases, { number: 1, manifest: readManifest(releaseFolder(releases, 1)) });
}

/** The same, built anew. */
export async function buildBundledRelease(engine = 'sqlite'): Promise<BuiltRelease> {
  const place = await emptyRegister(engine);
  const register = await place.open();
  const releases = mkdtempSync(join(tmpdir(), 'unhidden-releases-'));
  try {
    await importPath(register, BUNDLED, { batch: 'bundled', now: '2026-11-23T00:00:00.000Z' });
    return inFolder(releases, await buildInto(register, releases));
  } finally {
    await register.close();
    await place.remove();
  }
}

function inFolder(releases: string, outcome: Published): BuiltRelease {
  const folder = releaseFolder(releases, 1);
  return {
    folder,
    releases,
    log: logBeside(releases),
    outcome,
    open: () => openRelease(folder),
    remove: () => rmSync(releases, { recursive: true, force: true }),
  };
}
