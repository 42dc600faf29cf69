import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditCheckpoint, auditVerify } from '../src/custody/audit.ts';
import { checkpointFile, keptCheckpoints } from '../src/custody/checkpoint-file.ts';
import { makeCheckpoint } from '../src/custody/sequencer.ts';
import { visibleText } from '../src/custody/visible-text.ts';
import { engines } from './setup/registers.ts';
import { valueOf } from './setup/results.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';

describe.each(engines)('the page of the log on %s', (engine) => {
  let bench: TestWorkbench;
  let reader: TestPerson;

  beforeAll(async () => {
    bench = await startWorkbench(engine);
    reader = await bench.signIn(['reviewer']);
    for (let n = 0; n < 60; n += 1) await tell({ after: { n } });
    await tell({ actor: reader.person.user, action: 'claim review' });
    await makeCheckpoint(bench.services);
  });
  afterAll(() => bench.close());

  const tell = (event: { actor?: string; action?: string; after?: unknown } = {}) =>
    bench.services.register.db
      .transaction()
      .execute((db) =>
        bench.services.custody.append(
          { db, engine: bench.services.register.engine },
          { actor: 'system', action: 'claim add', object: bench.services.newId(), ...event },
        ),
      );
  const page = async (path = '/en/log', who = reader): Promise<string> =>
    (await who.request('GET', path)).text();
  const entries = async (): Promise<number> =>
    (await sql<{ n: number }>`select max(n) as n from custody_entry`.execute(bench.services.register.db))
      .rows[0]?.n ?? 0;

  test('shows who did what on which day, the newest first, and the checkpoint to take away', async () => {
    const text = await page();
    const [note = ''] = keptCheckpoints(bench.services.folder.log).slice(-1);
    expect(text).toContain(note.split('\n')[2]?.replaceAll('+', '+'));
    expect(text).toContain(`<code>${reader.person.user}</code> (you)`);
    expect(text).toContain('<code>claim review</code>');
    expect(text).toContain('2026-03-02');
    expect(text.match(/<td><code>/g)).toHaveLength(100);
    expect(text).not.toContain('custody-alarm');
    const [, older = ''] = /href="([^"]+before=\d+)"/.exec(text) ?? [];
    expect(await page(older)).toContain('<td>1</td>');
    for (const odd of ['-1', '0', 'x', '1e9', '99999999999999999999', '%00'])
      expect((await reader.request('GET', `/en/log?before=${odd}`)).status).toBe(200);
    expect(await page('/ko/log')).toContain('가장 최근 체크포인트');
  });

  test('is for administrators, reviewers and publishers, and looks absent to others', async () => {
    const statuses = await Promise.all(
      (['administrator', 'publisher', 'documenter', 'analyst', 'partner'] as const).map(async (role) => {
        const other = await bench.signIn([role]);
        return (await other.request('GET', '/en/log')).status;
      }),
    );
    expect(statuses).toEqual([200, 200, 404, 404, 404]);
  });

  test('makes a checkpoint when asked, which is logged itself', async () => {
    const before = await entries();
    const answer = await reader.request('POST', '/en/log/checkpoint');
    expect(answer.status).toBe(303);
    expect(await entries()).toBe(before + 1);
    const text = await page();
    expect(text).toContain('A new checkpoint has been made');
    expect(text).toContain('<code>log checkpoint</code>');
    expect(text).toMatch(/Not yet in the signed log<\/dt>\s*<dd>0</);
  });

  test('says so when entries wait for longer than a minute', async () => {
    await tell();
    expect(await page()).not.toContain('custody-alarm');
    bench.clock.advance(80_000);
    expect(await page()).toContain('Entries have waited');
    valueOf(await makeCheckpoint(bench.services));
    expect(await page()).not.toContain('custody-alarm');
  });

  test('the terminal makes a checkpoint, and finds the log as it was by it', async () => {
    const { register, folder, ring } = bench.services;
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    expect(await auditCheckpoint(register, folder, ring, say)).toBe(0);
    // As somebody saves what the terminal printed, on another system, with other text around it.
    const file = join(folder.path, 'kept.txt');
    writeFileSync(file, `Custody, Friday\r\n\r\n${lines.slice(0, 5).join('\r\n')}\r\n\r\nprinted by us`);
    const said: string[] = [];
    expect(await auditVerify(register, folder, ring, file, (line) => void said.push(line))).toBe(0);
    expect(said.join('\n')).toMatch(/Seals: checked\.\nNo entry was changed/);
    await expect(auditVerify(register, folder, ring, join(folder.path, 'absent'), say)).rejects.toThrow(
      'no file',
    );
    writeFileSync(file, 'nothing');
    await expect(auditVerify(register, folder, ring, file, say)).rejects.toThrow('holds no checkpoint');
  });

  test('a forged row shows its characters and raises the alarm, and the terminal names it', async () => {
    const { register, folder, ring } = bench.services;
    const n = (await entries()) + 1;
    const nasty = '{"action":"\u202Eevil\u0007\u001b[2J\u2066<script>alert(1)</script>\u3164\u200b\n"}';
    await register.db.insertInto('custody_entry').values({ n, entry: nasty, leaf: 'x', seal: 'x' }).execute();
    const text = await page();
    expect(text).toContain('⟨U+202E⟩evil⟨U+0007⟩⟨U+001B⟩[2J⟨U+2066⟩&lt;script&gt;');
    expect(text).not.toMatch(/[\u202e\u2066\u0007\u001b\u3164\u200b]|<script>alert/);
    expect(await makeCheckpoint(bench.services)).toMatchObject({ ok: false });
    const failed = await reader.request('POST', '/en/log/checkpoint');
    expect(failed.status).toBeGreaterThanOrEqual(500);
    const said: string[] = [];
    expect(await auditVerify(register, folder, ring, undefined, (line) => void said.push(line))).toBe(1);
    expect(said.join('\n')).toContain(`The first wrong entry is ${n}.`);
    await sql
      .raw(
        engine === 'sqlite'
          ? 'drop trigger custody_node_no_update'
          : 'alter table custody_node disable trigger user',
      )
      .execute(register.db);
    await sql`update custody_node set hash = 'x'`.execute(register.db);
    expect(await page()).toContain('Nothing is signed any more');
    expect(readFileSync(checkpointFile(folder.log), 'utf8')).not.toContain('cut short');
  });
});

test('every character that could deceive a reader is shown as its number, and no other', () => {
  for (const odd of [
    '\u0000',
    '\n',
    '\u007f',
    '\u0085',
    '\u00ad',
    '\u061c',
    '\u200b',
    '\u200e',
    '\u2028',
    '\u202d',
    '\u2066',
    '\u3164',
    '\ufeff',
    '\ud800',
    '\u{e0041}',
    '\ue000',
    '\uffa0',
    '\u034f',
    '\ufe0f',
  ])
    expect(visibleText(`a${odd}b`)).toBe(
      `a⟨U+${(odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩b`,
    );
  const plain = 'Kim, 김정일 — "요덕" 😀 é <b>';
  expect(visibleText(plain)).toBe(plain);
});
