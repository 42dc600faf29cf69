import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Services } from '../workbench/services.ts';
import { maySeeRequest } from './approve-opening.ts';
import { standingOf } from './opening-proof.ts';
import type { OpeningState } from './opening-proof.ts';
import { ASKED_FOR_MS } from './opening.ts';
import { requestsSince } from './opening-store.ts';
import type { KeptRequest } from './opening-store.ts';

export type SeenRequest = KeptRequest & { readonly state: OpeningState };

/** Requests of the last days this person may know of: their own, and those that wait for somebody like them. */
export async function seenRequests(
  services: Services,
  person: SignedIn,
): Promise<{ readonly waiting: readonly SeenRequest[]; readonly mine: readonly SeenRequest[] }> {
  const { register, ring, now } = services;
  const since = new Date(now().getTime() - ASKED_FOR_MS).toISOString();
  const waiting: SeenRequest[] = [];
  const mine: SeenRequest[] = [];
  for (const request of await requestsSince(register, ring, since)) {
    const isMine = request.requester === person.user;
    if (!isMine && !(await maySeeRequest(services, register, person, request))) continue;
    const { state } = await standingOf(services, register, request);
    if (isMine) mine.push({ ...request, state });
    else if (state === 'waiting') waiting.push({ ...request, state });
  }
  return { waiting, mine };
}

/** How many requests wait for this person's decision. */
export async function openingsToDecide(services: Services, person: SignedIn): Promise<number> {
  if (permissionOf('let open', person, services.now()) === 'no') return 0;
  return (await seenRequests(services, person)).waiting.length;
}
