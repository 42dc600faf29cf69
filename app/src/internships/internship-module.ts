import { permissionOf } from '../accounts/policy.ts';
import { PERSON, declareCases, done } from '../casework/index.ts';
import type { CaseModule, CaseState } from '../casework/index.ts';
import { addInternshipFact } from './add-fact.ts';
import { letterFor } from './case-letters.ts';
import { followInternship } from './follow-internship.ts';
import { runInternshipClock } from './internship-clock.ts';
import { internshipOf } from './internship-facts.ts';
import { internshipKind } from './internship-kind.ts';
import { internshipNeeds } from './internship-needs.ts';
import { internshipPanels } from './internship-panels.ts';
import { internshipStatus } from './internship-status.ts';
import { internshipTasks } from './internship-tasks.ts';
import { removeMailOf } from './mail-store.ts';
import { queueErased } from './queue-letters.ts';
import { OFFER_REASONS, REJECT_REASONS } from './reasons.ts';
import type { Reason } from './reasons.ts';
import { bookSlot, endBooking } from './slot-actions.ts';
import { forgetCase } from './slot-store.ts';

/** Applications for an internship as cases. */
export const internshipModule: CaseModule = declareCases({
  kind: internshipKind,
  form: 'internship',
  givesCopy: true,
  sendsMail: true,
  needs: internshipNeeds,
  tasks: internshipTasks,
  reasons: { offer: codes(OFFER_REASONS), reject: codes(REJECT_REASONS) },
  // Their pages show the letter first, and let it be changed.
  ownMoves: ['ask', 'invite', 'offer', 'reject'],
  dueDays: (stage, { answerDays }) =>
    OURS.has(stage) ? answerDays : (internshipKind.stages[stage as 'received']?.dueDays ?? null),
  letter: ({ services, tx }, state, template) => letterFor(services, tx, state, template),
  async takeNote(change, note) {
    if (note.kind === 'booking') return bookSlot(change, { slot: note.slot, zone: note.timeZone });
    if (note.kind === 'cancel booking') return endBooking(change, { slot: note.slot, why: 'by person' });
    if (note.kind === 'answers')
      return addInternshipFact(change, 'answers', { ask: note.ask, answers: note.answers });
    if (note.kind !== 'offer' || internshipOf(change.state()).offer?.id !== note.offer) return done(null);
    return change.move(note.answer);
  },
  status: internshipStatus,
  changed: followInternship,
  round: runInternshipClock,
  async erase({ services, tx, actor }, state) {
    await removeMailOf(tx, state.id);
    await forgetCase(services, tx, state.id);
    // Whoever sent what staff erase as unwanted hears nothing: the address may be anybody's.
    if (actor === PERSON || internshipKind.stages[state.stage as 'received'].isEnd)
      await queueErased(services, tx, state);
  },
  admits: (state, person) => isInvolved(state, person.user),
  title: (state, person) =>
    permissionOf('work on internships', person, new Date(0)) === 'yes'
      ? (state.content?.answers['name'] ?? null)
      : null,
  panels: internshipPanels,
});

/** Stages in which the next step is ours: within how many days, the terms say. */
const OURS = new Set(['received', 'review', 'interviewed', 'decision']);

/** Reviewers and interviewers act on an application without seeing the list of them. */
export function isInvolved(state: CaseState, user: string): boolean {
  const { named, interviewers } = internshipOf(state);
  return named.some((each) => each.user === user && !each.isReleased) || interviewers.includes(user);
}

function codes(reasons: readonly Reason[]) {
  return Object.fromEntries(reasons.map(({ code, label }) => [code, label]));
}
