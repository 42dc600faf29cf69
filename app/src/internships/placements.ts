import { findLines, loadCases } from '../casework/index.ts';
import type { CaseState } from '../casework/index.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import type { Placement } from './capacity.ts';
import { internshipOf } from './internship-facts.ts';

/** Stages in which an internship takes a place: one that is over took it until its last day. */
const TAKING = ['offer', 'onboarding', 'active', 'archived'];

/** Every internship that is offered, accepted, under way or was held; erased ones count no more. */
export async function readPlacements(
  services: Pick<Services, 'ring'>,
  store: Store,
): Promise<readonly Placement[]> {
  const { lines } = await findLines(store, { kinds: ['internship'], stages: TAKING, limit: 10_000 });
  const states = await loadCases(
    services,
    store,
    lines.map(({ id }) => id),
  );
  return [...states.values()].flatMap((state) => placementOf(state) ?? []);
}

export function placementOf(state: CaseState): Placement | undefined {
  const { offer } = internshipOf(state);
  return offer
    ? { case: state.id, supervisor: offer.supervisor, start: offer.start, end: offer.end }
    : undefined;
}
