import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Register } from '../src/register/index.ts';
import { exportContent, importPath, rebuildViews } from '../src/register/index.ts';
import { migrate } from '../src/register/migrations.ts';
import type { RegisterPlace } from './setup/registers.ts';
import { emptyRegister, engines } from './setup/registers.ts';

const BUNDLED = resolve(import.meta.dirname, '../../data/public-record');
const once = (batch: string) => ({ batch, now: '2026-11-23T00:00:00.000Z' });

describe.each(engines)('the register on %s', (engine) => {
  let place: RegisterPlace;
  let register: Register;
  let folder: string;

  beforeEach(async () => {
    place = await emptyRegister(engine);
    register = await place.open();
    folder = mkdtempSync(join(tmpdir(), 'unhidden-test-'));
  });

  afterEach(async () => {
    await register.close();
    await place.remove();
    rmSync(folder, { recursive: true });
  });

  const count = async (table: 'record' | 'claim' | 'decision' | 'batch') =>
    Number(
      (
        await register.db
          .selectFrom(table)
          .select((of) => of.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  const viewsKept = () => register.db.selectFrom('view').selectAll().orderBy('record').execute();

  test('takes the bundled record whole, and a second time changes nothing', async () => {
    const first = await importPath(register, BUNDLED, once('one'));
    expect(first.problems).toEqual([]);
    expect(first.accepted).toBe(true);
    const views = await viewsKept();
    const second = await importPath(register, BUNDLED, once('two'));
    expect(second).toMatchObject({
      accepted: true,
      added: { records: 0, claims: 0, decisions: 0 },
      seen: first.seen,
    });
    expect(await count('batch')).toBe(1);
    expect(await viewsKept()).toEqual(views);
  });

  test('export, import and export again are the same bytes', async () => {
    await importPath(register, BUNDLED, once('one'));
    await exportContent(register, join(folder, 'first'));
    const other = await emptyRegister(engine);
    const copy = await other.open();
    await importPath(copy, join(folder, 'first'), once('one'));
    await exportContent(copy, join(folder, 'second'));
    await copy.close();
    await other.remove();
    expect(filesOf(join(folder, 'second'))).toEqual(filesOf(join(folder, 'first')));
    expect(filesOf(join(folder, 'first'))).toEqual({ ...filesOf(BUNDLED), 'README.md': undefined });
  });

  test('the kept views equal the views rebuilt from claims', async () => {
    await importPath(register, BUNDLED, once('one'));
    const kept = await viewsKept();
    expect(kept.length).toBe(await count('record'));
    await rebuildViews(register, register.catalogue);
    expect(await viewsKept()).toEqual(kept);
  });

  test.each(['record', 'claim', 'decision'] as const)('refuses to change or delete a %s', async (table) => {
    await importPath(register, BUNDLED, once('one'));
    const before = await count(table);
    await expect(sql`update ${sql.table(table)} set id = 'x'`.execute(register.db)).rejects.toThrow(
      /append-only/,
    );
    await expect(sql`delete from ${sql.table(table)}`.execute(register.db)).rejects.toThrow(/append-only/);
    expect(await count(table)).toBe(before);
  });

  test('a dry run reports what it would add and adds nothing', async () => {
    const report = await importPath(register, BUNDLED, { ...once('one'), dryRun: true });
    expect(report.added.claims).toBeGreaterThan(7000);
    expect([await count('record'), await count('claim'), await count('batch')]).toEqual([0, 0, 0]);
  });

  test('migrates from empty once, and leaves data alone when it is current', async () => {
    expect(await migrate(register)).toBe(0);
    await importPath(register, BUNDLED, once('one'));
    const before = await count('claim');
    expect(await migrate(register)).toBe(0);
    expect(await count('claim')).toBe(before);
  });

  test('refuses a register written by a newer program', async () => {
    await register.db.insertInto('migration').values({ number: 99, name: 'from the future' }).execute();
    await expect(place.open()).rejects.toThrow(/newer Unhidden/);
  });
});

function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  );
}
