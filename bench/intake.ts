import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { catalogue } from '../app/src/kinds/index.ts';
import { openDataFolder } from '../app/src/platform/data-folder.ts';
import { publishFirst } from '../app/src/publishing/first-release.ts';
import { importPath, openRegister } from '../app/src/register/index.ts';
import { readOwnContent, releaseFolder } from '../app/src/release/index.ts';
import { testIntake } from '../app/test/setup/intake-folder.ts';
import type { Figure } from './figures.ts';
import { isMet, machine, tableLines, writeResults } from './figures.ts';
import { quantile } from './requests.ts';
import { startForms } from './servers.ts';
import type { Server } from './servers.ts';

/**
 * `node bench/intake.ts`: 20 files of 100 MB sent at once to the forms of the bundled record's site, confined as in service,
 * while somebody else reads pages. `--small` sends files of 5 MB.
 */
const { values: flags } = parseArgs({ options: { small: { type: 'boolean', default: false } } });
const COUNT = 20;
const bytes = (flags.small ? 5 : 100) * 1024 * 1024;
const READ_EVERY_MS = 50;
const PAGES = ['/en/', '/en/camps', '/ko/numbers', '/en/people', '/en/sources', '/ko/take-part/information'];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const work = realpathSync(mkdtempSync(join(tmpdir(), 'unhidden-intake-bench-')));
const held = await testIntake();
try {
  const server = await startForms(await bundledRelease(), held.folder);
  say(`Sending ${COUNT} files of ${bytes / 2 ** 20} MB to the forms, confined by ${server.confinement} ...`);
  const figures = await measure(server);
  await server.stop();
  for (const line of tableLines(figures)) process.stdout.write(`${line}\n`);
  writeResults(join(import.meta.dirname, 'results', `intake${flags.small ? '-small' : ''}.json`), {
    date: new Date().toISOString().slice(0, 10),
    uploads: { count: COUNT, bytes },
    machine: machine(),
    figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })),
  });
  process.exitCode = figures.every(isMet) ? 0 : 1;
} finally {
  held.remove();
  rmSync(work, { recursive: true, force: true });
}

async function bundledRelease(): Promise<string> {
  const folder = openDataFolder(join(work, 'data'));
  if (!folder.ok) throw new Error(folder.problems.join());
  const data = join(import.meta.dirname, '../data');
  const register = await openRegister(folder.value.registerFile, catalogue);
  await importPath(register, join(data, 'public-record'), {
    batch: 'bundled',
    now: new Date().toISOString(),
  });
  const own = readOwnContent(data);
  const { number } = await publishFirst(register, { folder: folder.value, own, builder: 'bench' });
  await register.close();
  return releaseFolder(folder.value.releases, number);
}

async function measure(server: Server): Promise<Figure[]> {
  const quiet = await readPages(server.url, wait(5_000));
  const before = server.residentMb();
  const worker = new Worker(join(import.meta.dirname, 'stages/uploads.ts'), {
    workerData: { url: server.url, count: COUNT, bytes },
  });
  const sent = new Promise<{ seconds: number; arrived: number }>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const busy = await readPages(server.url, sent);
  const { seconds, arrived } = await sent;
  return [
    { name: 'files that arrived', value: arrived, unit: 'files', limit: { least: COUNT } },
    { name: 'all of them together', value: (COUNT * bytes) / 2 ** 20 / seconds, unit: 'MB/s' },
    { name: 'public process, memory before', value: before, unit: 'MB' },
    { name: 'public process, peak memory', value: server.peakMb(), unit: 'MB', limit: { most: 300 } },
    { name: 'pages read before, p95', value: quantile(quiet, 0.95), unit: 'ms' },
    { name: 'pages read meanwhile, p50', value: quantile(busy, 0.5), unit: 'ms' },
    { name: 'pages read meanwhile, p95', value: quantile(busy, 0.95), unit: 'ms', limit: { most: 500 } },
    { name: 'pages read meanwhile', value: busy.length, unit: 'pages' },
  ];
}

/** Milliseconds to the whole answer, of one page after the other until something has happened. */
async function readPages(url: string, end: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const over = new AbortController();
  void end.finally(() => over.abort());
  for (let at = 0; !over.signal.aborted; at += 1) {
    const startedAt = performance.now();
    const answer = await fetch(`${url}${PAGES[at % PAGES.length]}`);
    await answer.text();
    times.push(performance.now() - startedAt);
    await wait(READ_EVERY_MS);
  }
  return times;
}
