import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { exportContent, importPath, rebuildViews } from '../src/register/index.ts';
import { migrate, migrations } from '../src/register/migrations.ts';
import { emptyRegister, engines, freshRegister } from './setup/registers.ts';

const BUNDLED = resolve(import.meta.dirname, '../../data/public-record');
const once = (batch: string) => ({ batch, now: '2026-11-23T00:00:00.000Z' });

describe.each(engines)('the register on %s', (engine) => {
  const held = freshRegister(engine);

  const count = async (table: 'record' | 'claim' | 'decision' | 'batch') =>
    Number(
      (
        await held.register.db
          .selectFrom(table)
          .select((of) => of.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  const viewsKept = () => held.register.db.selectFrom('view').selectAll().orderBy('record').execute();

  test('takes the bundled record whole, and a second time changes nothing', async () => {
    const first = await importPath(held.register, BUNDLED, once('one'));
    expect(first.problems).toEqual([]);
    expect(first.accepted).toBe(true);
    const views = await viewsKept();
    const second = await importPath(held.register, BUNDLED, once('two'));
    expect(second).toMatchObject({
      accepted: true,
      added: { records: 0, claims: 0, decisions: 0 },
      seen: first.seen,
    });
    expect(await count('batch')).toBe(1);
    expect(await viewsKept()).toEqual(views);
  });

  test('export, import and export again are the same bytes', async () => {
    await importPath(held.register, BUNDLED, once('one'));
    await exportContent(held.register, join(held.folder, 'first'));
    const other = await emptyRegister(engine);
    const copy = await other.open();
    await importPath(copy, join(held.folder, 'first'), once('one'));
    await exportContent(copy, join(held.folder, 'second'));
    await copy.close();
    await other.remove();
    expect(filesOf(join(held.folder, 'second'))).toEqual(filesOf(join(held.folder, 'first')));
    expect(filesOf(join(held.folder, 'first'))).toEqual({ ...filesOf(BUNDLED), 'README.md': undefined });
  });

  test('the kept views equal the views rebuilt from claims', async () => {
    await importPath(held.register, BUNDLED, once('one'));
    const kept = await viewsKept();
    expect(kept.length).toBe(await count('record'));
    await rebuildViews(held.register, held.register.catalogue);
    expect(await viewsKept()).toEqual(kept);
  });

  test.each(['record', 'claim', 'decision'] as const)('refuses to change or delete a %s', async (table) => {
    await importPath(held.register, BUNDLED, once('one'));
    const before = await count(table);
    await expect(sql`update ${sql.table(table)} set id = 'x'`.execute(held.register.db)).rejects.toThrow(
      /append-only/,
    );
    await expect(sql`delete from ${sql.table(table)}`.execute(held.register.db)).rejects.toThrow(
      /append-only/,
    );
    expect(await count(table)).toBe(before);
  });

  test('a dry run reports what it would add and adds nothing', async () => {
    const report = await importPath(held.register, BUNDLED, { ...once('one'), dryRun: true });
    expect(report.added.claims).toBeGreaterThan(7000);
    expect([await count('record'), await count('claim'), await count('batch')]).toEqual([0, 0, 0]);
  });

  test('migrates from empty once, and leaves data alone when it is current', async () => {
    const bare = await emptyRegister(engine, true);
    const register = await bare.open();
    const claims = () => register.db.selectFrom('claim').selectAll().orderBy('id').execute();
    const done = await register.db.selectFrom('migration').select('name').orderBy('number').execute();
    expect(done).toEqual(migrations.map(({ name }) => ({ name })));
    await importPath(register, BUNDLED, once('one'));
    const before = await claims();
    expect(await migrate(register)).toBe(0);
    expect(await claims()).toEqual(before);
    await register.close();
    await bare.remove();
  });

  test('counts what the views of an older register were derived from', async () => {
    const { register } = held;
    await importPath(register, BUNDLED, once('one'));
    const views = await viewsKept();
    expect(views.every(({ said }) => said > 0)).toBe(true);
    await sql`alter table view drop column said`.execute(register.db);
    await sql`drop index record_kind`.execute(register.db);
    const at = migrations.findIndex(({ name }) => name === 'view-said');
    await register.db.deleteFrom('migration').where('number', '>', at).execute();
    expect(await migrate(register)).toBe(migrations.length - at);
    expect(await viewsKept()).toEqual(views);
  });

  test('refuses a register written by a newer program', async () => {
    await held.register.db.insertInto('migration').values({ number: 99, name: 'from the future' }).execute();
    await expect(held.place.open()).rejects.toThrow(/newer Unhidden/);
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
