import { spawn } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config/config.ts';
import type { DataFolder } from '../src/platform/data-folder.ts';
import { openDataFolder } from '../src/platform/data-folder.ts';
import type { Register } from '../src/register/index.ts';
import { exportContent, importPath, rebuildViews } from '../src/register/index.ts';
import { hashFile, hashTables } from '../src/release/manifest.ts';
import {
  currentRelease,
  openRelease,
  readManifest,
  releaseFolder,
  releaseNumbers,
} from '../src/release/index.ts';
import { isSignedBy } from '../src/release/signing.ts';
import { approvedBy, approvingServices, carriedOut, proposed } from './setup/approve.ts';
import { smallFolder, writeFolder } from './setup/exchange-folder.ts';
import type { RegisterPlace } from './setup/registers.ts';
import { emptyRegister, engines } from './setup/registers.ts';
import { readTree } from './setup/read-tree.ts';
import { randomOf } from './world/random.ts';
import { createWorld } from './world/world.ts';
import { writeWorld } from './world/write-world.ts';

const CLI = resolve(import.meta.dirname, '../src/cli.ts');
const SIZE = { people: 40, claims: 330, sources: 8 };
const seed = Number(process.env['UNHIDDEN_TEST_SEED'] ?? Date.now() % 1_000_000);
const random = randomOf(seed, 'kill');
const base = mkdtempSync(join(tmpdir(), 'unhidden-kill-'));

beforeAll(() => {
  process.stdout.write(`moments of killing: UNHIDDEN_TEST_SEED=${seed}\n`);
});

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

type Run = { readonly code: number | null; readonly took: number; readonly said: string };

/** Runs `unhidden` with `kill -9` after so many milliseconds; code null when it was killed. */
async function unhidden(
  args: readonly string[],
  data: string,
  address: string,
  killAfter?: number,
): Promise<Run> {
  const env = {
    PATH: process.env['PATH'],
    // Starting is not what is killed here; compiled once, it takes a third of the time.
    NODE_COMPILE_CACHE: join(base, 'compiled'),
    UNHIDDEN_DATA: data,
    UNHIDDEN_NAMING_DELAY_HOURS: '0',
    ...(address.startsWith('postgres') ? { UNHIDDEN_DATABASE_URL: address } : {}),
  };
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  if (killAfter !== undefined) void wait(killAfter).then(() => child.kill('SIGKILL'));
  return { code: await ended, took: performance.now() - start, said };
}

/**
 * Moments to kill a command at, from the end of the program's own start to a little after its usual end. What else the
 * machine does changes, so the newest run that came to its end says how long one takes.
 */
function momentsOf(
  idle: Run,
  whole: Run,
): { readonly next: () => number; readonly ended: (run: Run) => void } {
  const start = Math.min(0.9, (idle.took * 0.7) / whole.took);
  let usual = whole.took;
  return {
    next: () => usual * (start + (random.below(10_000) / 10_000) * (1.1 - start)),
    ended: ({ took }) => void (usual = took),
  };
}

/** An invented world of its own for a round; its handles tell it from the others. */
function worldFolder(round: number): string {
  const folder = join(base, `world-${round}`);
  if (existsSync(folder)) return folder;
  writeWorld(`${folder}.new`, createWorld(round, SIZE));
  const files = [...readTree(`${folder}.new`)].map(([name, bytes]) => [
    name,
    String(bytes).replaceAll(/\b(camp|source)\/synthetic-/g, `$1/world-${round}-`),
  ]);
  writeFolder(folder, Object.fromEntries(files) as Record<string, string>);
  return folder;
}

