import type { Config } from './config/config.ts';
import type { DataFolder } from './platform/data-folder.ts';
import { openDataFolder } from './platform/data-folder.ts';
import { takeLock } from './platform/file-lock.ts';
import { buildLock } from './publishing/build.ts';
import { currentRelease } from './release/release-folder.ts';
import { appendReleases } from './transparency/append-releases.ts';

/** Brings the data folder to where both processes can start; returns the lines to print. */
export async function prepare(config: Config): Promise<string[]> {
  const opened = openDataFolder(config.dataFolder);
  if (!opened.ok) throw new Error(opened.problems.join('\n'));
  const folder = opened.value;
  // Once a release stands, the register and all that builds from it would only slow the start; the workbench opens it.
  if (currentRelease(folder.releases) !== undefined) return logReleases(config, folder);
  const { firstStart } = await import('./first-start.ts');
  return firstStart(config, folder);
}

/** After a crash the newest release may not be in the public log yet. What is served goes on being served in any case. */
async function logReleases({ role }: Config, folder: DataFolder): Promise<string[]> {
  // A copy that only serves has no key to sign a log with.
  const lock = role === 'public' ? undefined : takeLock(buildLock(folder));
  if (!lock) return [];
  try {
    await appendReleases(folder);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    lock.release();
  }
}
