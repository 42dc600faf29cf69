import type { ClaimId } from '@unhidden/record';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshId } from '../src/recording/index.ts';
import { notificationsOf } from '../src/recording/notification-store.ts';
import { writeClaims } from '../src/recording/write-claims.ts';
import { claimsById, inTransaction } from '../src/register/index.ts';
import { changesSince, lastLook } from '../src/review/changes-store.ts';
import { countQueue, readQueue } from '../src/review/queue-store.ts';
import { openAssignments, remarksOf } from '../src/review/remark-store.ts';
import { assign, decideReview, finishAssignment, remark } from '../src/review/review-actions.ts';
import { engines } from './setup/registers.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';

describe.each(engines)('review on %s', (engine) => {
  let bench: TestWorkbench;
  let documenter: TestPerson;
  let reviewer: TestPerson;

  beforeEach(async () => {
    bench = await startWorkbench(engine);
    await bench.addWorld();
    documenter = await bench.signIn(['documenter'], { compartments: ['north'] });
    reviewer = await bench.signIn(['reviewer'], { compartments: ['north'] });
  });
  afterEach(() => bench.close());

  /** Enters notes about an invented camp, in a compartment or in the open one. */
  async function enter(who: TestPerson, notes: readonly string[], compartment?: string): Promise<ClaimId[]> {
    const { services } = bench;
    const source = freshId(services) as never;
    const camp = freshId(services) as never;
    const place = compartment === undefined ? {} : { compartment };
    const written = await inTransaction(services.register, (tx) =>
      writeClaims(services, tx, who.person, {
        form: 'record',
        records: [
          { id: source, kind: 'source', ...place },
          { id: camp, kind: 'camp', ...place },
        ],
        claims: [
          {
            record: source,
            property: 'title',
            value: 'A synthetic source',
            lang: 'en',
            source,
            locator: 'title',
          },
          ...notes.map((value) => ({
            record: camp,
            property: 'note',
            value,
            lang: 'en',
            source,
            locator: 'p. 1',
          })),
        ],
      }),
    );
    if (!written.ok) throw new Error(written.problems.join('; '));
    return [...written.value.claims];
  }
  /** Statements entered in the test itself; the invented world brings drafts of its own, which nobody entered here. */
  const ids = async (
    who: TestPerson,
    state: 'waiting' | 'returned' | 'disputed',
    whose?: 'mine' | 'others',
  ): Promise<string[]> =>
    (await readQueue(bench.services.register, who.person, { state, whose }))
      .filter(({ by }) => by !== null)
      .map(({ id }) => id)
      .sort();
  const recordOf = async (claim: ClaimId | undefined): Promise<string> =>
    (await claimsById(bench.services.register, [claim ?? '']))[0]?.record ?? '';

  test('a new statement waits for everybody but the one who entered it', async () => {
    const claims = await enter(documenter, ['one', 'two']);
    expect(await ids(reviewer, 'waiting', 'others')).toEqual([...claims].sort());
    expect(await ids(documenter, 'waiting', 'others')).toEqual([]);
    expect(await ids(documenter, 'waiting', 'mine')).toEqual([...claims].sort());
  });

  test('accepted statements leave the queue, all or none', async () => {
    const claims = await enter(documenter, ['one']);
    const wrong = await decideReview(
      bench.services,
      reviewer.person,
      'accept',
      [...claims, 'nothing00000' as ClaimId],
      'read',
    );
    expect(wrong.ok).toBe(false);
    expect(await ids(reviewer, 'waiting')).toEqual([...claims].sort());
    expect(await decideReview(bench.services, reviewer.person, 'accept', claims, 'read')).toEqual({
      ok: true,
      value: 2,
    });
    expect(await ids(reviewer, 'waiting')).toEqual([]);
  });

  test('nobody accepts what they entered themselves, nor without the role', async () => {
    const both = await bench.signIn(['documenter', 'reviewer']);
    const claims = await enter(both, ['own']);
    for (const who of [both, documenter]) {
      const decided = await decideReview(bench.services, who.person, 'accept', claims, 'read');
      expect(decided.ok).toBe(false);
    }
    expect((await decideReview(bench.services, reviewer.person, 'accept', claims, 'read')).ok).toBe(true);
  });

  test('a returned statement waits again once whoever entered it has answered, and they are told', async () => {
    const claims = await enter(documenter, ['wrong']);
    const note = claims[1] as ClaimId;
    await decideReview(bench.services, reviewer.person, 'return', [note], 'The page number is missing.');
    expect(await ids(reviewer, 'returned')).toEqual([note]);
    const told = await notificationsOf(bench.services.register, documenter.person);
    expect(told.map(({ code }) => code)).toEqual(['returned']);
    const record = told[0]?.record ?? '';
    expect((await remarksOf(bench.services.register, record)).map(({ text }) => text)).toEqual([
      'The page number is missing.',
    ]);
    bench.clock.advance(1000);
    const answered = await remark(bench.services, documenter.person, {
      record,
      claim: note,
      text: 'It has none.',
      mentioned: [],
    });
    expect(answered.ok).toBe(true);
    expect(await ids(reviewer, 'returned')).toEqual([]);
    expect(await ids(reviewer, 'waiting')).toContain(note);
  });

  test('a disputed statement stands in a list of its own, also when it was imported as reviewed', async () => {
    const [imported] = await bench.services.register.db
      .selectFrom('claim')
      .select(['id', 'record'])
      .where('review', '=', 'reviewed')
      .orderBy('id')
      .limit(1)
      .execute();
    const id = imported?.id as ClaimId;
    const disputed = async () =>
      (await readQueue(bench.services.register, reviewer.person, { state: 'disputed' })).map((one) => one.id);
    await decideReview(bench.services, reviewer.person, 'dispute', [id], 'Two sources differ.');
    expect(await disputed()).toContain(id);
    bench.clock.advance(1000);
    await decideReview(bench.services, reviewer.person, 'accept', [id], 'settled');
    expect(await disputed()).not.toContain(id);
  });

  test('nothing of another compartment is listed, counted or decided', async () => {
    const before = await countQueue(bench.services.register, reviewer.person, { state: 'waiting' });
    const south = await bench.signIn(['documenter'], { compartments: ['south'] });
    const claims = await enter(south, ['hidden'], 'south');
    expect(await ids(reviewer, 'waiting')).toEqual([]);
    expect(await countQueue(bench.services.register, reviewer.person, { state: 'waiting' })).toEqual(before);
    expect((await decideReview(bench.services, reviewer.person, 'accept', claims, 'read')).ok).toBe(false);
  });

  test('a colleague who may not read a record is neither mentioned nor asked', async () => {
    const record = await recordOf((await enter(documenter, ['inside'], 'north'))[1]);
    const outsider = await bench.signIn(['reviewer']);
    const said = await remark(bench.services, reviewer.person, {
      record,
      claim: null,
      text: 'Look.',
      mentioned: [outsider.person.user],
    });
    expect(said.ok).toBe(false);
    expect(await remarksOf(bench.services.register, record)).toEqual([]);
    expect(
      (await assign(bench.services, reviewer.person, { record, user: outsider.person.user, note: '' })).ok,
    ).toBe(false);
  });

  test('an assignment ends by whom it was given to, and by nobody else', async () => {
    const record = await recordOf((await enter(documenter, ['work']))[1]);
    const asked = await assign(bench.services, reviewer.person, {
      record,
      user: documenter.person.user,
      note: 'Find the page.',
    });
    expect(asked.ok).toBe(true);
    const other = await bench.signIn(['analyst']);
    const id = asked.ok ? asked.value : '';
    expect((await finishAssignment(bench.services, other.person, id)).ok).toBe(false);
    expect((await finishAssignment(bench.services, documenter.person, id)).ok).toBe(true);
    expect(await openAssignments(bench.services.register, { record })).toEqual([]);
  });

  test('what changed is listed until it is said to be seen', async () => {
    await enter(documenter, ['new']);
    const page = await reviewer.request('GET', '/en/changes');
    expect(await page.text()).toContain('A synthetic source');
    const [newest] = await changesSince(bench.services.register, reviewer.person.user, 0);
    await reviewer.request('POST', '/en/changes', { entry: String(newest?.seq ?? 0) });
    const look = await lastLook(bench.services.register, reviewer.person.user);
    expect(await changesSince(bench.services.register, reviewer.person.user, look?.entry ?? 0)).toEqual([]);
  });

  test('the queue accepts through its form, and says what is missing', async () => {
    const claims = await enter(documenter, ['by form']);
    const nothing = await reviewer.request('POST', '/en/review?state=waiting', { step: 'accept' });
    expect(nothing.status).toBe(422);
    const noReason = await reviewer.request('POST', '/ko/review?state=waiting', {
      step: 'return',
      claim: claims,
    });
    expect(noReason.status).toBe(422);
    expect(await noReason.text()).toContain('사유를 적으십시오');
    const done = await reviewer.request('POST', '/en/review?state=waiting', {
      step: 'accept',
      claim: claims,
    });
    expect(done.status).toBe(303);
    expect(await ids(reviewer, 'waiting')).toEqual([]);
  });
});
