import { readAccount } from '../accounts/account-store.ts';
import { findCredentials } from '../accounts/credential-store.ts';
import type { Roster, RosterPerson } from '../accounts/roster.ts';
import { readRoster } from '../accounts/roster.ts';
import { isApprovedBy } from '../publishing/approval-proof.ts';
import { keyHash } from '../publishing/proposal.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { ASKED_FOR_MS, OPEN_FOR_MS, OPENING_ROLES } from './opening.ts';
import { approvalOf, openingsOf, refusalOf } from './opening-store.ts';
import type { KeptRequest, OpeningApproval } from './opening-store.ts';

export type OpeningState = 'waiting' | 'approved' | 'declined' | 'taken back' | 'lapsed' | 'over' | 'void';

/** How a request stands now, everything looked at again: what the database says of itself never suffices. */
export type OpeningStanding = {
  readonly state: OpeningState;
  /** Only where the state is `approved`. */
  readonly approval: OpeningApproval | undefined;
  readonly openUntil: string | undefined;
  readonly openings: readonly string[];
};

type Proof = Pick<Services, 'register' | 'ring' | 'folder' | 'origin' | 'now' | 'tell'>;

export async function standingOf(
  services: Proof,
  store: Store,
  request: KeptRequest,
): Promise<OpeningStanding> {
  const { ring, now } = services;
  const refusal = await refusalOf(store, request.id);
  const openings = await openingsOf(store, request.id);
  const no = (state: OpeningState): OpeningStanding => ({
    state,
    approval: undefined,
    openUntil: undefined,
    openings,
  });
  if (refusal) return no(refusal.reason);
  const approval = await approvalOf(store, ring, request.id);
  const given = await store.db
    .selectFrom('unseal_approval')
    .select('id')
    .where('request', '=', request.id)
    .executeTakeFirst();
  if (!given) {
    const asked = now().getTime() - Date.parse(request.at);
    return no(asked >= 0 && asked <= ASKED_FOR_MS ? 'waiting' : 'lapsed');
  }
  if (!approval || !(await isValid(services, store, request, approval))) return no('void');
  const age = now().getTime() - Date.parse(approval.at);
  const openUntil = new Date(Date.parse(approval.at) + OPEN_FOR_MS).toISOString();
  // A clock that runs backwards must not make an old approval young.
  return age >= 0 && age <= OPEN_FOR_MS
    ? { state: 'approved', approval, openUntil, openings }
    : { ...no('over'), openUntil };
}

/** Somebody who may agree to this request, as the list outside the database knows them. */
export async function approverFor(
  services: Proof,
  store: Store,
  request: KeptRequest,
  user: string,
): Promise<RosterPerson | undefined> {
  const roster = readRoster(services.folder, services.ring);
  if (!roster.ok || user === request.requester) return undefined;
  const person = personIn(roster.value, user);
  if (!person || !OPENING_ROLES.some((role) => person.roles.includes(role))) return undefined;
  // One human with two accounts: whoever shares a passkey with the person who asks is no second person.
  const own = await keysOf(services, store, roster.value, request.requester);
  return person.credentials.some(({ publicKey }) => own.has(keyHash(publicKey))) ? undefined : person;
}

async function isValid(
  services: Proof,
  store: Store,
  request: KeptRequest,
  approval: OpeningApproval,
): Promise<boolean> {
  const { approver, credential } = approval;
  if (
    approval.request !== request.id ||
    approval.requester !== request.requester ||
    approval.digest !== request.digest ||
    approval.at < request.at
  )
    return false;
  const person = await approverFor(services, store, request, approver);
  const key = person?.credentials.find(({ id }) => id === credential)?.publicKey;
  return (
    key !== undefined &&
    keyHash(key) === approval.keyHash &&
    (await isApprovedBy(key, approval, approval, services.origin))
  );
}

async function keysOf(
  services: Proof,
  store: Store,
  roster: Roster,
  user: string,
): Promise<ReadonlySet<string>> {
  const account = await readAccount(store, services, user);
  const held = await findCredentials(store, services, account?.credentials ?? []);
  return new Set(
    [...held, ...(personIn(roster, user)?.credentials ?? [])].map(({ publicKey }) => keyHash(publicKey)),
  );
}

function personIn({ people }: Roster, user: string): RosterPerson | undefined {
  return people.find((person) => person.user === user);
}
