import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCase, moveCase } from '../src/casework/index.ts';
import '../src/internships/index.ts';
import {
  cardsSeenBy,
  cardStanding,
  internshipOf,
  isReviewDone,
} from '../src/internships/internship-facts.ts';
import {
  declareConflict,
  handInCard,
  nameReviewer,
  releaseReviewer,
} from '../src/internships/review-actions.ts';
import { readTexts } from '../src/internships/review-texts.ts';
import type { Applicant } from './internships/applicant.ts';
import { apply } from './internships/applicant.ts';
import { bad, good } from './internships/outcome.ts';
import type { Staff } from './internships/people.ts';
import { card, staffOf } from './internships/people.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

let bench: TestWorkbench;
let staff: Staff;
let applicant: Applicant;

beforeEach(async () => {
  bench = await startWorkbench();
  staff = await staffOf(bench);
  applicant = await apply(bench);
  good(await moveCase(bench.services, staff.coordinator.person, applicant.caseId, 'complete'));
});
afterEach(() => bench.close());

const state = async () => {
  const found = await loadCase(bench.services, bench.services.register, applicant.caseId);
  if (!found) throw new Error('there is no case');
  return found;
};
const now = async () => internshipOf(await state());
const name = ({ person }: TestPerson) =>
  nameReviewer(bench.services, staff.coordinator.person, applicant.caseId, person.user);
const clear = ({ person }: TestPerson, has = false) =>
  declareConflict(bench.services, person, applicant.caseId, has);
const handIn = ({ person }: TestPerson, score: 2 | 3 | 4 = 4, reason = '') =>
  handInCard(bench.services, person, applicant.caseId, {
    name: 'review',
    card: card('review', score),
    reason,
  });
const seen = async ({ person }: TestPerson, isJudging = true) =>
  cardsSeenBy(await now(), person.user, 'review', isJudging).map(({ by }) => by);

describe('a blind review', () => {
  test('is by two who may score and do not see names, and by no third', async () => {
    const [one, two] = staff.reviewers;
    const partner = await bench.signIn(['partner']);
    const both = await bench.signIn(['coordinator', 'documenter']);
    expect(bad(await name(staff.coordinator))).toEqual([expect.stringContaining('cannot review blind')]);
    expect(bad(await name(both))).toEqual([expect.stringContaining('cannot review blind')]);
    expect(bad(await name(partner))).toEqual([expect.stringContaining('role')]);
    good(await name(one));
    expect(bad(await name(one))).toEqual([expect.stringContaining('already')]);
    good(await name(two));
    expect(bad(await name(staff.third))).toEqual([expect.stringContaining('Two people')]);
  });

  test('cannot be scored before both conflict and name are settled', async () => {
    const [one] = staff.reviewers;
    expect(bad(await handIn(one))).toHaveLength(1);
    good(await name(one));
    expect(bad(await handIn(one))).toEqual([expect.stringContaining('First say whether')]);
    good(await clear(one));
    good(await handIn(one));
    expect(bad(await handIn(staff.third))).toHaveLength(1);
    expect(bad(await clear(staff.third))).toHaveLength(1);
  });

  test('shows each the other’s card only after their own, and the coordinator both when both are in', async () => {
    const [one, two] = staff.reviewers;
    for (const who of staff.reviewers) {
      good(await name(who));
      good(await clear(who));
    }
    good(await handIn(one, 4));
    expect(await seen(one)).toEqual([one.person.user]);
    expect(await seen(two)).toEqual([]);
    expect(await seen(staff.coordinator, false)).toEqual([]);
    good(await handIn(two, 2));
    for (const who of [one, two])
      expect((await seen(who)).sort()).toEqual([one.person.user, two.person.user].sort());
    expect(await seen(staff.coordinator, false)).toHaveLength(2);
    expect(await seen(staff.third)).toEqual([]);
  });

  test('with a conflict needs another reviewer, and whoever declared one scores no more', async () => {
    const [one, two] = staff.reviewers;
    good(await name(one));
    good(await name(two));
    good(await clear(one));
    good(await handIn(one));
    good(await clear(two, true));
    expect(bad(await handIn(two))).toEqual([expect.stringContaining('declared')]);
    expect(bad(await clear(two, false))).toEqual([expect.stringContaining('declared')]);
    expect((await now()).reviewers.map(({ user }) => user)).toEqual([one.person.user]);
    good(await name(staff.third));
    good(await clear(staff.third));
    good(await handIn(staff.third));
    expect(isReviewDone(await now())).toBe(true);
    expect(bad(await name(two))).toHaveLength(1);
    // Noticed late: the card no longer counts.
    good(await clear(one, true));
    expect(isReviewDone(await now())).toBe(false);
  });

  test('leaves a card free to change until the other is in, and then replaces it with a reason, keeping both', async () => {
    const [one, two] = staff.reviewers;
    for (const who of staff.reviewers) {
      good(await name(who));
      good(await clear(who));
    }
    good(await handIn(one, 4));
    good(await handIn(one, 3));
    expect(cardStanding(await now(), 'review', one.person.user, 'review')).toBe('open');
    good(await handIn(two, 4));
    expect(cardStanding(await now(), 'review', one.person.user, 'review')).toBe('needs reason');
    expect(bad(await handIn(one, 2))).toEqual([expect.stringContaining('Write why')]);
    good(await handIn(one, 2, 'I had overlooked the second document.'));
    const kept = (await now()).cards.find(({ by }) => by === one.person.user);
    expect(kept?.card.scores['purpose']).toBe(2);
    expect(kept?.reason).toBe('I had overlooked the second document.');
    expect(kept?.before.map((each) => each.card.scores['purpose'])).toEqual([4, 3]);
  });

  test('goes on with somebody else when a reviewer is released, with a reason', async () => {
    const [one] = staff.reviewers;
    good(await name(one));
    const release = (reason: string) =>
      releaseReviewer(bench.services, staff.coordinator.person, applicant.caseId, {
        user: one.person.user,
        reason,
      });
    expect(bad(await release(' '))).toHaveLength(1);
    good(await release('On leave until May.'));
    expect(bad(await handIn(one))).toHaveLength(1);
    expect((await now()).reviewers).toEqual([]);
    good(await name(one));
    expect((await now()).reviewers).toMatchObject([{ conflict: 'unsaid' }]);
  });

  test('shows no answer that identifies, and hides the name where it stands in another', async () => {
    const texts = await readTexts('en', bench.services, await state(), 'review');
    const all = JSON.stringify(texts);
    for (const secret of [
      '강새별',
      '새별',
      '가람',
      'Saebyeol',
      'example.org',
      '010-1234',
      'New York',
      'America/',
    ])
      expect(all).not.toContain(secret);
    expect(all).toContain('저는 [hidden]입니다. [hidden]에서 국제법을 공부합니다. [hidden], [hidden].');
    expect(all).toContain('I translate, and I index documents.');
    // Whoever holds the interview knows whom they meet.
    expect(JSON.stringify(await readTexts('en', bench.services, await state(), 'interview'))).toContain(
      '강새별',
    );
  });
});

