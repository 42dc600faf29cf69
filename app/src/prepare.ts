import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config/config.ts';
import { catalogue } from './kinds/index.ts';
import type { DataFolder } from './platform/data-folder.ts';
import { openDataFolder } from './platform/data-folder.ts';
import { takeLock } from './platform/file-lock.ts';
import type { Register } from './register/index.ts';
import { countByKind, importPath, openRegister, reportLines } from './register/index.ts';
import type { BuildOutcome } from './release/index.ts';
import { buildRelease, currentRelease, openSigningKey, readOwnContent } from './release/index.ts';
import { version } from './version.ts';

/** The folder of a data folder's register, or the PostgreSQL address that stands in for it. */
export function registerAddress(config: Config, folder: DataFolder): string {
  return config.secrets.databaseUrl ?? folder.registerFile;
}

/** Builds the next release of a register with the settings and the key of its data folder; one build at a time. */
export async function buildNext(
  config: Config,
  folder: DataFolder,
  register: Register,
  onProgress?: (done: number, total: number) => void,
): Promise<BuildOutcome> {
  const lock = takeLock(join(folder.path, 'build-lock.sqlite'));
  if (!lock) throw new Error('A release is being built already; wait until it is done, then build again.');
  try {
    return await buildRelease(register, {
      releases: folder.releases,
      own: readOwnContent(join(config.programFolder, 'data')),
      key: openSigningKey(folder.keys),
      builder: `unhidden ${version}`,
      approval: 'public-sources',
      ...(onProgress ? { onProgress } : {}),
    });
  } finally {
    lock.release();
  }
}

/** Brings the data folder to where both processes can start; returns the lines to print. */
export async function prepare(config: Config): Promise<string[]> {
  const opened = openDataFolder(config.dataFolder);
  if (!opened.ok) throw new Error(opened.problems.join('\n'));
  const folder = opened.value;
  // Once a release stands, opening the register would only slow the start; the workbench does that itself.
  if (currentRelease(folder.releases) !== undefined) return [];
  const register = await openRegister(registerAddress(config, folder), catalogue);
  try {
    const lines: string[] = [];
    if ((await countByKind(register)).size === 0) lines.push(...(await importBundled(config, register)));
    const { number, manifest } = await buildNext(config, folder, register);
    const records = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
    lines.push(`Built release ${number}: ${records} records from public sources, without staff approval.`);
    return lines;
  } finally {
    await register.close();
  }
}

async function importBundled(config: Config, register: Register): Promise<string[]> {
  const report = await importPath(register, join(config.programFolder, 'data/public-record'), {
    batch: randomUUID(),
    now: new Date().toISOString(),
  });
  if (!report.accepted)
    throw new Error(['The bundled record could not be imported.', ...reportLines(report, false)].join('\n'));
  return [
    `Imported the bundled public record: ${report.added.claims.toLocaleString('en')} statements, each with its source.`,
  ];
}
