import { setTimeout as rest } from 'node:timers/promises';
import type { World } from '../app/test/world/world.ts';
import { apiRecords, listPages, recordPages, searches } from './addresses.ts';
import type { Figure } from './figures.ts';
import { ask, askAll, quantile } from './requests.ts';
import { cpuFigures, referenceMs } from './cpu-figures.ts';
import type { Server } from './servers.ts';

/**
 * Code is compiled as it is used, and a public site runs for weeks: what counts is a process in its stride. Most of what is
 * called once for an answer is compiled after some three to four thousand answers, in a thread beside.
 */
const WARM = 4500;
const ROUND = 100;
/** A process that is asked once at a time falls asleep after each answer; what it takes to wake is no part of a page. */
const READERS = 2;
/** How fast a shared machine is changes within minutes. */
const REST_MS = 5_000;
/** Asked for after a rest and not counted: the host has given the core and its caches to others meanwhile. */
const WAKE = 30;
const TURN = WAKE + 2 * ROUND;
/** As many turns as there are list pages for. */
const COUNT = 15 * TURN;

/** CPU per request of the public process, each address new to it, nothing compressed, then its search times and memory. */
export async function measureServing(
  server: Server,
  worldSeed: number,
  world: World,
): Promise<readonly Figure[]> {
  const reference: number[] = [];
  const kinds: readonly Asked[] = [
    ['CPU per list page of 50', 1, listPages(world, COUNT + WARM)],
    ['CPU per record page', 0.6, recordPages(world, COUNT + WARM)],
    ['CPU per API record', 0.3, apiRecords(world, COUNT + WARM)],
  ];
  const figures: Figure[] = [
    ...(await cpuPerRequest(server, kinds, () => reference.push(referenceMs()))),
    ...cpuFigures('CPU of work that never changes, meanwhile', reference),
  ];
  for (const [kind, paths] of Object.entries(searches(worldSeed, world, 300))) {
    const times = await askAll(paths.map((path) => server.url + path));
    figures.push({
      name: `search p95, ${kind} (${paths.length} queries)`,
      value: quantile(times, 0.95),
      unit: 'ms',
      limit: { most: 50 },
    });
  }
  const { peakMb } = await server.report();
  figures.push({
    name: 'public process, memory after all that',
    value: server.residentMb(),
    unit: 'MB',
    limit: { most: 200 },
  });
  figures.push({ name: 'public process, peak memory', value: peakMb, unit: 'MB', limit: { most: 200 } });
  return figures;
}

/** What is asked for, the most milliseconds it may take, and the paths. */
type Asked = readonly [name: string, most: number, paths: readonly string[]];

/** The kinds take turns, each asked for by several readers and then by one, and rest after each has had one. */
async function cpuPerRequest(
  server: Server,
  kinds: readonly Asked[],
  meanwhile: () => void,
): Promise<readonly Figure[]> {
  const measured = kinds.map<Measured>(([name, most, paths]) => {
    const urls = paths.map((path) => server.url + path);
    const warm = Math.min(WARM, Math.floor(urls.length / 2));
    return { name, most, warm: urls.slice(0, warm), left: urls.slice(warm), together: [], alone: [] };
  });
  for (let from = 0; from < WARM; from += ROUND)
    for (const { warm } of measured) await askAll(warm.slice(from, from + ROUND));
  const cpuMs = async (urls: readonly string[], readers: number): Promise<number> => {
    await server.reset();
    await askAll(urls, readers);
    return (await server.report()).cpuMs / urls.length;
  };
  while (measured.some(({ left }) => left.length > 0)) {
    for (const { left, together, alone } of measured) {
      const turn = left.splice(0, TURN);
      if (turn.length === 0) continue;
      const wake = Math.floor((turn.length * WAKE) / TURN);
      const half = wake + Math.ceil((turn.length - wake) / 2);
      await askAll(turn.slice(0, wake));
      together.push(await cpuMs(turn.slice(wake, half), READERS));
      alone.push(await cpuMs(turn.slice(half), 1));
    }
    meanwhile();
    await rest(REST_MS);
  }
  return measured.flatMap(({ name, most, together, alone }) => [
    ...cpuFigures(name, together, most),
    ...cpuFigures(`${name}, one at a time`, alone),
  ]);
}

type Measured = {
  readonly name: string;
  readonly most: number;
  readonly warm: readonly string[];
  readonly left: string[];
  readonly together: number[];
  readonly alone: number[];
};

/** Bytes of the campaign page and of its stylesheet as a browser receives them. */
export async function campaignPageKb(url: string): Promise<number> {
  const compressed = { 'Accept-Encoding': 'gzip' };
  const page = await ask(`${url}/en/`, compressed);
  const { body } = await ask(`${url}/en/`);
  const sheets = [...body.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(
    ([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? '',
  );
  const sizes = await Promise.all(sheets.map(async (path) => (await ask(url + path, compressed)).bytes));
  return (page.bytes + sizes.reduce((sum, bytes) => sum + bytes, 0)) / 1000;
}
