import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { checkpointFile, keptCheckpoints } from '../src/custody/checkpoint-file.ts';
import { destroySalts, objectMac } from '../src/custody/custody.ts';
import { ENTRY_BYTES, parseEntry } from '../src/custody/entry.ts';
import { openLogKey } from '../src/custody/log-key.ts';
import { missedMinutes, startLogTimer } from '../src/custody/log-timer.ts';
import { ALTERED, makeCheckpoint } from '../src/custody/sequencer.ts';
import { verifyCustody } from '../src/custody/verify-custody.ts';
import type { CustodyReport } from '../src/custody/verify-custody.ts';
import { custodyLog, minutes } from './setup/custody.ts';
import type { TestLog } from './setup/custody.ts';
import { emptyRegister, engines, freshRegister } from './setup/registers.ts';
import { valueOf } from './setup/results.ts';
import { freshRing } from './setup/rings.ts';

const WRITER = resolve(import.meta.dirname, 'setup/custody-writer.ts');

describe.each(engines)('the custody log on %s', (engine) => {
  const held = freshRegister(engine);
  const rings = freshRing();
  let log: TestLog;
  beforeEach(() => {
    log = custodyLog(held.register, rings.ring, held.folder);
  });

  const entries = () => held.register.db.selectFrom('custody_entry').selectAll().orderBy('n').execute();
  const verify = (checkpoints?: readonly string[]): Promise<CustodyReport> =>
    verifyCustody(
      held.register,
      checkpoints ?? keptCheckpoints(log.folder.log),
      openLogKey(log.folder.keys),
      rings.ring,
    );

  test('holds who did what and when, and what it was done to only as hashes that can be shown to be right', async () => {
    const after = { value: 'Synthetic Person', at: '1999' };
    await log.tell({ actor: 'user-1', action: 'claim add', object: 'record-7', after, reason: 'r-1' });
    const [row] = await entries();
    const entry = parseEntry(row?.entry);
    expect(entry).toMatchObject({
      v: 1,
      at: '2026-11-23T08:00:00.000Z',
      actor: 'user-1',
      action: 'claim add',
      object: objectMac(rings.ring, 'record-7'),
      prev: null,
      reason: 'r-1',
      approvals: [],
    });
    expect(row?.entry).not.toMatch(/Synthetic|record-7/);
    const [salt] = await held.register.db.selectFrom('custody_salt').selectAll().execute();
    const shown = createHash('sha256')
      .update(Buffer.from(salt?.salt ?? '', 'base64'))
      .update(canonicalize({ after }) ?? '');
    expect(entry?.commit).toBe(shown.digest('base64'));
    await log.tell({ object: 'record-8' });
    expect(await destroySalts(held.register, rings.ring, 'record-7')).toBe(1);
    expect(await held.register.db.selectFrom('custody_salt').select('object').execute()).toEqual([
      { object: objectMac(rings.ring, 'record-8') },
    ]);
    expect((await verify()).problems).toEqual([]);
  });

  test('an action and its entry stand or fall together', async () => {
    const { db } = held.register;
    const act = (id: string, end: (store: Parameters<TestLog['custody']['append']>[0]) => Promise<void>) =>
      db.transaction().execute(async (transaction) => {
        const batch = { id, name: id, synthetic: 1, records: 0, claims: 0, decisions: 0, at: '' } as const;
        await transaction.insertInto('batch').values(batch).execute();
        await end({ db: transaction, engine: held.register.engine });
      });
    const event = { actor: 'user-1', action: 'batch add', object: 'b' };
    await act('kept', (store) => log.custody.append(store, event));
    const failing = act('undone', async (store) => {
      await log.custody.append(store, event);
      throw new Error('the action fails after its entry');
    });
    await expect(failing).rejects.toThrow('after its entry');
    // The log cannot be written: nothing is done.
    await expect(
      act('text', (store) => log.custody.append(store, { ...event, reason: 'she is his sister!' })),
    ).rejects.toThrow(/reason of a custody entry is no code/);
    const unloggable = act('unlogged', async (store) => {
      await sql`alter table custody_entry rename to gone`.execute(store.db);
      await log.custody.append(store, event);
    });
    await expect(unloggable).rejects.toThrow();
    await act('next', (store) => log.custody.append(store, event));
    expect((await db.selectFrom('batch').select('id').orderBy('id').execute()).map(({ id }) => id)).toEqual([
      'kept',
      'next',
    ]);
    expect((await entries()).map(({ n }) => n)).toEqual([1, 2]);
    expect(await db.selectFrom('custody_salt').select('object').execute()).toHaveLength(2);
    expect((await verify()).problems).toEqual([]);
  });

  test('outside a transaction nothing is logged, because it could stand without its action', async () => {
    await expect(log.custody.append(held.register, { actor: 'a', action: 'b', object: 'c' })).rejects.toThrow(
      'transaction',
    );
    expect(await entries()).toEqual([]);
  });

  test('the database itself refuses to change, delete or clear what was logged', async () => {
    await log.tell();
    await log.tell();
    valueOf(await makeCheckpoint(log));
    valueOf(await makeCheckpoint(log));
    for (const table of ['custody_entry', 'custody_block', 'custody_node']) {
      const column = table === 'custody_node' ? 'hash' : 'leaf';
      for (const statement of [
        `update ${table} set ${column} = ''`,
        `delete from ${table}`,
        ...(engine === 'postgres' ? [`truncate ${table}`] : []),
      ])
        await expect(sql.raw(statement).execute(held.register.db), statement).rejects.toThrow('append-only');
    }
  });

  test('20 writers at once, some of which give up, leave numbers without a gap, in the order of the commits', async () => {
    const { db } = held.register;
    const committed: string[] = [];
    const write = (writer: number, round: number) =>
      db
        .transaction()
        .execute(async (transaction) => {
          const store = { db: transaction, engine: held.register.engine };
          if (writer % 3 === 0) await sql`select 1`.execute(transaction);
          await log.custody.append(store, {
            actor: `writer-${writer}`,
            action: 'claim add',
            object: `${writer}-${round}`,
          });
          if ((writer + round) % 5 === 0) throw new Error('gives up');
          await sql`select 1`.execute(transaction);
        })
        .then(
          () => committed.push(`writer-${writer}`),
          () => undefined,
        );
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      for (let round = 0; round < 10; round += 1) await write(writer, round);
    });
    const sealing = (async () => {
      for (let round = 0; round < 5; round += 1) valueOf(await makeCheckpoint(log));
    })();
    await Promise.all([...writers, sealing]);
    valueOf(await makeCheckpoint(log));
    const rows = await entries();
    expect(committed).toHaveLength(160);
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 160 }, (_, index) => index + 1));
    const actors = rows.map(({ entry }) => parseEntry(entry)?.actor ?? '');
    expect(actors.toSorted()).toEqual(committed.toSorted());
    expect(await verify()).toMatchObject({ problems: [], entries: 160, waiting: 0, leaves: 6, agreed: 6 });
  });

  test('programs killed at any moment lose nothing they were told is kept, and leave no half entry', async () => {
    const place = await emptyRegister(engine);
    await (await place.open()).close();
    let told = 0;
    for (let round = 0; round < 6; round += 1) {
      const args = [
        WRITER,
        place.address,
        rings.file,
        rings.secret.kind === 'credential' ? rings.secret.file : '',
        held.folder,
      ];
      // Two at once: on SQLite they are processes that share one file.
      const lives = [0, 1].map(async (which) => {
        const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
        let lines = '';
        child.stdout.setEncoding('utf8').on('data', (more: string) => (lines += more));
        const gone = new Promise((done) => child.once('close', done));
        while (!lines.includes('kept\n')) await wait(10);
        await wait(70 + round * 37 + which * 61);
        child.kill('SIGKILL');
        await gone;
        return lines.split('kept\n').length - 1;
      });
      for (const count of await Promise.all(lives)) told += count;
      const register = await place.open();
      const there = custodyLog(register, rings.ring, held.folder);
      valueOf(await makeCheckpoint(there));
      const report = await verifyCustody(
        register,
        keptCheckpoints(there.folder.log),
        openLogKey(there.folder.keys),
        rings.ring,
      );
      expect(report).toMatchObject({ problems: [], waiting: 0 });
      // Each writer may have been killed between the commit and telling so.
      expect(report.entries).toBeGreaterThanOrEqual(told);
      expect(report.entries).toBeLessThanOrEqual(told + 2 * (round + 1));
      await register.close();
    }
    await place.remove();
  });

  test('every minute adds one leaf, whether anything happened or not, and stopping adds the last', async () => {
    const told: string[] = [];
    let tick = (): void => undefined;
    let ended = 0;
    const timer = startLogTimer(
      log,
      (line) => told.push(line),
      (intervalMs, run) => {
        expect(intervalMs).toBe(minutes(1));
        tick = run;
        return () => (ended += 1);
      },
    );
    for (const count of [0, 3, 0, 1]) {
      for (let each = 0; each < count; each += 1) await log.tell();
      tick();
    }
    await timer.stop();
    expect(ended).toBe(1);
    expect(told).toEqual([]);
    expect(keptCheckpoints(log.folder.log).map((note) => note.split('\n')[1])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ]);
    expect(await verify()).toMatchObject({ problems: [], leaves: 6, entries: 4, waiting: 0 });
    const blocks = await held.register.db.selectFrom('custody_block').select('leaf').execute();
    expect(new Set(blocks.map(({ leaf }) => leaf.length))).toEqual(new Set([44]));
  });

  test('minutes in which the program did not run are made up for, up to a week', async () => {
    expect(await missedMinutes(log)).toBe(1);
    await log.tell();
    valueOf(await makeCheckpoint(log));
    log.clock.now = new Date(log.clock.now.getTime() + minutes(90.5));
    expect(await missedMinutes(log)).toBe(90);
    await startLogTimer(
      log,
      () => undefined,
      () => () => undefined,
    ).stop();
    expect(await verify()).toMatchObject({ problems: [], leaves: 1 + 90 + 1 });
    log.clock.now = new Date('2199-01-01T00:00:00.000Z');
    expect(await missedMinutes(log)).toBe(10_080);
    log.clock.now = new Date('2001-01-01T00:00:00.000Z');
    expect(await missedMinutes(log)).toBe(1);
  });

  test('a crash between the leaf and its checkpoint, or in the middle of writing it, is made good by the next', async () => {
    await log.tell();
    valueOf(await makeCheckpoint(log));
    const file = checkpointFile(log.folder.log);
    const before = readFileSync(file);
    await log.tell();
    const lost = valueOf(await makeCheckpoint(log));
    for (const length of [0, 10, 80, lost.length - 1]) {
      writeFileSync(file, before);
      appendFileSync(file, lost.slice(0, length));
      valueOf(await makeCheckpoint(log));
      expect((await verify()).problems).toEqual([]);
      expect((await verify([lost])).problems).toEqual([]);
    }
    expect(await verify()).toMatchObject({ leaves: 6, waiting: 0 });
  });

  test('nothing is signed over a log that was changed, forged or cut since the last checkpoint', async () => {
    for (let each = 0; each < 5; each += 1) await log.tell();
    valueOf(await makeCheckpoint(log));
    valueOf(await makeCheckpoint(log));
    await log.tell();
    await log.tell();
    const { db } = held.register;
    const size = statSync(checkpointFile(log.folder.log)).size;
    for (const change of [
      `delete from custody_block where number = 1`,
      `update custody_block set leaf = '${'A'.repeat(43)}=' where number = 0`,
      `update custody_block set body = replace(body, '"last":5', '"last":6') where number = 1`,
      `update custody_node set hash = '${'A'.repeat(43)}='`,
      `delete from custody_node`,
      `update custody_entry set entry = replace(entry, 'claim add', 'claim bad') where n = 6`,
      `update custody_entry set seal = '' where n = 7`,
      `delete from custody_entry where n = 6`,
    ]) {
      await allowChanges(
        change.includes('node')
          ? 'custody_node'
          : change.includes('block')
            ? 'custody_block'
            : 'custody_entry',
      );
      await sql`create table kept_entry as select * from custody_entry`.execute(db);
      await sql`create table kept_block as select * from custody_block`.execute(db);
      await sql`create table kept_node as select * from custody_node`.execute(db);
      await sql.raw(change).execute(db);
      expect(await makeCheckpoint(log), change).toEqual({ ok: false, problems: [ALTERED] });
      for (const table of ['entry', 'block', 'node']) {
        await allowChanges(`custody_${table}`);
        await sql.raw(`delete from custody_${table}`).execute(db);
        await sql.raw(`insert into custody_${table} select * from kept_${table}`).execute(db);
        await sql.raw(`drop table kept_${table}`).execute(db);
      }
    }
    expect(statSync(checkpointFile(log.folder.log)).size).toBe(size);
    valueOf(await makeCheckpoint(log));
    expect((await verify()).problems).toEqual([]);
  });

  async function allowChanges(table: string): Promise<void> {
    const statements =
      engine === 'sqlite'
        ? [`drop trigger if exists ${table}_no_update`, `drop trigger if exists ${table}_no_delete`]
        : [`alter table ${table} disable trigger user`];
    for (const statement of statements) await sql.raw(statement).execute(held.register.db);
  }

  test('no text that somebody types reaches an entry, whatever its characters', async () => {
    const nasty = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });
    const texts = fc.oneof(
      nasty,
      fc.constantFrom(
        '\n',
        '"}\n{"v":1',
        '\u202e',
        '\u2066x\u2069',
        '\u0000',
        'é',
        '😀',
        '김',
        "'; drop table custody_entry; --",
      ),
    );
    await fc.assert(
      fc.asyncProperty(texts, texts, async (object, value) => {
        fc.pre(!`${object}${value}`.includes('\u0000') || engine === 'sqlite');
        await log.tell({ object, before: { [value]: value }, after: value });
      }),
      { numRuns: 60 },
    );
    const codes = fc.tuple(fc.constantFrom('actor', 'action', 'reason', 'approvals'), texts);
    await fc.assert(
      fc.asyncProperty(codes, async ([field, text]) => {
        fc.pre(!/^[\w.:/ -]*$/.test(text));
        const event = { [field]: field === 'approvals' ? [text] : text };
        await expect(log.tell(event)).rejects.toThrow('no code or id');
      }),
      { numRuns: 60 },
    );
    for (const { entry } of await entries()) {
      expect(entry).toMatch(/^[\u0020-\u007e]+$/);
      expect(entry.length % ENTRY_BYTES).toBe(0);
      expect(canonicalize(JSON.parse(entry))).toBe(entry);
    }
    expect(new Set((await entries()).map(({ entry }) => entry.length))).toEqual(new Set([ENTRY_BYTES]));
    expect((await verify()).problems).toEqual([]);
  });
});
