import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config/config.ts';
import { catalogue } from './kinds/index.ts';
import { lazySealing } from './lazy-sealing.ts';
import type { DataFolder } from './platform/data-folder.ts';
import { takeLock } from './platform/file-lock.ts';
import { buildLock, BUILDER } from './publishing/build.ts';
import { finishFirst, publishFirst } from './publishing/first-release.ts';
import type { Register } from './register/index.ts';
import { countByKind, importPath, openRegister, reportLines } from './register/index.ts';
import { registerAddress } from './register-address.ts';
import type { Published } from './release/index.ts';
import { readOwnContent, releaseNumbers } from './release/index.ts';

/** Imports the bundled record into an empty register and builds the first release; returns the lines to print. */
export async function firstStart(config: Config, folder: DataFolder): Promise<string[]> {
  const register = await openRegister(registerAddress(config, folder), catalogue);
  try {
    const lines: string[] = [];
    if ((await countByKind(register)).size === 0)
      lines.push(...(await importBundled(config, folder, register)));
    if (await hasAccounts(register)) return [...lines, NO_RELEASE];
    const { number, manifest } = await buildFirst(config, folder, register);
    const records = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
    lines.push(`Built release ${number}: ${records} records from public sources, without staff approval.`);
    return lines;
  } finally {
    await register.close();
  }
}

/**
 * Builds the first release of a register with the settings and the key of its data folder; one build at a time. Every
 * later one is proposed in the workbench.
 */
export async function buildFirst(
  config: Config,
  folder: DataFolder,
  register: Register,
  onProgress?: (done: number, total: number) => void,
): Promise<Published> {
  const lock = takeLock(buildLock(folder));
  if (!lock) throw new Error('A release is being built already; wait until it is done, then build again.');
  try {
    const begun = await finishFirst(folder);
    if (begun) return begun;
    if (releaseNumbers(folder.releases).length > 0) throw new Error(PROPOSE);
    return await publishFirst(register, {
      folder,
      own: readOwnContent(join(config.programFolder, 'data')),
      builder: BUILDER,
      ...(onProgress ? { onProgress } : {}),
    });
  } finally {
    lock.release();
  }
}

const PROPOSE =
  'There is a release already, and every later one needs the approval of two people: propose it in the workbench, under Releases.';

const NO_RELEASE =
  'There is no release, and this copy has accounts: propose one in the workbench, under Releases.';

async function hasAccounts({ db }: Register): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

async function importBundled(config: Config, folder: DataFolder, register: Register): Promise<string[]> {
  const sealing = lazySealing(config, folder);
  const report = await importPath(register, join(config.programFolder, 'data/public-record'), {
    batch: randomUUID(),
    now: new Date().toISOString(),
    sealing: sealing.hook,
  }).finally(sealing.close);
  if (!report.accepted)
    throw new Error(['The bundled record could not be imported.', ...reportLines(report, false)].join('\n'));
  return [
    `Imported the bundled public record: ${report.added.claims.toLocaleString('en')} statements, each with its source.`,
  ];
}
