import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SignedIn, UserId } from '../app/src/accounts/roles.ts';
import { checkConfig, readSettings } from '../app/src/config/config.ts';
import { catalogue } from '../app/src/kinds/index.ts';
import { openOrMakeKeyRing } from '../app/src/keyring/index.ts';
import { openDataFolder } from '../app/src/platform/data-folder.ts';
import type { Result } from '../app/src/platform/result.ts';
import { tableRoutes } from '../app/src/recording/tables/index.ts';
import { openRegister } from '../app/src/register/index.ts';
import type { WorkRequest } from '../app/src/workbench/route.ts';
import { createServices } from '../app/src/workbench/services.ts';
import type { Services } from '../app/src/workbench/services.ts';
import { startPostgres } from '../app/test/setup/postgres.ts';
import { randomOf } from '../app/test/world/random.ts';
import type { World } from '../app/test/world/world.ts';
import { createWorld } from '../app/test/world/world.ts';
import { writeWorld } from '../app/test/world/write-world.ts';
import type { Figure } from './figures.ts';
import { isMet, machine, tableLines, writeResults } from './figures.ts';
import { measureRecordPage } from './record-page.ts';
import { quantile } from './requests.ts';
import { runStage } from './stages/stage.ts';

/**
 * `node bench/workbench.ts`: pages of 50 of the table of people under two facets, and the page of a record with 500 claims,
 * on both engines. Each page is made whole, from the request to the markup; the socket is left out.
 */
const { values: flags } = parseArgs({ options: { small: { type: 'boolean', default: false } } });
const size = flags.small
  ? { people: 2_000, claims: 10_000, sources: 100 }
  : { people: 200_000, claims: 1_000_000, sources: 10_000 };
const PAGES = 400;
const SEED = 1;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const person: SignedIn = {
  user: 'bench' as UserId,
  name: 'Bench',
  roles: new Set(['documenter']),
  compartments: new Set(['open']),
  closedSources: new Set(),
  session: 'bench',
  method: 'passkey',
  provedAt: null,
  token: 'bench',
};

const work = realpathSync(mkdtempSync(join(tmpdir(), 'unhidden-workbench-')));
try {
  say('Writing a synthetic world ...');
  const world = createWorld(SEED, size);
  const exchange = join(work, 'exchange');
  writeWorld(exchange, world);
  const figures = await measure('SQLite', join(work, 'register.sqlite'), exchange, world);
  const postgres = await startPostgres([]);
  if (postgres === undefined) say('PostgreSQL is not installed; it is left out.');
  else
    try {
      figures.push(...(await measure('PostgreSQL', postgres.address, exchange, world)));
    } finally {
      await postgres.stop();
    }
  for (const line of tableLines(figures)) process.stdout.write(`${line}\n`);
  const name = flags.small ? 'workbench-small' : 'workbench';
  writeResults(join(import.meta.dirname, 'results', `${name}.json`), {
    date: new Date().toISOString().slice(0, 10),
    size,
    machine: machine(),
    figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })),
  });
  process.exitCode = figures.every(isMet) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function measure(engine: string, address: string, exchange: string, world: World): Promise<Figure[]> {
  const [firstCamp = '', ...camps] = world.heads.camp.map(({ id }) => id as string);
  say(`${engine}: importing ...`);
  const imported = await runStage('import', exchange, address);
  const services = await servicesOn(engine, address);
  const { register } = services;
  say(`${engine}: opening the table for the first time ...`);
  const first = await timed(() => askUntilReady(services));
  const again = await servicesOn(engine, address);
  const loaded = await timed(() => askUntilReady(again));
  await again.register.close();
  again.ring.close();
  const column = await timed(() => ask(services, 'sort=death'));
  await ask(services, 'sort=period');
  say(`${engine}: ${PAGES} pages ...`);
  const random = randomOf(SEED, 'tables', engine);
  const times: number[] = [];
  const cpuBefore = process.cpuUsage();
  for (let page = 0; page < PAGES; page += 1) {
    const query = new URLSearchParams({
      'f.role': random.pick(['survivor', 'witness', 'victim', 'official']),
      ...(random.chance(0.5)
        ? { 'f.sex': random.pick(['female', 'male']) }
        : { 'f.camp': random.pick([firstCamp, ...camps]) }),
      sort: random.pick(['title', 'death', 'period']),
      dir: random.pick(['asc', 'desc']),
      page: String(1 + random.below(8)),
    });
    times.push(await timed(() => ask(services, query.toString())));
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  const searches: number[] = [];
  for (let page = 0; page < 100; page += 1)
    searches.push(
      await timed(() =>
        ask(services, `q=${random.pick(['Kim', '박', 'Chol', 'pak su', '경도'])}&f.sex=female`),
      ),
    );
  const tableMb = process.memoryUsage().rss / 2 ** 20;
  say(`${engine}: the page of a record ...`);
  const recordPages = await measureRecordPage(services, engine, world);
  await register.close();
  services.ring.close();
  return [
    { name: `${engine}: import`, value: size.claims / imported.seconds, unit: 'claims/s' },
    { name: `${engine}: first table after the import, lines made`, value: first / 1000, unit: 's' },
    { name: `${engine}: first table after a restart`, value: loaded / 1000, unit: 's' },
    { name: `${engine}: first sorting by a column`, value: column, unit: 'ms' },
    { name: `${engine}: table page, two facets, median`, value: quantile(times, 0.5), unit: 'ms' },
    {
      name: `${engine}: table page, two facets, p95`,
      value: quantile(times, 0.95),
      unit: 'ms',
      limit: { most: 100 },
    },
    { name: `${engine}: table page, CPU of this process`, value: (user + system) / 1000 / PAGES, unit: 'ms' },
    { name: `${engine}: search and one facet, p95`, value: quantile(searches, 0.95), unit: 'ms' },
    { name: `${engine}: memory of the process`, value: tableMb, unit: 'MB' },
    ...recordPages,
  ];
}

async function ask(services: Services, query: string): Promise<void> {
  const route = tableRoutes.find(({ method, path }) => method === 'GET' && path === '/records/kind/:kind');
  if (!route || route.policy === 'anyone') throw new Error('there is no route for tables');
  const request: WorkRequest = {
    lang: 'en',
    path: '/records/kind/person',
    params: { kind: 'person' },
    query: new URLSearchParams(query),
    form: new URLSearchParams(),
    raw: new Request('http://localhost/'),
    href: (path) => `/en${path}`,
  };
  const answer = await route.handle(request, person, services);
  if (!('page' in answer) || !String(answer.page.body).includes('tables-total'))
    throw new Error(`no table came for ${query}`);
}

/** The first page says that lines are being made until they are. */
async function askUntilReady(services: Services): Promise<void> {
  for (;;) {
    try {
      return await ask(services, '');
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('no table came')) throw error;
    }
  }
}

async function servicesOn(engine: string, address: string): Promise<Services> {
  const folder = valueOf(openDataFolder(join(work, engine)));
  const register = await openRegister(address, catalogue);
  const ring = valueOf(await openOrMakeKeyRing(folder.keys));
  const config = valueOf(checkConfig(readSettings([`--data=${folder.path}`], {}).values, work));
  return createServices(config, folder, register, ring);
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.value;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}
