import { join } from 'node:path';
import type { DataFolder } from '../platform/data-folder.ts';
import { version } from '../version.ts';

/** What built a release, as its manifest says. */
export const BUILDER = `unhidden ${version}`;

/** Held while a release is built or swapped in, by whichever process. */
export function buildLock({ path }: Pick<DataFolder, 'path'>): string {
  return join(path, 'build-lock.sqlite');
}

/** What a proposal would change, value by value; kept beside the releases, where nothing is served from. */
export function changesFile({ releases }: Pick<DataFolder, 'releases'>, proposal: string): string {
  return join(releases, '.proposals', `${proposal}.sqlite`);
}