describe('the pages of a review', () => {
  test('show nothing before the conflict is settled, nothing of who it is after, and nothing to others', async () => {
    const [one] = staff.reviewers;
    const page = async (who: TestPerson, path: string) => {
      const response = await who.request('GET', path);
      return { status: response.status, text: await response.text() };
    };
    const address = `/en/reviews/${applicant.caseId}`;
    expect((await page(one, address)).status).toBe(404);
    good(await name(one));
    const before = await page(one, address);
    expect(before.text).toContain('Before you read');
    expect(before.text).not.toContain('I translate');
    await one.request('POST', `${address}/conflict`, { conflict: 'no' });
    const after = await page(one, address);
    expect(after.text).toContain('I translate');
    expect(after.text).not.toMatch(/강새별|가람|Saebyeol|saebyeol|New York/);
    expect((await page(staff.third, address)).status).toBe(404);
    expect((await page(one, `/en/cases/${applicant.caseId}`)).status).toBe(404);
    expect((await page(one, '/en/reviews')).text).toContain(address);
  });

  test('take a scorecard, and say of each missing field what to do', async () => {
    const [one] = staff.reviewers;
    good(await name(one));
    good(await clear(one));
    const { scores, comments } = card('review');
    const fields = Object.fromEntries([
      ...Object.entries(scores).map(([id, score]) => [`score-${id}`, String(score)]),
      ...Object.entries(comments).map(([id, text]) => [`comment-${id}`, text]),
    ]) as Record<string, string>;
    const address = `/ko/reviews/${applicant.caseId}/card`;
    const wrong = await one.request('POST', address, fields);
    expect(wrong.status).toBe(422);
    const text = await wrong.text();
    expect(text).toContain('다음 단계로 가야 하는지 고르십시오.');
    expect(text).toContain(comments['purpose']);
    const right = await one.request('POST', address, { ...fields, verdict: 'yes' });
    expect(right.status).toBe(303);
    expect((await now()).cards).toHaveLength(1);
  });
});
