import type { SignedIn } from '../accounts/roles.ts';
import type { Services } from '../workbench/services.ts';
import { newestProposals } from './proposal-store.ts';
import { standingOf } from './proposal-standing.ts';

const LOOKED_AT = 20;

/** How many releases wait for this person's approval. */
export async function proposalsToApprove(services: Services, person: SignedIn): Promise<number> {
  let waiting = 0;
  for (const proposal of await newestProposals(services.register, services.ring, LOOKED_AT)) {
    if (proposal.proposer === person.user) continue;
    const { state, approvals } = await standingOf(services, proposal);
    if (state === 'waiting' && !approvals.some(({ approver }) => approver === person.user)) waiting += 1;
  }
  return waiting;
}
