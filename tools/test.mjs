// `npm test`: brings what the tests need, runs them all, and ends with one line that counts them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { missing } from './debian.mjs';

const root = join(import.meta.dirname, '..');
const isCI = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';

if (missing.length > 0 && isCI) {
  console.error(
    `With CI set no test may be left out, and ${missing.map(({ what }) => what).join(', ')} could not be installed.`,
  );
  process.exit(1);
}

/** The files of the tests come to 0.7 GB, and all that runs takes 4.5 GB of memory with them. */
const FOLDER_BYTES = 2 * 2 ** 30;
const MEMORY_BYTES = 6 * 2 ** 30;

const folder = makeFolder();
const report = join(folder, 'report.json');
const running = spawn(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      TMPDIR: folder,
    },
  },
);
// Stopped, it ends Vitest in the way that PostgreSQL ends with it, and the folder goes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => running.kill('SIGTERM'));
const [status] = await once(running, 'exit');
const counts = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
for (const { what, leavesOut } of missing)
  console.log(`Not run, because ${what} is not installed: ${leavesOut}.`);
// A file that does not load, or an error outside a test, fails the run without a failed test.
const failed = counts.numFailedTests > 0 || status === 0 ? counts.numFailedTests : 1;
const skipped = counts.numPendingTests > 0 ? `, ${counts.numPendingTests} skipped` : '';
console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped}`);
process.exit(status === 0 && counts.numPassedTests > 0 ? 0 : 1);

/**
 * A folder for all that the tests write: in memory where Linux has room for it there. They make and drop hundreds of
 * databases, which takes six times as long on a disk.
 */
function makeFolder() {
  const made = mkdtempSync(join(placeInMemory() ?? tmpdir(), 'unhidden-tests-'));
  // PostgreSQL has a user of its own.
  chmodSync(made, 0o711);
  return made;
}

function placeInMemory() {
  const place = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(place);
    const hasRoom = bavail * bsize > FOLDER_BYTES && process.availableMemory() > MEMORY_BYTES;
    return hasRoom && canRunFrom(place) ? place : undefined;
  } catch {
    // Another system, or a place that this user may not write in.
    return undefined;
  }
}

function canRunFrom(place) {
  const folder = mkdtempSync(join(place, 'unhidden-runs-'));
  const file = join(folder, 'runs');
  writeFileSync(file, '#!/bin/sh\n', { mode: 0o700 });
  const { status } = spawnSync(file);
  rmSync(folder, { recursive: true });
  return status === 0;
}
