import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { isApprovedBy, isFreshNonce, readSignature, signatureRequest } from '../publishing/approval-proof.ts';
import { keyHash } from '../publishing/proposal.ts';
import { readableOf } from '../recording/access.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { approverFor, standingOf } from './opening-proof.ts';
import { addApproval, requestById } from './opening-store.ts';
import type { KeptRequest } from './opening-store.ts';

/** Why an approval was not taken. */
export type ApprovalProblem = 'unknown' | 'own' | 'no right' | 'closed' | 'stale' | 'not proved';

/** Whether this person may be told of a request somebody else made: they may read the record, or coordinate openings. */
export async function maySeeRequest(
  services: Pick<Services, 'register' | 'now'>,
  store: Store,
  person: SignedIn,
  { record, requester }: Pick<KeptRequest, 'record' | 'requester'>,
): Promise<boolean> {
  if (requester === person.user || person.roles.has('coordinator')) return true;
  const mayDecide = permissionOf('let open', person, services.now()) !== 'no';
  return mayDecide && (await readableOf(services, store, person, [record])).has(record);
}

/** What an approver's browser is asked to have signed; null for somebody who cannot agree to this. */
export async function approvalRequest(
  services: Services,
  person: Pick<SignedIn, 'user'>,
  request: KeptRequest,
): Promise<{ readonly nonce: string; readonly options: Readonly<Record<string, unknown>> } | null> {
  const listed = await approverFor(services, services.register, request, person.user);
  if (!listed || listed.credentials.length === 0) return null;
  return signatureRequest(services, request, person.user, listed.credentials);
}

/** Takes the second person's agreement: a passkey signature, made just now, over this very request. */
export async function approveOpening(
  services: Services,
  person: Pick<SignedIn, 'user'>,
  id: string,
  { nonce, assertion }: { readonly nonce: string; readonly assertion: string },
): Promise<ApprovalProblem | undefined> {
  const { register, ring, custody, origin, now, newId } = services;
  const answer = readSignature(assertion);
  return register.db.transaction().execute(async (db): Promise<ApprovalProblem | undefined> => {
    const tx = { db, engine: register.engine };
    const request = await requestById(tx, ring, id);
    if (request === undefined || request === 'forged') return 'unknown';
    if (request.requester === person.user) return 'own';
    const listed = await approverFor(services, tx, request, person.user);
    if (!listed) return 'no right';
    if ((await standingOf(services, tx, request)).state !== 'waiting') return 'closed';
    if (!isFreshNonce(ring, nonce, id, person.user, now())) return 'stale';
    const publicKey = listed.credentials.find(({ id: each }) => each === answer?.credential)?.publicKey;
    if (!answer || publicKey === undefined) return 'not proved';
    const given = {
      id: newId(),
      request: id,
      requester: request.requester,
      digest: request.digest,
      approver: person.user,
      ...answer,
      keyHash: keyHash(publicKey),
      nonce,
      at: now().toISOString(),
    };
    if (!(await isApprovedBy(publicKey, given, given, origin))) return 'not proved';
    await addApproval(tx, ring, given);
    await custody.append(tx, {
      actor: person.user,
      action: 'sealed approve',
      object: request.record,
      after: { request: id, digest: request.digest },
      approvals: [given.id],
    });
    return undefined;
  });
}
