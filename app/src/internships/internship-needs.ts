import { sql } from 'kysely';
import type { Need } from '../casework/index.ts';
import { currentTerms, dayOf, daysAfter } from '../casework/index.ts';
import { capacityProblems } from './capacity.ts';
import { internshipOf, isReviewDone } from './internship-facts.ts';
import type { Offer } from './internship-facts.ts';
import { PROBLEMS, supervisorFull, termFull } from './internship-problems.ts';
import { placementOf, readPlacements } from './placements.ts';
import { endOf } from './slot-rules.ts';
import { slotsById } from './slot-store.ts';

/** What moves of an internship need first, by the codes of its kind. */
export const internshipNeeds: Readonly<Record<string, Need>> = {
  'two scorecards': (_context, state) => (isReviewDone(internshipOf(state)) ? undefined : PROBLEMS.twoCards),
  'slots offered': (_context, state) =>
    internshipOf(state).offered.length > 0 ? undefined : PROBLEMS.slotsOffered,
  'slot booked': (_context, state) => (internshipOf(state).booked === null ? PROBLEMS.slotBooked : undefined),
  'slot over': async ({ services, tx }, state) => {
    const { booked } = internshipOf(state);
    // That nothing is booked is said by the need before this one.
    if (!booked) return undefined;
    const [slot] = await slotsById(services, tx, [booked.slot]);
    return slot && endOf(slot) <= services.now() ? undefined : PROBLEMS.slotOver;
  },
  'interview scorecard': (_context, state) =>
    internshipOf(state).cards.some(({ name }) => name === 'interview') ? undefined : PROBLEMS.interviewCard,
  'offer entered': (_context, state) =>
    internshipOf(state).offer === null ? PROBLEMS.offerEntered : undefined,
  room: async ({ services, tx }, state) => {
    const wanted = placementOf(state);
    if (!wanted) return undefined;
    // Of two who offer the last place, one waits and sees that it is gone.
    if (tx.engine === 'postgres')
      await sql`lock table interview_slot in share row exclusive mode`.execute(tx.db);
    const terms = await currentTerms(services, tx);
    const [problem] = capacityProblems(await readPlacements(services, tx), wanted, terms);
    if (!problem) return undefined;
    return problem.code === 'term full'
      ? termFull(problem.term, problem.places)
      : supervisorFull(problem.most);
  },
  'offer in time': ({ services }, state) => {
    const { offer } = internshipOf(state);
    return offer && !hasLapsed(offer, services.now()) ? undefined : PROBLEMS.offerLate;
  },
  'offer lapsed': ({ services }, state) => {
    const { offer } = internshipOf(state);
    return offer && hasLapsed(offer, services.now()) ? undefined : PROBLEMS.offerOpen;
  },
  'checklist done': (_context, state) =>
    state.tasks.every(({ isDone }) => isDone) ? undefined : PROBLEMS.checklist,
};

/** A day ends last where the sun sets last: half a day after it has ended in UTC, which days are counted in. */
export function hasLapsed({ answerBy }: Pick<Offer, 'answerBy'>, now: Date): boolean {
  return daysAfter(answerBy, 1) < dayOf(now);
}
