import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import pg from 'pg';
import { catalogue } from '../../src/kinds/index.ts';
import { openRegister } from '../../src/register/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a running PostgreSQL's maintenance database, or null where none is installed. */
    postgres: string | null;
  }
}

const DEBIAN = '/usr/lib/postgresql';

/** Folder of PostgreSQL's programs, as Debian lays them out, or undefined. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => Number(name) >= 15) : [];
  return versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

/** Starts one PostgreSQL for the whole test run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // Tests lose nothing when the power goes.
  const started = await startPostgres(['fsync=off', 'max_connections=200']);
  if (started === undefined && process.env['CI'])
    throw new Error('PostgreSQL 15 is not installed, and with CI set no test may be left out.');
  if (started) await makeTemplate(started.address);
  project.provide('postgres', started?.address ?? null);
  return started?.stop;
}

/** The database that registers of tests are copied from. */
export const WITH_TABLES = 'with_tables';

async function makeTemplate(address: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  await client.query(`create database ${WITH_TABLES}`);
  await client.end();
  const register = await openRegister(address.replace(/\/postgres$/, `/${WITH_TABLES}`), catalogue);
  await register.close();
}

type RunningPostgres = {
  /** Of its maintenance database. */ readonly address: string;
  readonly stop: () => Promise<void>;
};

/** A private PostgreSQL, or undefined where none is installed: loopback only, an unprivileged user, a folder of its own. */
export async function startPostgres(settings: readonly string[]): Promise<RunningPostgres | undefined> {
  const programs = postgresPrograms();
  if (programs === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'unhidden-postgres-'));
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const options = { cwd: folder, ...user, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'unhidden', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...options, stdio: 'ignore' },
  );
  const server = spawn(
    join(programs, 'postgres'),
    [
      '-D',
      join(folder, 'data'),
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-k',
      '',
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { ...options, stdio: 'ignore' },
  );
  // A run that is cut short never comes to its end below.
  process.once('exit', () => server.kill('SIGINT'));
  const address = `postgres://unhidden@127.0.0.1:${port}/postgres`;
  await untilReady(address);
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, stop };
}

/** PostgreSQL refuses to run as root; a test machine's root lends it the user nobody. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function untilReady(address: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client(address);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await wait(100);
    }
  }
}
