import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  addMessage,
  addNote,
  caseIdOf,
  eraseCase,
  eraseKeptLongEnough,
  loadCase,
  moveCase,
  openKept,
  openWaiting,
  prepareIntake,
  rebuildLines,
  takeUp,
} from '../src/casework/index.ts';
import { replayWithdrawals } from '../src/consent/index.ts';
import { outsider, putIntoInbox, putNote } from './setup/casework.ts';
import type { Outsider } from './setup/casework.ts';
import { readTree } from './setup/read-tree.ts';
import { engines } from './setup/registers.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

describe.each(engines)('erasing a case, on %s', (engine) => {
  let bench: TestWorkbench;
  let caseworker: TestPerson;
  let coordinator: TestPerson;
  beforeEach(async () => {
    bench = await startWorkbench(engine);
    await prepareIntake(bench.services);
    caseworker = await bench.signIn(['caseworker']);
    coordinator = await bench.signIn(['coordinator']);
  });
  afterEach(() => bench.close());

  /** A case with everything in it that a case can leave on the disk. */
  const full = async (form: 'internship' | 'information', who: Outsider) => {
    const { services } = bench;
    const sent = await putIntoInbox(services, who, { form, contents: { 'a.txt': 'Synthetic words 5520' } });
    await takeUp(services);
    await openWaiting(services);
    const id = caseIdOf(services, sent.name);
    const { person } = form === 'internship' ? coordinator : caseworker;
    await addNote(services, person, id, 'A note.');
    await addMessage(services, person, id, 'A message.');
    return id;
  };
  const files = () => {
    const { kept, copies, status } = bench.services.folder.intake;
    return [kept, copies, status].map(
      (folder) => readdirSync(folder).filter((name) => name !== 'aside').length,
    );
  };
  const isGone = async (id: string, who: Outsider) => {
    const { services } = bench;
    expect(existsSync(join(services.folder.intake.kept, id))).toBe(false);
    expect(await who.status(services)).toBeUndefined();
    const state = await loadCase(services, services.register, id);
    expect(state).toMatchObject({ isErased: true, content: null, files: [], notes: [], letters: [] });
    const key = await services.register.db
      .selectFrom('record_key')
      .selectAll()
      .where('record', '=', id)
      .executeTakeFirstOrThrow();
    expect(key.wrapped).toBeNull();
    const line = await services.register.db
      .selectFrom('case_line')
      .selectAll()
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(line).toMatchObject({ erased: 1, locator: null, assignee: null, due: null });
    await rebuildLines(services, services.register);
    expect(
      await services.register.db
        .selectFrom('case_line')
        .selectAll()
        .where('case_id', '=', id)
        .executeTakeFirstOrThrow(),
    ).toEqual(line);
  };

  test('by the person: key, originals, pictures, copies and status page go, stages and days stay', async () => {
    const { services } = bench;
    const who = await outsider();
    const other = await outsider();
    const id = await full('internship', who);
    await full('information', other);
    expect(files()).toEqual([2, 1, 2]);
    await putNote(services, who, { kind: 'erase' });
    await takeUp(services);
    await isGone(id, who);
    expect(files()).toEqual([1, 0, 1]);
    expect(await other.status(services)).toBeDefined();
    const state = await loadCase(services, services.register, id);
    expect(state?.stays.length).toBe(1);
    expect(state?.history.at(-1)).toMatchObject({ type: 'erased', by: 'person', body: { reason: 'person' } });
    // Asked for twice, as when a note was taken up and the process then cut off before it was removed.
    await putNote(services, who, { kind: 'erase' });
    expect(await takeUp(services)).toMatchObject({ taken: 0, aside: 1 });
  });

  test('by staff, after they proved that it is them, from the page of the case', async () => {
    const { services, clock } = bench;
    const who = await outsider();
    const id = await full('information', who);
    clock.advance(6 * 60_000);
    const stale = await eraseCase(services, caseworker.person, id, 'staff');
    expect(stale.ok).toBe(false);
    const fresh = await bench.sessionFor(caseworker.person.user);
    const unsure = await fresh.request('POST', `/en/cases/${id}/erase`);
    expect(unsure.status).toBe(422);
    const done = await fresh.request('POST', `/en/cases/${id}/erase`, { sure: 'yes' });
    expect(done.status).toBe(303);
    await isGone(id, who);
    const page = await (await fresh.request('GET', `/en/cases/${id}`)).text();
    expect(page).toContain('This case was erased');
    expect(page).not.toContain('synthetic account');
    const statistics = await (await fresh.request('GET', '/en/cases/statistics')).text();
    expect(statistics.replaceAll(/\s+/g, ' ')).toMatch(/Erased<\/dt> ?<dd>1</);
    const administrator = await bench.signIn(['administrator']);
    expect((await eraseCase(services, administrator.person, id, 'staff')).ok).toBe(false);
  });

  test('leaves nothing readable anywhere, and no backup brings it back', async () => {
    const { services } = bench;
    const who = await outsider();
    const id = await full('information', who);
    const before = await services.register.db
      .selectFrom('record_key')
      .selectAll()
      .where('record', '=', id)
      .executeTakeFirstOrThrow();
    expect((await eraseCase(services, 'person', id, 'person')).ok).toBe(true);
    for (const [name, content] of readTree(services.folder.path)) {
      expect(name).not.toContain(who.locator);
      expect(content.includes('Synthetic words 5520')).toBe(false);
    }
    // As a restored backup would: the key is there again, until the start.
    await services.register.db
      .updateTable('record_key')
      .set({ wrapped: before.wrapped, destroyed_at: null })
      .where('id', '=', before.id)
      .execute();
    await replayWithdrawals(services);
    const after = await services.register.db
      .selectFrom('record_key')
      .selectAll()
      .where('id', '=', before.id)
      .executeTakeFirstOrThrow();
    expect(after.wrapped).toBeNull();
    expect(readFileSync(services.folder.withdrawalsFile, 'utf8')).not.toMatch(/T(?!00:00:00\.000Z)\d\d:/);
  });

  test('by the clock: what ended is kept as long as its kind says, spam 30 days', async () => {
    const { services, clock } = bench;
    const [who, other] = [await outsider(), await outsider()];
    const [spam, closed] = [await full('information', who), await full('information', other)];
    await moveCase(services, caseworker.person, spam, 'spam');
    await moveCase(services, caseworker.person, closed, 'close', { body: { reason: 'known already' } });
    clock.advance(29 * 86_400_000);
    expect(await eraseKeptLongEnough(services)).toBe(0);
    clock.advance(86_400_000);
    expect(await eraseKeptLongEnough(services)).toBe(1);
    await isGone(spam, who);
    expect(await other.status(services)).toBeDefined();
    clock.advance(335 * 86_400_000);
    expect(await eraseKeptLongEnough(services)).toBe(1);
    await isGone(closed, other);
  });

  test('finishes what a crash cut off between the key and the files', async () => {
    const { services } = bench;
    const who = await outsider();
    const id = await full('information', who);
    const { kept, status } = services.folder.intake;
    const state = await loadCase(services, services.register, id);
    const [file] = state?.files ?? [];
    // The rows as the transaction leaves them, without the removal that follows it.
    await services.register.db
      .insertInto('case_removal')
      .values([
        { case_id: id, path: join(kept, id) },
        { case_id: id, path: join(status, `${who.locator}.age`) },
      ])
      .execute();
    await takeUp(services);
    expect(existsSync(join(kept, id))).toBe(false);
    expect(await who.status(services)).toBeUndefined();
    expect(file && (await openKept(services, services.register, id, file))).toBeUndefined();
    expect(await services.register.db.selectFrom('case_removal').selectAll().execute()).toEqual([]);
  });
});
