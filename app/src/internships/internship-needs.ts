import type { Need } from '../casework/index.ts';
import { currentTerms } from '../casework/index.ts';
import { capacityProblems } from './capacity.ts';
import { internshipOf, isReviewDone } from './internship-facts.ts';
import { PROBLEMS, supervisorFull, termFull } from './internship-problems.ts';
import { placementOf, readPlacements } from './placements.ts';
import { endOf } from './slot-rules.ts';
import { slotsById } from './slot-store.ts';

/** What moves of an internship need first, by the codes of its kind. */
export const internshipNeeds: Readonly<Record<string, Need>> = {
  'two scorecards': (_context, state) =>
    isReviewDone(internshipOf(state)) ? undefined : PROBLEMS.twoCards,
  'slots offered': (_context, state) =>
    internshipOf(state).offered.length > 0 ? undefined : PROBLEMS.slotsOffered,
  'slot booked': (_context, state) =>
    internshipOf(state).booked === null ? PROBLEMS.slotBooked : undefined,
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
    const terms = await currentTerms(services, tx);
    const [problem] = capacityProblems(await readPlacements(services, tx), wanted, terms);
    if (!problem) return undefined;
    return problem.code === 'term full'
      ? termFull(problem.term, problem.places)
      : supervisorFull(problem.most);
  },
  'offer in time': ({ services }, state) => {
    const { offer } = internshipOf(state);
    return offer && offer.answerBy >= dayNow(services.now()) ? undefined : PROBLEMS.offerLate;
  },
  'offer lapsed': ({ services }, state) => {
    const { offer } = internshipOf(state);
    return offer && offer.answerBy < dayNow(services.now()) ? undefined : PROBLEMS.offerOpen;
  },
  'checklist done': (_context, state) =>
    state.tasks.every(({ isDone }) => isDone) ? undefined : PROBLEMS.checklist,
};

function dayNow(now: Date): string {
  return now.toISOString().slice(0, 10);
}
