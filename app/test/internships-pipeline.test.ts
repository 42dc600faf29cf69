import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  loadCase,
  changeCase,
  eraseCase,
  finishTask,
  moveCase,
  PERSON,
  readCase,
} from '../src/casework/index.ts';
import type { CaseState, MoveBody } from '../src/casework/index.ts';
import { makeClockMoves } from '../src/casework/clocks.ts';
import { takeUp } from '../src/casework/inbox/watch-inbox.ts';
import { followOffers, remindOfInterviews, takeUpClaims } from '../src/internships/internship-clock.ts';
import { internshipOf } from '../src/internships/internship-facts.ts';
import type { Offer } from '../src/internships/internship-facts.ts';
import '../src/internships/index.ts';
import { mailRows, openMail } from '../src/internships/mail-store.ts';
import { addInternshipFact } from '../src/internships/add-fact.ts';
import { handInCard } from '../src/internships/review-actions.ts';
import { endBookingByUs, offerSlots, takeBackSlot } from '../src/internships/slot-actions.ts';
import type { Applicant } from './internships/applicant.ts';
import { apply } from './internships/applicant.ts';
import { bad, good } from './internships/outcome.ts';
import type { Staff } from './internships/people.ts';
import { card, reviewed, slotsOn, staffOf } from './internships/people.ts';
import { engines } from './setup/registers.ts';
import type { TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

/** In the bench's time it is 2026-03-02, 09:00 in UTC. */
const FIRST = '2026-03-10T00:00:00.000Z';
const SECOND = '2026-03-11T00:00:00.000Z';

describe.each(engines)('an application on %s', (engine) => {
  let bench: TestWorkbench;
  let staff: Staff;

  beforeEach(async () => {
    bench = await startWorkbench(engine);
    staff = await staffOf(bench);
  });
  afterEach(() => bench.close());

  const stateOf = async ({ caseId }: Applicant): Promise<CaseState> => {
    const state = await loadCase(bench.services, bench.services.register, caseId);
    if (!state) throw new Error('there is no case');
    return state;
  };
  const move = async ({ caseId }: Applicant, name: string, body: MoveBody = {}) =>
    moveCase(bench.services, await decider(), caseId, name, { body });
  const offer = ({ caseId }: Applicant, slots: readonly string[]) =>
    changeCase(bench.services, staff.coordinator.person, caseId, { action: 'case move' }, async (change) => {
      const offered = await offerSlots(change, slots);
      return offered.ok ? change.move('invite') : offered;
    });
  const lettersOf = async (applicant: Applicant) =>
    (await stateOf(applicant)).letters.map(({ template }) => template);
  const mailed = async (applicant: Applicant): Promise<readonly string[]> => {
    const rows = await mailRows(bench.services.register);
    const bodies = await Promise.all(
      rows
        .filter(({ case_id: id }) => id === applicant.caseId)
        .map((row) => openMail(bench.services, bench.services.register, row)),
    );
    return bodies.flatMap((body) => (body ? [body.subject] : []));
  };

  async function toInterview(
    starts = [FIRST, SECOND],
    answers = {},
  ): Promise<{ applicant: Applicant; slots: readonly string[] }> {
    const applicant = await apply(bench, { answers });
    good(await move(applicant, 'complete'));
    await reviewed(bench, staff, applicant.caseId);
    const slots = await slotsOn(bench, staff, starts);
    good(await offer(applicant, slots));
    return { applicant, slots };
  }

  async function toDecision(): Promise<Applicant> {
    const { applicant, slots } = await toInterview();
    await applicant.claims(slots[0] ?? '', 'America/New_York');
    await takeUpClaims(bench.services);
    bench.clock.set('2026-03-10T01:00:00.000Z');
    good(await move(applicant, 'held'));
    good(
      await handInCard(bench.services, staff.reviewers[0].person, applicant.caseId, {
        name: 'interview',
        card: card('interview'),
        reason: '',
      }),
    );
    good(await move(applicant, 'scored'));
    return applicant;
  }

  /** The coordinator, who has just shown their passkey. */
  const decider = async () => (await bench.sessionFor(staff.coordinator.person.user)).person;
  const makeOffer = async (applicant: Applicant, given: Partial<Offer> = {}) =>
    changeCase(bench.services, await decider(), applicant.caseId, { action: 'case move' }, async (change) => {
      const noted = await addInternshipFact(change, 'offer', {
        id: bench.services.newId(),
        start: '2026-05-01',
        end: '2026-07-31',
        hours: 20,
        supervisor: staff.third.person.user,
        supervisorName: staff.third.person.name,
        answerBy: '2026-03-20',
        ...given,
      });
      return noted.ok ? change.move('offer', { reason: 'strong' }) : noted;
    });

  test('is answered at once, with a day by which we write again', async () => {
    const applicant = await apply(bench);
    expect(await lettersOf(applicant)).toEqual(['received']);
    const { letters, nextBy, standing } = await applicant.status();
    expect(nextBy).toBe('2026-03-16');
    expect(standing.ko).toContain('지원서를 받았으며');
    expect(letters[0]?.text).toContain('2026년 3월 16일 월요일까지 연락드리겠습니다.');
    expect(letters[0]?.text).toMatch(/^강새별 님께\n/);
    expect(await mailed(applicant)).toEqual(['지원서를 잘 받았습니다']);
    // Told again after a crash, it is not written again.
    await takeUp(bench.services);
    expect(await mailed(applicant)).toHaveLength(1);
  });

  test('that waits for more is back on our list as soon as the person has answered', async () => {
    const applicant = await apply(bench);
    const asked = changeCase(
      bench.services,
      staff.coordinator.person,
      applicant.caseId,
      { action: 'case move' },
      async (change) => {
        await addInternshipFact(change, 'wanted', {
          text: 'A curriculum vitae.',
          takesFiles: true,
          answerBy: '2026-03-20',
        });
        return change.move('ask');
      },
    );
    good(await asked);
    expect((await applicant.status()).asks).toMatchObject([{ id: 'more', takesFiles: true }]);
    expect((await applicant.status()).nextBy).toBe(null);
    await applicant.does({ kind: 'answers', ask: 'more', answers: { answer: '이력서를 보냅니다.' } });
    expect((await stateOf(applicant)).stage).toBe('received');
    expect(internshipOf(await stateOf(applicant)).answers.get('more')).toEqual({
      answer: '이력서를 보냅니다.',
    });
  });

  test('gets no interview before two people have scored it, and no offer before an interview was held and scored', async () => {
    const applicant = await apply(bench);
    good(await move(applicant, 'complete'));
    const slots = await slotsOn(bench, staff, [FIRST]);
    expect(bad(await offer(applicant, slots))).toEqual([
      'Two people have to hand in their scorecards first.',
    ]);
    expect(bad(await makeOffer(applicant))).toEqual([expect.stringContaining('not open')]);
    await reviewed(bench, staff, applicant.caseId);
    expect(bad(await offer(applicant, []))).toEqual([expect.stringContaining('Choose at least one')]);
    good(await offer(applicant, slots));
    expect(bad(await move(applicant, 'held'))).toEqual([expect.stringContaining('book an interview first')]);
    await applicant.claims(slots[0] ?? '', 'Asia/Seoul');
    await takeUpClaims(bench.services);
    expect(bad(await move(applicant, 'held'))).toEqual([expect.stringContaining('still to come')]);
    bench.clock.set('2026-03-10T01:00:00.000Z');
    good(await move(applicant, 'held'));
    expect(bad(await move(applicant, 'scored'))).toEqual([
      expect.stringContaining('scorecard of the interview'),
    ]);
  });

  test('books an interview in its own zone, and everybody else sees the time no more', async () => {
    const { applicant, slots } = await toInterview();
    const other = await apply(bench, { answers: { email: 'other@example.org' } });
    good(await move(other, 'complete'));
    await reviewed(bench, staff, other.caseId);
    good(await offer(other, slots));
    expect((await other.status()).slots.map(({ id }) => id)).toEqual(slots);
    expect((await other.status()).slots[0]?.place).toBe('');

    expect(await applicant.claims(slots[0] ?? '', 'America/New_York')).toBe(true);
    expect(await other.claims(slots[0] ?? '', 'Asia/Seoul')).toBe(false);
    await applicant.does({ kind: 'booking', slot: slots[0] ?? '', timeZone: 'America/New_York' });
    const { booked, slots: none, letters } = await applicant.status();
    expect(booked).toMatchObject({ id: slots[0], start: FIRST, place: 'https://call.example.org/room' });
    expect(none).toEqual([]);
    expect(letters.at(-1)?.text).toContain(
      '2026년 3월 9일 월요일 오후 8:00부터 오후 8:45까지 (America/New_York, UTC-4)',
    );
    expect((await other.status()).slots.map(({ id }) => id)).toEqual(slots.slice(1));
    // A note alone books nothing.
    await other.does({ kind: 'booking', slot: slots[0] ?? '', timeZone: 'UTC' });
    expect((await other.status()).booked).toBe(null);
  });

  test('cancels and books another time; the first is free for others again, and cannot be claimed twice', async () => {
    const { applicant, slots } = await toInterview();
    const other = await apply(bench, { answers: { email: 'other@example.org' } });
    good(await move(other, 'complete'));
    await reviewed(bench, staff, other.caseId);
    good(await offer(other, slots));
    await applicant.claims(slots[0] ?? '', 'Asia/Seoul');
    await takeUpClaims(bench.services);
    await applicant.does({ kind: 'cancel booking', slot: slots[0] ?? '' });
    expect((await applicant.status()).booked).toBe(null);
    const again = (await other.status()).slots.find(({ start }) => start === FIRST);
    expect(again?.id).not.toBe(slots[0]);
    expect(await other.claims(slots[0] ?? '', 'Asia/Seoul')).toBe(false);
    expect(await other.claims(again?.id ?? '', 'Asia/Seoul')).toBe(true);
    expect(await applicant.claims(slots[1] ?? '', 'Asia/Seoul')).toBe(true);
    expect(await takeUpClaims(bench.services)).toBe(2);
    expect((await applicant.status()).booked?.start).toBe(SECOND);
    expect((await other.status()).booked?.start).toBe(FIRST);
    expect(await lettersOf(applicant)).toEqual(['received', 'slots', 'booked', 'cancelled', 'booked']);
  });

  test('that claims two times at once gets one, and the other is free again', async () => {
    const { applicant, slots } = await toInterview();
    for (const slot of slots) expect(await applicant.claims(slot, 'Asia/Seoul')).toBe(true);
    await takeUpClaims(bench.services);
    expect((await applicant.status()).booked?.start).toBe(FIRST);
    await applicant.does({ kind: 'cancel booking', slot: slots[0] ?? '' });
    expect((await applicant.status()).slots.map(({ start }) => start)).toEqual([FIRST, SECOND]);
  });

  test('a time is taken back only while nobody has claimed it', async () => {
    const { applicant, slots } = await toInterview();
    good(await takeBackSlot(bench.services, staff.coordinator.person, slots[0] ?? ''));
    expect(await applicant.claims(slots[0] ?? '', 'Asia/Seoul')).toBe(false);
    expect(await applicant.claims(slots[1] ?? '', 'Asia/Seoul')).toBe(true);
    expect(bad(await takeBackSlot(bench.services, staff.coordinator.person, slots[1] ?? ''))).toEqual([
      expect.stringContaining('no longer free'),
    ]);
  });

  test('is reminded of the interview once, and written to when we cancel or it was missed', async () => {
    const { applicant, slots } = await toInterview();
    await applicant.claims(slots[0] ?? '', 'Asia/Seoul');
    await takeUpClaims(bench.services);
    expect(await remindOfInterviews(bench.services)).toBe(0);
    bench.clock.set('2026-03-09T10:00:00.000Z');
    expect(await remindOfInterviews(bench.services)).toBe(1);
    expect(await remindOfInterviews(bench.services)).toBe(0);
    expect(
      bad(await endBookingByUs(bench.services, staff.coordinator.person, applicant.caseId, 'missed')),
    ).toEqual([expect.stringContaining('still to come')]);
    bench.clock.set('2026-03-10T02:00:00.000Z');
    good(await endBookingByUs(bench.services, staff.coordinator.person, applicant.caseId, 'missed'));
    expect(await lettersOf(applicant)).toEqual(['received', 'slots', 'booked', 'reminder', 'missed']);
    expect((await applicant.status()).slots.map(({ start }) => start)).toEqual([SECOND]);
  });

  test('is offered a place by code, accepts it, is asked for references only then, and begins when all is done', async () => {
    const applicant = await toDecision();
    expect((await applicant.status()).asks).toEqual([]);
    good(await makeOffer(applicant));
    const { offer: offered, asks } = await applicant.status();
    expect(asks).toEqual([]);
    expect(offered).toMatchObject({ answerBy: '2026-03-20' });
    expect(offered?.text).toContain('시작: 2026년 5월 1일 금요일');
    await applicant.does({ kind: 'offer', offer: 'another', answer: 'accept' });
    expect((await stateOf(applicant)).stage).toBe('offer');
    await applicant.does({ kind: 'offer', offer: offered?.id ?? '', answer: 'accept' });
    expect((await stateOf(applicant)).stage).toBe('onboarding');
    expect((await applicant.status()).asks.map(({ id }) => id)).toEqual(['references']);
    await applicant.does({
      kind: 'answers',
      ask: 'references',
      answers: { first: 'Synthetic Teacher', second: '' },
    });
    expect((await applicant.status()).asks).toEqual([]);
    expect(bad(await move(applicant, 'begin'))).toEqual([expect.stringContaining('checklist')]);
    for (const { id, isDone } of (await stateOf(applicant)).tasks)
      if (!isDone) good(await finishTask(bench.services, staff.coordinator.person, applicant.caseId, id));
    good(await move(applicant, 'begin'));
    good(await move(applicant, 'end'));
    expect((await stateOf(applicant)).stage).toBe('archived');
  });

  test('an offer that is not answered is reminded of, and lapses when its day is over everywhere', async () => {
    const applicant = await toDecision();
    good(await makeOffer(applicant));
    await followOffers(bench.services);
    expect((await lettersOf(applicant)).at(-1)).toBe('offer');
    bench.clock.set('2026-03-17T09:00:00.000Z');
    await followOffers(bench.services);
    await followOffers(bench.services);
    expect((await lettersOf(applicant)).slice(-2)).toEqual(['offer', 'offer reminder']);
    bench.clock.set('2026-03-21T11:00:00.000Z');
    await followOffers(bench.services);
    expect((await stateOf(applicant)).stage).toBe('offer');
    bench.clock.set('2026-03-22T00:00:00.000Z');
    const { offer: offered } = internshipOf(await stateOf(applicant));
    // Accepting comes too late, whichever is looked at first.
    await applicant.does({ kind: 'offer', offer: offered?.id ?? '', answer: 'accept' });
    await followOffers(bench.services);
    expect((await stateOf(applicant)).stage).toBe('declined');
    expect((await lettersOf(applicant)).at(-1)).toBe('lapsed');
    expect((await applicant.status()).offer).toBe(null);
    await makeClockMoves(bench.services);
  });

  test('no more places are offered than there are, nor more interns to one colleague', async () => {
    for (let taken = 0; taken < 3; taken += 1) good(await makeOffer(await toDecisionAgain()));
    expect(bad(await makeOffer(await toDecisionAgain()))).toEqual([expect.stringContaining('looks after 3')]);
    const { user, name } = staff.reviewers[0].person;
    const others = { supervisor: user, supervisorName: name };
    for (let taken = 0; taken < 3; taken += 1) good(await makeOffer(await toDecisionAgain(), others));
    expect(
      bad(await makeOffer(await toDecisionAgain(), { supervisor: staff.reviewers[1].person.user })),
    ).toEqual([expect.stringContaining('All 6 places of the first half of 2026 are taken')]);
  }, 60_000);

  /** The next applicant, later than those before. */
  async function toDecisionAgain(): Promise<Applicant> {
    bench.clock.set('2026-03-02T09:00:00.000Z');
    return toDecision();
  }

  test('is rejected with a reason of the list, in kind words and without the reason', async () => {
    const applicant = await apply(bench);
    expect(bad(await move(applicant, 'reject'))).toHaveLength(1);
    expect(bad(await move(applicant, 'reject', { reason: 'hair' }))).toHaveLength(1);
    good(await move(applicant, 'reject', { reason: 'others stronger' }));
    const [, letter] = (await applicant.status()).letters;
    expect(letter?.text).toContain('제안드리지 못하게');
    expect(letter?.text).not.toMatch(/우수|stronger/);
  });

  test('that is withdrawn gives its interview time back, and is erased by its owner with everything', async () => {
    const { applicant, slots } = await toInterview();
    await applicant.claims(slots[0] ?? '', 'Asia/Seoul');
    await takeUpClaims(bench.services);
    await applicant.does({ kind: 'withdraw' });
    expect((await stateOf(applicant)).stage).toBe('withdrawn');
    expect(await mailed(applicant)).toContain('지원 철회를 확인했습니다');
    expect(internshipOf(await stateOf(applicant)).booked).toBe(null);
    expect((await lettersOf(applicant)).at(-1)).toBe('withdrawn');
    await applicant.does({ kind: 'erase' });
    const erased = await stateOf(applicant);
    expect([erased.isErased, erased.content, erased.letters]).toEqual([true, null, []]);
    expect(await mailed(applicant)).toEqual(['지원서를 지웠습니다']);
    await expect(applicant.status()).rejects.toThrow();
    const rows = await bench.services.register.db.selectFrom('interview_slot').selectAll().execute();
    expect(rows.filter(({ case_id: id }) => id === applicant.caseId)).toEqual([]);
    expect(bad(await eraseCase(bench.services, PERSON, 'nothing', 'person'))).toHaveLength(1);
    expect(await readCase(bench.services, staff.reviewers[0].person, applicant.caseId)).toBe(undefined);
  });

  test('with a start two months away and fifteen hours shows the coordinator both warnings', async () => {
    const applicant = await apply(bench, { warnings: ['start soon', 'few hours'] });
    const state = await readCase(bench.services, staff.coordinator.person, applicant.caseId);
    expect(state?.content?.warnings).toEqual(['start soon', 'few hours']);
  });
});
