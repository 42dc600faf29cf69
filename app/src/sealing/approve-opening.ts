import { z } from 'zod';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { isApprovedBy, isFreshNonce, newNonce } from '../publishing/approval-proof.ts';
import { challengeOf, CHALLENGE_FOR_MS, keyHash } from '../publishing/proposal.ts';
import { readableOf } from '../recording/access.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { approverFor, standingOf } from './opening-proof.ts';
import { addApproval, requestById } from './opening-store.ts';
import type { KeptRequest } from './opening-store.ts';

/** Why an approval was not taken. */
export type ApprovalProblem = 'unknown' | 'own' | 'no right' | 'closed' | 'stale' | 'not proved';

const answerSchema = z.object({
  id: z.string(),
  response: z.object({ authenticatorData: z.string(), clientDataJSON: z.string(), signature: z.string() }),
});

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
  const { ring, origin, now, register } = services;
  const listed = await approverFor(services, register, request, person.user);
  if (!listed || listed.credentials.length === 0) return null;
  const nonce = newNonce(ring, request.id, person.user, now());
  return {
    nonce,
    options: {
      challenge: challengeOf(request.digest, person.user, nonce).toString('base64url'),
      rpId: new URL(origin).hostname,
      timeout: CHALLENGE_FOR_MS,
      userVerification: 'required',
      allowCredentials: listed.credentials.map(({ id }) => ({ type: 'public-key', id })),
    },
  };
}

/** Takes the second person's agreement: a passkey signature, made just now, over this very request. */
export async function approveOpening(
  services: Services,
  person: Pick<SignedIn, 'user'>,
  id: string,
  { nonce, assertion }: { readonly nonce: string; readonly assertion: string },
): Promise<ApprovalProblem | undefined> {
  const { register, ring, custody, origin, now, newId } = services;
  const answer = answerSchema.safeParse(parseJson(assertion));
  return register.db.transaction().execute(async (db): Promise<ApprovalProblem | undefined> => {
    const tx = { db, engine: register.engine };
    const request = await requestById(tx, ring, id);
    if (request === undefined || request === 'forged') return 'unknown';
    if (request.requester === person.user) return 'own';
    const listed = await approverFor(services, tx, request, person.user);
    if (!listed) return 'no right';
    if ((await standingOf(services, tx, request)).state !== 'waiting') return 'closed';
    if (!isFreshNonce(ring, nonce, id, person.user, now())) return 'stale';
    const credential = answer.data?.id ?? '';
    const publicKey = listed.credentials.find((each) => each.id === credential)?.publicKey;
    if (!answer.success || publicKey === undefined) return 'not proved';
    const given = {
      id: newId(),
      request: id,
      requester: request.requester,
      digest: request.digest,
      approver: person.user,
      credential,
      keyHash: keyHash(publicKey),
      nonce,
      authenticatorData: answer.data.response.authenticatorData,
      clientData: answer.data.response.clientDataJSON,
      signature: answer.data.response.signature,
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