describe.concurrent.each(engines)(
  'an import into %s that is killed at any moment',
  { timeout: 300_000 },
  (engine) => {
    const rounds = engine === 'sqlite' ? 41 : 35;
    let place: RegisterPlace;

    beforeAll(async () => {
      place = await emptyRegister(engine);
    });

    afterAll(() => place.remove());

    test(`leaves all of its batch or nothing, ${rounds} times`, async () => {
      const data = join(base, `import-${engine}`);
      const folder = openDataFolder(data);
      if (!folder.ok) throw new Error(folder.problems.join());
      const address = engine === 'sqlite' ? folder.value.registerFile : place.address;
      const open = () => (engine === 'sqlite' ? openAt(address) : place.open());
      const idle = await unhidden(['release', 'list'], data, address);
      const whole = await unhidden(['import', worldFolder(0)], data, address);
      expect(whole.code).toBe(0);
      const moments = momentsOf(idle, whole);
      let killed = 0;
      let batches = 1;
      for (let round = 1; round <= rounds; round += 1) {
        const run = await unhidden(['import', worldFolder(round)], data, address, moments.next());
        const register = await open();
        await lastWordOf(register);
        const now = await wholeBatches(register);
        expect([batches, batches + 1]).toContain(now);
        expect([0, null], run.said).toContain(run.code);
        if (run.code === 0) {
          moments.ended(run);
          expect(now).toBe(batches + 1);
        } else killed += 1;
        batches = now;
        await register.close();
      }
      expect(killed, 'no run was killed before its end').toBeGreaterThan(rounds / 4);
      process.stdout.write(
        `${engine}: ${killed} of ${rounds} imports were killed, ${batches - 1} batches are whole\n`,
      );
      await expectSameAsUnharmed(await open(), rounds);
    });

    /** What was killed is imported again; then nothing tells the register from one that was never harmed. */
    async function expectSameAsUnharmed(register: Register, last: number): Promise<void> {
      const other = await emptyRegister(engine);
      const unharmed = await other.open();
      for (let round = 0; round <= last; round += 1)
        for (const each of [register, unharmed]) {
          const report = await importPath(each, worldFolder(round), {
            batch: `again-${round}`,
            now: '2026-11-23T00:00:00.000Z',
          });
          expect(report.problems).toEqual([]);
        }
      const views = (each: Register) => each.db.selectFrom('view').selectAll().orderBy('record').execute();
      const kept = await views(register);
      expect(kept).toEqual(await views(unharmed));
      await rebuildViews(register, register.catalogue);
      expect(await views(register)).toEqual(kept);
      await exportContent(register, join(base, `harmed-${engine}`));
      await exportContent(unharmed, join(base, `unharmed-${engine}`));
      expect(readTree(join(base, `harmed-${engine}`))).toEqual(readTree(join(base, `unharmed-${engine}`)));
      for (const each of [register, unharmed]) await each.close();
      await other.remove();
    }
  },
);

async function openAt(address: string): Promise<Register> {
  const { openRegister } = await import('../src/register/index.ts');
  const { catalogue } = await import('../src/kinds/index.ts');
  return openRegister(address, catalogue);
}

/** PostgreSQL may still be keeping or dropping what a killed program sent; that is settled when its connection is gone. */
async function lastWordOf({ db, engine }: Register): Promise<void> {
  if (engine === 'sqlite') return;
  for (;;) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(
      db,
    );
    if (rows[0]?.n === 0) return;
    await wait(20);
  }
}

/** Counts the batches, each of which must hold exactly the rows it says, and nothing may stand outside a batch. */
async function wholeBatches({ db, engine }: Register): Promise<number> {
  if (engine === 'sqlite')
    expect((await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)).rows).toEqual([
      { integrity_check: 'ok' },
    ]);
  const batches = await db
    .selectFrom('batch')
    .select(['id', 'records', 'claims', 'decisions'])
    .orderBy('id')
    .execute();
  const held = async (table: 'record' | 'claim' | 'decision') => {
    const rows = await db
      .selectFrom(table)
      .select(['batch', (of) => of.fn.countAll<number>().as('n')])
      .groupBy('batch')
      .execute();
    return new Map(rows.map(({ batch, n }) => [batch, n]));
  };
  const [records, claims, decisions] = [await held('record'), await held('claim'), await held('decision')];
  const found = batches.map(({ id }) => ({
    id,
    records: records.get(id) ?? 0,
    claims: claims.get(id) ?? 0,
    decisions: decisions.get(id) ?? 0,
  }));
  expect(found).toEqual(batches);
  expect(
    [...records.keys(), ...claims.keys(), ...decisions.keys()].every((batch) =>
      batches.some(({ id }) => id === batch),
    ),
  ).toBe(true);
  const unseen = await db
    .selectFrom('record')
    .leftJoin('view', 'view.record', 'record.id')
    .select('record.id')
    .where('view.record', 'is', null)
    .execute();
  expect(unseen).toEqual([]);
  return batches.length;
}

