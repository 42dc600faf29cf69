import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DataFolder } from '../app/src/platform/data-folder.ts';
import { openDataFolder } from '../app/src/platform/data-folder.ts';
import { startPostgres } from '../app/test/setup/postgres.ts';
import type { World } from '../app/test/world/world.ts';
import { createWorld } from '../app/test/world/world.ts';
import { writeWorld } from '../app/test/world/write-world.ts';
import type { Figure } from './figures.ts';
import { isMet, machine, tableLines, writeResults } from './figures.ts';
import { askUntil } from './requests.ts';
import { startPublic, startWorkbench } from './servers.ts';
import { campaignPageKb, measureServing } from './serving.ts';
import { runStage } from './stages/stage.ts';
import { start } from './starting.ts';

/**
 * `npm run bench`: measures import, release build, serving and search on a synthetic register, each figure beside its
 * threshold. `--small` runs the same on a hundredth of it, `--name` says what to call the results.
 */
const { values: flags } = parseArgs({
  options: { small: { type: 'boolean', default: false }, name: { type: 'string' } },
});

const SEED = 1;
const size = flags.small
  ? { people: 2_000, claims: 10_000, sources: 100 }
  : { people: 200_000, claims: 1_000_000, sources: 10_000 };
const name = flags.name ?? (flags.small ? 'small' : 'full');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const work = realpathSync(mkdtempSync(join(tmpdir(), 'unhidden-bench-')));
try {
  const figures = await measure();
  const lines = tableLines(figures);
  for (const line of lines) process.stdout.write(`${line}\n`);
  const results = {
    date: new Date().toISOString().slice(0, 10),
    size,
    machine: machine(),
    figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })),
  };
  writeResults(join(import.meta.dirname, 'results', `${name}.json`), results);
  process.exitCode = figures.every(isMet) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function measure(): Promise<Figure[]> {
  const world = createWorld(SEED, size);
  const exchange = join(work, 'exchange');
  const startedAt = performance.now();
  writeWorld(exchange, world);
  const written = (performance.now() - startedAt) / 1000;
  say(
    `Wrote a synthetic world of ${size.people} people and ${size.claims} claims in ${written.toFixed(1)} s.`,
  );
  const data = dataFolder('data');
  return [
    ...(await measureRegister(exchange, data)),
    ...(await measurePostgres(exchange)),
    ...(await measurePublic(world, data)),
    ...(await measureTogether(exchange, data)),
    ...(await measureStart(data)),
  ];
}

async function measureRegister(exchange: string, data: DataFolder): Promise<Figure[]> {
  say('Importing into SQLite ...');
  const imported = await runStage('import', exchange, data.registerFile);
  say('Building the release ...');
  const built = await runStage('build', data.path, data.registerFile);
  return [
    {
      name: 'import, SQLite',
      value: size.claims / imported.seconds,
      unit: 'claims/s',
      limit: { least: 20_000 },
    },
    { name: 'import, SQLite: CPU', value: imported.cpuSeconds, unit: 's' },
    { name: 'import, SQLite: peak memory', value: imported.peakMb, unit: 'MB' },
    { name: 'release build from SQLite', value: built.seconds, unit: 's', limit: { most: 90 } },
    { name: 'release build from SQLite: CPU', value: built.cpuSeconds, unit: 's' },
    {
      name: 'release build from SQLite: peak memory',
      value: built.peakMb,
      unit: 'MB',
      limit: { most: 1024 },
    },
  ];
}

async function measurePostgres(exchange: string): Promise<Figure[]> {
  const postgres = await startPostgres([]);
  if (postgres === undefined) {
    say('PostgreSQL is not installed; it is left out of the comparison.');
    return [];
  }
  try {
    say('Importing into PostgreSQL ...');
    const imported = await runStage('import', exchange, postgres.address);
    say('Building the release from PostgreSQL ...');
    const built = await runStage('build', dataFolder('postgres').path, postgres.address);
    return [
      { name: 'import, PostgreSQL', value: size.claims / imported.seconds, unit: 'claims/s' },
      { name: 'release build from PostgreSQL', value: built.seconds, unit: 's' },
      { name: 'release build from PostgreSQL: peak memory', value: built.peakMb, unit: 'MB' },
    ];
  } finally {
    await postgres.stop();
  }
}

async function measurePublic(world: World, data: DataFolder): Promise<Figure[]> {
  const server = await startPublic(join(data.releases, '1'));
  say(`Asking the public process, confined by ${server.confinement} ...`);
  try {
    return [...(await measureServing(server, SEED, world))];
  } finally {
    await server.stop();
  }
}

/** Both servers answer while a third process imports, then builds a release. */
async function measureTogether(exchange: string, data: DataFolder): Promise<Figure[]> {
  say('Importing and building again while both servers answer ...');
  const other = dataFolder('other');
  const servers = [
    ['public', '/en/', await startPublic(join(data.releases, '1'))],
    ['workbench', '/', await startWorkbench(data.path)],
  ] as const;
  let isOver = false;
  try {
    for (const [, path, server] of servers) await askUntil(server.url + path, counted(5));
    for (const [, , server] of servers) await server.reset();
    const waits = Promise.all(servers.map(([, path, server]) => askUntil(server.url + path, () => isOver)));
    await runStage('import', exchange, other.registerFile);
    await runStage('build', other.path, other.registerFile);
    isOver = true;
    const longest = await waits;
    const figures: Figure[] = [];
    for (const [index, [role, , server]] of servers.entries()) {
      const { delayMaxMs, delayP99Ms } = await server.report();
      figures.push({
        name: `${role} process, event-loop delay while importing and building`,
        value: delayMaxMs,
        unit: 'ms',
        limit: { most: 50 },
      });
      figures.push({ name: `${role} process, the same, p99`, value: delayP99Ms, unit: 'ms' });
      figures.push({
        name: `${role} process, longest answer meanwhile`,
        value: longest[index] ?? 0,
        unit: 'ms',
      });
    }
    return figures;
  } finally {
    isOver = true;
    for (const [, , server] of servers) await server.stop();
  }
}

async function measureStart(data: DataFolder): Promise<Figure[]> {
  say('Starting ...');
  const bundled = join(work, 'bundled');
  const first = await start(bundled);
  const pageKb = await campaignPageKb(first.url);
  await first.stop();
  const second = await start(bundled);
  await second.stop();
  const large = await start(data.path);
  await large.stop();
  return [
    {
      name: 'first start with the bundled record, to the first answer',
      value: first.firstAnswerMs,
      unit: 'ms',
    },
    {
      name: 'second start, to the first answer',
      value: second.firstAnswerMs,
      unit: 'ms',
      limit: { most: 2_000 },
    },
    {
      name: 'second start on the synthetic release',
      value: large.firstAnswerMs,
      unit: 'ms',
      limit: { most: 2_000 },
    },
    { name: 'campaign page with its stylesheet, compressed', value: pageKb, unit: 'kB', limit: { most: 60 } },
  ];
}

function dataFolder(part: string): DataFolder {
  const opened = openDataFolder(join(work, part));
  if (!opened.ok) throw new Error(opened.problems.join('\n'));
  return opened.value;
}

function counted(times: number): () => boolean {
  let left = times;
  return () => (left -= 1) < 0;
}
