import type { CardName } from '../../src/internships/scorecard-criteria.ts';
import { CRITERIA } from '../../src/internships/scorecard-criteria.ts';
import type { ScoreCard, Verdict } from '../../src/internships/scorecard.ts';
import type { Score } from '../../src/internships/scorecard-criteria.ts';
import { declareConflict, handInCard, nameReviewer } from '../../src/internships/review-actions.ts';
import { addSlots } from '../../src/internships/slot-actions.ts';
import type { TestPerson, TestWorkbench } from '../setup/workbench.ts';
import { good } from './outcome.ts';

export type Staff = {
  readonly coordinator: TestPerson;
  readonly reviewers: readonly [TestPerson, TestPerson];
  readonly third: TestPerson;
};

export async function staffOf(bench: TestWorkbench): Promise<Staff> {
  return {
    coordinator: await bench.signIn(['coordinator'], { name: 'Synthetic Coordinator' }),
    reviewers: [
      await bench.signIn(['documenter'], { name: 'Synthetic Reader One' }),
      await bench.signIn(['analyst'], { name: 'Synthetic Reader Two' }),
    ],
    third: await bench.signIn(['reviewer'], { name: 'Synthetic Reader Three' }),
  };
}

export function card(name: CardName, score: Score = 4, verdict: Verdict = 'yes'): ScoreCard {
  return {
    scores: Object.fromEntries(CRITERIA[name].map(({ id }) => [id, score])),
    comments: Object.fromEntries(CRITERIA[name].map(({ id }) => [id, `Shown by what was done: ${id}.`])),
    verdict,
  };
}

/** Two people review an application, without conflict. */
export async function reviewed(
  bench: TestWorkbench,
  { coordinator, reviewers }: Staff,
  caseId: string,
): Promise<void> {
  const { services } = bench;
  for (const { person } of reviewers) {
    good(await nameReviewer(services, coordinator.person, caseId, person.user));
    good(await declareConflict(services, person, caseId, false));
    good(await handInCard(services, person, caseId, { name: 'review', card: card('review'), reason: '' }));
  }
}

/** Times for interviews with one reviewer, from a day on, an hour apart. */
export async function slotsOn(
  bench: TestWorkbench,
  { coordinator, reviewers }: Staff,
  starts: readonly string[],
): Promise<readonly string[]> {
  return good(
    await addSlots(
      bench.services,
      coordinator.person,
      starts.map((start) => ({
        start,
        minutes: 45,
        zone: 'Asia/Seoul',
        place: 'https://call.example.org/room',
        interviewers: [reviewers[0].person.user],
      })),
    ),
  );
}
