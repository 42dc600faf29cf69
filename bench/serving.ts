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
const ROUND = 150;
/** How fast a shared machine is changes within minutes. */
const REST_MS = 5_000;

/** CPU per request of the public process, each address new to it, nothing compressed, then its search times and memory. */
export async function measureServing(
  server: Server,
  worldSeed: number,
  world: World,
  count: number,
): Promise<readonly Figure[]> {
  const reference: number[] = [];
  const [list = [], record = [], api = []] = await cpuPerRequest(
    server,
    [listPages(world, count + WARM), recordPages(world, count + WARM), apiRecords(world, count + WARM)],
    () => reference.push(referenceMs()),
  );
  const figures: Figure[] = [
    ...cpuFigures('CPU per list page of 50', list, 1),
    ...cpuFigures('CPU per record page', record, 0.6),
    ...cpuFigures('CPU per API record', api, 0.3),
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

/** Milliseconds per request of each kind in each round. The kinds take turns, and rest after each has had one. */
async function cpuPerRequest(
  server: Server,
  kinds: readonly (readonly string[])[],
  meanwhile: () => void,
): Promise<readonly (readonly number[])[]> {
  const measured = kinds.map((paths) => {
    const urls = paths.map((path) => server.url + path);
    return { urls, warm: Math.min(WARM, Math.floor(urls.length / 2)), rounds: [] as number[] };
  });
  for (let from = 0; from < WARM; from += ROUND)
    for (const { urls, warm } of measured) await askAll(urls.slice(from, Math.min(from + ROUND, warm)));
  for (let done = 0; measured.some(({ urls, warm }) => warm + done < urls.length); done += ROUND) {
    for (const { urls, warm, rounds } of measured) {
      const round = urls.slice(warm + done, warm + done + ROUND);
      if (round.length === 0) continue;
      await server.reset();
      await askAll(round);
      const { cpuMs } = await server.report();
      rounds.push(cpuMs / round.length);
    }
    meanwhile();
    await rest(REST_MS);
  }
  return measured.map(({ rounds }) => rounds);
}

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
