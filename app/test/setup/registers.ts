import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, inject } from 'vitest';
import { catalogue } from '../../src/kinds/index.ts';
import type { Register } from '../../src/register/index.ts';
import { openRegister } from '../../src/register/index.ts';
import { WITH_TABLES } from './postgres.ts';

/** An empty place for a register: `open` as often as wanted, then `remove`. */
export type RegisterPlace = {
  readonly engine: string;
  readonly address: string;
  open(): Promise<Register>;
  remove(): Promise<void>;
};

const postgres = inject('postgres');

/** The engines every test of the register runs on. The run's last lines name PostgreSQL where it is not installed. */
export const engines: readonly string[] = postgres === null ? ['sqlite'] : ['sqlite', 'postgres'];

/** With its tables; a bare one makes them when it is opened, which PostgreSQL takes a quarter of a second for. */
export async function emptyRegister(engine: string, isBare = false): Promise<RegisterPlace> {
  return engine === 'sqlite' ? emptySqlite() : emptyPostgres(isBare ? 'template1' : WITH_TABLES);
}

function emptySqlite(): RegisterPlace {
  const folder = mkdtempSync(join(tmpdir(), 'unhidden-register-'));
  const address = join(folder, 'register.sqlite');
  return {
    engine: 'sqlite',
    address,
    open: () => openRegister(address, catalogue),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function emptyPostgres(template: string): Promise<RegisterPlace> {
  const name = `t${randomBytes(8).toString('hex')}`;
  const maintain = async (statement: string) => {
    const client = new pg.Client(postgres ?? '');
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await maintain(`create database ${name} template ${template}`);
  const address = (postgres ?? '').replace(/\/postgres$/, `/${name}`);
  return {
    engine: 'postgres',
    address,
    open: () => openRegister(address, catalogue),
    remove: () => maintain(`drop database ${name} with (force)`),
  };
}

/** For every test of a block an open, empty register and a folder of its own; both are gone after it. */
export function freshRegister(engine: string): { place: RegisterPlace; register: Register; folder: string } {
  const held = {} as { place: RegisterPlace; register: Register; folder: string };
  beforeEach(async () => {
    held.place = await emptyRegister(engine);
    held.register = await held.place.open();
    held.folder = mkdtempSync(join(tmpdir(), 'unhidden-test-'));
  });
  afterEach(async () => {
    await held.register.close();
    await held.place.remove();
    rmSync(held.folder, { recursive: true });
  });
  return held;
}