describe.concurrent('a release that is killed while it is built or published', { timeout: 900_000 }, () => {
  const rounds = 24;
  const data = join(base, 'release');
  let folder: DataFolder;
  let staff: Awaited<ReturnType<typeof approvingServices>> | undefined;

  const config = () => {
    const loaded = loadConfig([`--data=${data}`], { UNHIDDEN_NAMING_DELAY_HOURS: '0' });
    if (!loaded.ok) throw new Error(loaded.problems.join());
    return loaded.value.config;
  };

  test(`never makes a half release the served one, ${rounds} times, and the next build works`, async () => {
    const opened = openDataFolder(data);
    if (!opened.ok) throw new Error(opened.problems.join());
    folder = opened.value;
    const register = await openAt(folder.registerFile);
    await importPath(register, worldFolder(0), {
      batch: 'world',
      now: '2026-11-23T00:00:00.000Z',
    });
    await register.close();
    const idle = await unhidden(['release', 'list'], data, '');
    // The very first build also makes the key; it is measured on a copy, so that it can be killed here.
    const copy = join(base, 'release-copy');
    cpSync(data, copy, { recursive: true });
    const first = await unhidden(['release', 'build'], copy, '');
    expect(first.code).toBe(0);
    const building = momentsOf(idle, first);
    let publishing: typeof building | undefined;
    let killed = 0;
    for (let round = 1; round <= rounds; round += 1) {
      await grow(round);
      const before = currentRelease(folder.releases);
      const args = before === undefined ? ['release', 'build'] : ['release', 'publish', await approved()];
      if (before !== undefined && publishing === undefined) {
        rmSync(copy, { recursive: true });
        cpSync(data, copy, { recursive: true });
        const later = await unhidden(args, copy, '');
        expect(later.code, later.said).toBe(0);
        publishing = momentsOf(idle, later);
      }
      const moments = publishing ?? building;
      const run = await unhidden(args, data, '', moments.next());
      const { code } = run;
      if (code === 0) moments.ended(run);
      expect([0, null], run.said).toContain(code);
      if (code === null) killed += 1;
      const after = currentRelease(folder.releases);
      if (code === 0) expect(after).toBeGreaterThan(before ?? 0);
      if (after !== undefined) await expectComplete(after);
      for (const number of releaseNumbers(folder.releases))
        expect(readManifest(releaseFolder(folder.releases, number)).number).toBe(number);
      if (round % 5 === 0) await expectNextBuildWorks();
    }
    expect(killed, 'no run was killed before its end').toBeGreaterThan(rounds / 4);
    await expectNextBuildWorks();
    for (const number of releaseNumbers(folder.releases)) await expectComplete(number);
    staff?.services.ring.close();
    process.stdout.write(
      `${killed} of ${rounds} builds were killed, ${releaseNumbers(folder.releases).length} releases are whole\n`,
    );
  });

  /** One statement more, so that the next build has something new to release. */
  async function grow(round: number): Promise<void> {
    const { 'claims/camp.csv': camps = '', ...files } = smallFolder();
    writeFolder(join(base, 'more'), {
      ...files,
      'unhidden.json': String(files['unhidden.json']).replace('"synthetic":false', '"synthetic":true'),
      'claims/camp.csv': `${String(camps)}camp/camp-a,note,round ${round},,en,,source/book,p. ${round},,reviewed,claimround${String(round).padStart(6, '0')}\n`,
    });
    const register = await openAt(folder.registerFile);
    const report = await importPath(register, join(base, 'more'), {
      batch: `more-${round}`,
      now: '2026-11-23T00:00:00.000Z',
    });
    await register.close();
    expect(report).toMatchObject({ accepted: true, problems: [] });
  }

  /** Proposes what the register holds now, approved by two. */
  async function approved(): Promise<string> {
    return withStaff(async ({ services, people: [proposer, one, other] }) => {
      const { id, note } = await proposed(services, proposer);
      expect(note).toEqual([]);
      await approvedBy(services, [one, other], id);
      return id;
    });
  }

  async function withStaff<Value>(use: (held: NonNullable<typeof staff>) => Promise<Value>): Promise<Value> {
    const register = await openAt(folder.registerFile);
    try {
      staff ??= await approvingServices(config(), folder, register);
      return await use({ ...staff, services: { ...staff.services, register } });
    } finally {
      await register.close();
    }
  }

  async function expectNextBuildWorks(): Promise<void> {
    if (currentRelease(folder.releases) === undefined)
      expect((await unhidden(['release', 'build'], data, '')).code).toBe(0);
    else
      await withStaff(async ({ services, people: [proposer, one, other] }) => {
        const { id, note } = await proposed(services, proposer);
        if (note[0] === 'nothing changes') return;
        await approvedBy(services, [one, other], id);
        expect(await carriedOut(services, id)).toMatchObject({ note: [] });
      });
    const number = currentRelease(folder.releases) ?? 0;
    expect(readManifest(releaseFolder(folder.releases, number)).counts['camp']).toBe(13);
    await expectComplete(number);
  }

  /** Signed by the folder's key, every file and table as the manifest says, and readable. */
  async function expectComplete(number: number): Promise<void> {
    const at = releaseFolder(folder.releases, number);
    const text = readFileSync(join(at, 'manifest.json'), 'utf8');
    const key = createPublicKey(
      createPrivateKey(readFileSync(join(folder.keys, 'release-signing.pem'))),
    ).export({ type: 'spki', format: 'pem' });
    expect(readFileSync(join(at, 'release-key.pem'), 'utf8')).toBe(key);
    expect(isSignedBy(String(key), text, readFileSync(join(at, 'manifest.json.sig'), 'utf8'))).toBe(true);
    const manifest = readManifest(at);
    expect(Object.keys(manifest.files)).toContain(`release-${number}.sqlite`);
    for (const [name, hash] of Object.entries(manifest.files))
      expect(await hashFile(join(at, name))).toEqual(hash);
    expect(hashTables(join(at, `release-${number}.sqlite`))).toEqual(manifest.tables);
    const release = openRelease(at);
    expect(release.meta.number).toBe(number);
    expect(release.list('camp', 0, 1).rows).toHaveLength(1);
    release.close();
  }
});
