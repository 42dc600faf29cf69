import { encode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  addTask,
  assign,
  caseIdOf,
  loadCase,
  moveCase,
  openWaiting,
  prepareIntake,
  takeUp,
} from '../src/casework/index.ts';
import { openCase, outsider, putIntoInbox } from './setup/casework.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

const HOSTILE = '<script>alert(1)</script>\u202Egnp.cod';

describe('pages of casework', () => {
  let bench: TestWorkbench;
  let caseworker: TestPerson;
  beforeEach(async () => {
    bench = await startWorkbench();
    await prepareIntake(bench.services);
    caseworker = await bench.signIn(['caseworker']);
  });
  afterEach(() => bench.close());

  const page = async (who: TestPerson, path: string) => {
    const answer = await who.request('GET', path);
    return { status: answer.status, text: (await answer.text()).replaceAll(/\s+/g, ' ') };
  };
  const post = async (
    who: TestPerson,
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ) => {
    const answer = await who.request('POST', path, fields);
    return {
      status: answer.status,
      to: answer.headers.get('Location'),
      text: (await answer.text()).replaceAll(/\s+/g, ' '),
    };
  };
  const stageOf = async (id: string) => (await loadCase(bench.services, bench.services.register, id))?.stage;

  test('stand in the menu of those who work on cases, and of nobody else', async () => {
    for (const role of ['caseworker', 'reviewer', 'coordinator'] as const)
      expect((await page(await bench.signIn([role]), '/en/')).text).toContain('>Cases</a>');
    for (const role of ['administrator', 'documenter', 'publisher', 'analyst', 'partner'] as const) {
      const other = await bench.signIn([role]);
      expect((await page(other, '/en/')).text).not.toContain('>Cases</a>');
      expect((await page(other, '/en/cases')).status).toBe(404);
    }
    expect((await page(caseworker, '/en/cases')).text).toContain('No case is like this');
  });

  test('list cases by stage, with age, assignee and what is overdue, and narrow and sort them', async () => {
    const { services, clock } = bench;
    const old = await openCase(services, 'information', { day: '2026-02-01' });
    const mine = await openCase(services, 'information');
    const done = await openCase(services, 'information');
    await assign(services, caseworker.person, mine.id, caseworker.person.user);
    await moveCase(services, caseworker.person, done.id, 'spam');
    clock.advance(86_400_000);
    const who = await bench.sessionFor(caseworker.person.user);
    const all = await page(who, '/en/cases?kind=information');
    expect(all.text).toContain('2 cases');
    expect(all.text).toContain('30 days');
    expect(all.text).toContain('23 days overdue');
    expect(all.text.indexOf(old.id)).toBeLessThan(all.text.indexOf(mine.id));
    const has = async (query: string) => {
      const { text } = await page(who, `/en/cases?kind=information&${query}`);
      return [old, mine, done].map(({ id }) => text.includes(`/en/cases/${id}"`));
    };
    expect(await has('stage=')).toEqual([true, true, true]);
    expect(await has('stage=spam')).toEqual([false, false, true]);
    expect(await has('assignee=me')).toEqual([false, true, false]);
    expect(await has('assignee=none')).toEqual([true, false, false]);
    expect(await has('due=overdue')).toEqual([true, false, false]);
    await addTask(services, caseworker.person, mine.id, {
      title: { en: 'Call', ko: '전화' },
      due: '2026-03-01',
    });
    expect(await has('due=overdue&sort=received')).toEqual([true, true, false]);
    const home = await page(who, '/en/');
    expect(home.text).toContain('Information: 1 open case is yours');
    expect(home.text).toContain('Information: 2 cases are overdue');
    expect((await page(who, '/ko/')).text).toContain('제보: 기한이 지난 사건 2건');
    expect((await page(who, '/ko/cases?kind=information')).text).toContain('이 단계에서');
  });

  test('move several at once after showing what would happen, and take it back', async () => {
    const { services } = bench;
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => openCase(services, 'information')));
    if (!a || !b || !c) throw new Error('no cases');
    await moveCase(services, caseworker.person, c.id, 'spam');
    const chosen = [`${a.id}:1`, `${b.id}:1`, `${c.id}:2`, 'nonsense'];
    const fields = { kind: 'information', move: 'assess', case: chosen };
    const preview = await post(caseworker, '/en/cases/bulk', fields);
    expect(preview.text).toContain('Mark as assessed: 2 cases');
    expect(preview.text).toContain('Not possible for');
    expect([await stageOf(a.id), await stageOf(b.id)]).toEqual(['unread', 'unread']);
    // Somebody else is faster with one of them.
    await moveCase(services, caseworker.person, b.id, 'close', { body: { reason: 'answered' } });
    const done = await post(caseworker, '/en/cases/bulk', { ...fields, step: 'confirm' });
    expect(done.text).toContain('1 case was moved.');
    expect(done.text).toContain('Somebody changed this case while you were at it.');
    expect([await stageOf(a.id), await stageOf(b.id), await stageOf(c.id)]).toEqual([
      'assessed',
      'closed',
      'spam',
    ]);
    const [, undo = ''] = /name="undo" value="([^"]+)"/.exec(done.text) ?? [];
    expect(undo).toBe(`${a.id}:2 unread`);
    expect((await post(caseworker, '/en/cases/undo', { kind: 'information', undo })).status).toBe(303);
    expect(await stageOf(a.id)).toBe('unread');
    await post(caseworker, '/en/cases/undo', { kind: 'information', undo });
    expect(await stageOf(a.id)).toBe('unread');
    const empty = await post(caseworker, '/en/cases/bulk', { kind: 'information' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Choose at least one case');
    // What needs a reason asks for it before and not only after.
    const close = { kind: 'information', move: 'close', case: [`${a.id}:3`] };
    expect((await post(caseworker, '/en/cases/bulk', close)).text).toContain('Choose why.');
    const coordinator = await bench.signIn(['coordinator']);
    const foreign = await post(coordinator, '/en/cases/bulk', {
      ...close,
      reason: 'answered',
      step: 'confirm',
    });
    expect(foreign.status).toBe(422);
    expect(await stageOf(a.id)).toBe('unread');
  });

  test('show one case with its answers in the words of the form, harmless whatever was written', async () => {
    const { services } = bench;
    const who = await outsider();
    const { id } = await openCase(services, 'information', {
      who,
      content: {
        answers: { account: HOSTILE, howKnown: 'held\ntold', mayUse: 'ask', later: 'asked by an older form' },
        warnings: ['something of an older form'],
      },
    });
    const { text } = await page(caseworker, `/en/cases/${id}`);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;');
    expect(text).toContain('I was held there; Somebody told me');
    expect(text).toContain('asked by an older form');
    expect(text).toContain('something of an older form');
    const korean = (await page(caseworker, `/ko/cases/${id}`)).text;
    expect(korean).toContain('그곳에 갇혀 있었습니다');
    for (const [step, fields, words] of [
      ['note', { note: 'Inside only 33' }, 'Inside only 33'],
      ['message', { message: 'To the person 44' }, 'To the person 44'],
      ['task', { task: 'Ask again 55', due: '2026-03-30' }, 'Ask again 55'],
      ['assign', { user: caseworker.person.user }, 'The case is handed over.'],
    ] as const) {
      const sent = await post(caseworker, `/en/cases/${id}`, { step, ...fields });
      expect(sent.status).toBe(303);
      expect((await page(caseworker, `/en/cases/${id}`)).text).toContain(words);
    }
    const status = await who.status(services);
    expect(JSON.stringify(status)).toContain('To the person 44');
    expect(JSON.stringify(status)).not.toContain('Inside only 33');
    const state = await loadCase(services, services.register, id);
    const task = state?.tasks[0]?.id ?? '';
    await post(caseworker, `/en/cases/${id}`, { step: `finish ${task}` });
    expect((await page(caseworker, `/en/cases/${id}`)).text).toContain('No open task.');
    for (const [fields, field] of [
      [{ step: 'note', note: ' ' }, 'note'],
      [{ step: 'message', message: '' }, 'message'],
      [{ step: 'task', task: 'x', due: 'tomorrow' }, 'task'],
      [{ step: 'assign', user: 'nobody' }, 'user'],
    ] as const) {
      const wrong = await post(caseworker, `/en/cases/${id}`, fields);
      expect([wrong.status, wrong.text.includes(`href="#${field}"`)]).toEqual([422, true]);
    }
  });

  test('make a step with its reason, and say what is missing or what changed meanwhile', async () => {
    const { services } = bench;
    const { id } = await openCase(services, 'information');
    const shown = (await page(caseworker, `/en/cases/${id}`)).text;
    expect(shown).toContain('Mark as assessed');
    expect(shown).not.toContain('value="link"');
    const unsaid = await post(caseworker, `/en/cases/${id}/move`, {
      seen: '1',
      move: 'close',
      text: 'Kept text',
    });
    expect(unsaid.status).toBe(422);
    expect(unsaid.text).toContain('Choose why.');
    expect(unsaid.text).toContain('Kept text');
    const made = await post(caseworker, `/en/cases/${id}/move`, {
      seen: '1',
      move: 'close',
      reason: 'other matter',
    });
    expect(made.to).toBe(`/en/cases/${id}`);
    const after = (await page(caseworker, `/en/cases/${id}`)).text;
    expect(after).toContain('Close → Closed: it is about something else');
    const late = await post(caseworker, `/en/cases/${id}/move`, { seen: '1', move: 'reopen' });
    expect(late.text).toContain('Somebody changed this case while you were at it.');
    const person = await post(caseworker, `/en/cases/${id}/move`, { seen: '2', move: 'withdraw' });
    expect(person.status).toBe(422);
    const coordinator = await bench.signIn(['coordinator']);
    for (const path of [`/en/cases/${id}`, `/en/cases/${id}/move`]) {
      expect(
        (await post(coordinator, path, { seen: '2', move: 'reopen', step: 'note', note: 'x' })).status,
      ).toBe(404);
    }
    expect((await page(coordinator, `/en/cases/${id}`)).status).toBe(404);
    expect(await stageOf(id)).toBe('closed');
  });

  test('show files as pictures and text of our own making, and the original only when asked for', async () => {
    const { services, clock } = bench;
    const bare = encode({ width: 20, height: 10, channels: 3, data: new Uint8Array(600).fill(120) });
    const picture = Buffer.concat([bare, Buffer.from('Synthetic trailer 77')]);
    const sent = await putIntoInbox(services, await outsider(), {
      contents: { [HOSTILE]: picture, 'account.txt': 'Synthetic line 61\n<b>bold</b>' },
    });
    await takeUp(services);
    const id = caseIdOf(services, sent.name);
    const [image, text] = sent.submission.files;
    const before = await page(caseworker, `/en/cases/${id}/file/${text?.id}`);
    expect(before.text).toContain('http-equiv="refresh" content="5"');
    expect(await openWaiting(services)).toBe(2);
    expect(await openWaiting(services)).toBe(0);
    const shown = await page(caseworker, `/en/cases/${id}/file/${text?.id}`);
    expect(shown.text).toContain('Synthetic line 61 &lt;b&gt;bold&lt;/b&gt;');
    const pictured = await page(caseworker, `/en/cases/${id}/file/${image?.id}`);
    expect(pictured.text).not.toContain('<script>alert');
    const [, source = ''] = /<img src="([^"]+)"/.exec(pictured.text) ?? [];
    const png = await caseworker.request('GET', source);
    expect(png.headers.get('Content-Type')).toBe('image/png');
    const bytes = Buffer.from(await png.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.includes('trailer 77')).toBe(false);
    const original = await caseworker.request('POST', `/en/cases/${id}/file/${image?.id}/original`);
    expect(original.headers.get('Content-Disposition')).toMatch(/^attachment; filename="item-[\w-]+\.\w+"$/);
    expect(original.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
    expect(Buffer.from(await original.arrayBuffer()).equals(picture)).toBe(true);
    clock.advance(6 * 60_000);
    const stale = await caseworker.request('POST', `/en/cases/${id}/file/${image?.id}/original`);
    expect(await stale.text()).toContain('passkey');
    const entries = await services.register.db.selectFrom('custody_entry').select('entry').execute();
    const actions = entries.map(({ entry }) => (JSON.parse(entry) as { action: string }).action);
    expect(actions.filter((action) => action === 'case file take').length).toBe(1);
    expect(actions.filter((action) => action === 'case read').length).toBeGreaterThan(4);
  });

  test('count stages, what went where and how long it stayed', async () => {
    const { services, clock } = bench;
    const ids = await Promise.all([1, 2, 3, 4].map(async () => (await openCase(services, 'information')).id));
    clock.advance(2 * 86_400_000);
    const who = await bench.sessionFor(caseworker.person.user);
    for (const id of ids.slice(0, 2)) await moveCase(services, who.person, id, 'assess');
    clock.advance(2 * 86_400_000);
    const later = await bench.sessionFor(caseworker.person.user);
    await moveCase(services, later.person, ids[2] ?? '', 'spam');
    const { text } = await page(later, '/en/cases/statistics?kind=information');
    expect(text).toContain('Assessed: 2 (50%)');
    expect(text).toContain('Spam: 1 (25%)');
    expect(text).toMatch(/Unread<\/th> ?<td>4 \(100%\)<\/td> ?<td>1<\/td>.*?<td>2<\/td> ?<td>4<\/td>/);
    expect((await page(later, '/ko/cases/statistics')).text).toContain('머문 날(중앙값)');
  });
});
