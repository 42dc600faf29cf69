import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Register } from '../../src/register/index.ts';
import { importPath } from '../../src/register/index.ts';
import { publishFirst } from '../../src/publishing/first-release.ts';
import type { Published } from '../../src/release/index.ts';
import { openRelease, readOwnContent, releaseFolder } from '../../src/release/index.ts';
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

/** Release 1 of the bundled record, in a folder of its own. */
export async function bundledRelease(engine = 'sqlite'): Promise<{
  folder: string;
  releases: string;
  log: string;
  outcome: Published;
  open(): ReleaseReader;
  remove(): void;
}> {
  const place = await emptyRegister(engine);
  const register = await place.open();
  const releases = mkdtempSync(join(tmpdir(), 'unhidden-releases-'));
  try {
    await importPath(register, BUNDLED, { batch: 'bundled', now: '2026-11-23T00:00:00.000Z' });
    const outcome = await buildInto(register, releases);
    const folder = releaseFolder(releases, 1);
    return {
      folder,
      releases,
      log: logBeside(releases),
      outcome,
      open: () => openRelease(folder),
      remove: () => rmSync(releases, { recursive: true, force: true }),
    };
  } finally {
    await register.close();
    await place.remove();
  }
}
