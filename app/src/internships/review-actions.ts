import { readAccount } from '../accounts/index.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { PolicyName } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Outcome } from '../casework/index.ts';
import { CASE_PROBLEMS, changeCase, textProblem, wrong } from '../casework/index.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { addInternshipFact } from './add-fact.ts';
import { cardStanding, internshipOf, mayReview, REVIEWERS } from './internship-facts.ts';
import { PROBLEMS } from './internship-problems.ts';
import { finishOwnTask } from './internship-tasks.ts';
import type { CardName } from './scorecard-criteria.ts';
import type { ScoreCard } from './scorecard.ts';
import { slotsById } from './slot-store.ts';

/** Names somebody who reviews an application without knowing whose it is. */
export function nameReviewer(
  services: Services,
  coordinator: SignedIn,
  caseId: string,
  user: string,
): Promise<Outcome<null>> {
  return changeCase(services, coordinator, caseId, { action: 'internship reviewer' }, async (change) => {
    const state = change.state();
    if (!mayCoordinate(services, coordinator)) return wrong(CASE_PROBLEMS.move);
    if (state.stage !== 'review') return wrong(PROBLEMS.reviewClosed);
    const internship = internshipOf(state);
    if (internship.reviewers.length >= REVIEWERS) return wrong(PROBLEMS.reviewFull);
    const before = internship.named.find((each) => each.user === user);
    if (before && (!before.isReleased || before.conflict === 'declared'))
      return wrong(PROBLEMS.reviewerTwice);
    const may = await mayBeReviewer(services, change.tx, user);
    if (may !== 'yes') return wrong(may === 'knows' ? PROBLEMS.reviewerKnows : PROBLEMS.reviewerRole);
    const named = await addInternshipFact(change, 'reviewer', { user, isReleased: false, reason: '' });
    if (!named.ok || internshipOf(change.state()).reviewers.length < REVIEWERS) return named;
    return finishOwnTask(change, 'assign reviewers');
  });
}

/** Takes somebody out of a review again; what they handed in counts no more and stays in the history. */
export function releaseReviewer(
  services: Services,
  coordinator: SignedIn,
  caseId: string,
  { user, reason }: { readonly user: string; readonly reason: string },
): Promise<Outcome<null>> {
  return changeCase(services, coordinator, caseId, { action: 'internship reviewer' }, async (change) => {
    const state = change.state();
    if (!mayCoordinate(services, coordinator)) return wrong(CASE_PROBLEMS.move);
    if (state.stage !== 'review') return wrong(PROBLEMS.reviewClosed);
    if (!internshipOf(state).named.some((each) => each.user === user && !each.isReleased))
      return wrong(PROBLEMS.reviewerNotNamed);
    if (reason.trim() === '') return wrong(PROBLEMS.releaseReason);
    const problem = textProblem(reason);
    if (problem) return wrong(problem);
    return addInternshipFact(change, 'reviewer', { user, isReleased: true, reason: reason.trim() });
  });
}

/** A reviewer says whether they know the person or have a stake; without that they see nothing and score nothing. */
export function declareConflict(
  services: Services,
  reviewer: SignedIn,
  caseId: string,
  has: boolean,
): Promise<Outcome<null>> {
  return changeCase(services, reviewer, caseId, { action: 'internship conflict' }, async (change) => {
    const state = change.state();
    if (state.stage !== 'review') return wrong(PROBLEMS.reviewClosed);
    if (mayReview(internshipOf(state), reviewer.user) === 'not named')
      return wrong(PROBLEMS.reviewerNotNamed);
    // Somebody who once declared a conflict does not talk themselves out of it.
    if (mayReview(internshipOf(state), reviewer.user) === 'conflict declared')
      return wrong(PROBLEMS.conflictDeclared);
    return addInternshipFact(change, 'conflict', { has });
  });
}

/** Hands in a scorecard. One on which others relied is replaced with a reason, and stays readable. */
export function handInCard(
  services: Services,
  person: SignedIn,
  caseId: string,
  { name, card, reason }: { readonly name: CardName; readonly card: ScoreCard; readonly reason: string },
): Promise<Outcome<null>> {
  return changeCase(services, person, caseId, { action: 'internship scorecard' }, async (change) => {
    const state = change.state();
    const internship = internshipOf(state);
    const standing = cardStanding(internship, state.stage, person.user, name);
    if (standing === 'closed') return wrong(PROBLEMS.reviewClosed);
    if (name === 'review') {
      const may = mayReview(internship, person.user);
      if (may === 'not named') return wrong(PROBLEMS.reviewerNotNamed);
      if (may !== 'yes')
        return wrong(may === 'conflict unsaid' ? PROBLEMS.conflictUnsaid : PROBLEMS.conflictDeclared);
    } else {
      if (!internship.interviewers.includes(person.user)) return wrong(PROBLEMS.noInterviewer);
      const [slot] = await slotsById(services, change.tx, [internship.lastSlot ?? '']);
      // What is written before anybody spoke is no scorecard of an interview.
      if (!slot || Date.parse(slot.start) > services.now().getTime()) return wrong(PROBLEMS.slotOver);
    }
    if (standing === 'needs reason' && reason.trim() === '') return wrong(PROBLEMS.cardReason);
    for (const text of [...Object.values(card.comments), ...(reason.trim() === '' ? [] : [reason])]) {
      const problem = textProblem(text);
      if (problem) return wrong(problem);
    }
    const why = standing === 'needs reason' ? reason.trim() : null;
    const handed = await addInternshipFact(change, 'card', { name, card, reason: why });
    return handed.ok && name === 'interview' ? finishOwnTask(change, 'score interview') : handed;
  });
}

/** Whether an account may review blind: it may score, and may not see who applies. */
export async function mayBeReviewer(
  services: Services,
  store: Store,
  user: string,
): Promise<'yes' | 'knows' | 'no'> {
  if (!(await mayByRole(services, store, user, 'score applications'))) return 'no';
  return (await mayByRole(services, store, user, 'work on internships')) ? 'knows' : 'yes';
}

export async function mayByRole(
  services: Services,
  store: Store,
  user: string,
  policy: PolicyName,
): Promise<boolean> {
  const account = await readAccount(store, services, user);
  if (!account || account.standing !== 'active') return false;
  return permissionOf(policy, { roles: account.roles } as SignedIn, services.now()) !== 'no';
}

function mayCoordinate(services: Services, person: SignedIn): boolean {
  return permissionOf('work on internships', person, services.now()) === 'yes';
}
