import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readRoster } from '../accounts/roster.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Services } from '../workbench/services.ts';
import { isApprovedBy, isFreshNonce, newNonce } from './approval-proof.ts';
import { changesFile } from './build.ts';
import { challengeOf, CHALLENGE_FOR_MS, keyHash } from './proposal.ts';
import { addApproval, proposalById, refuse } from './proposal-store.ts';
import type { KeptProposal } from './proposal.ts';
import { standingOf } from './proposal-standing.ts';
import { mayApprove, personIn, validApprovals } from './signer.ts';

/** Why an approval was not taken. */
export type ApprovalProblem =
  | 'unknown'
  | 'closed'
  | 'own'
  | 'no right'
  | 'stale'
  | 'not proved'
  | 'already'
  | 'same key';

const answerSchema = z.object({
  id: z.string(),
  response: z.object({ authenticatorData: z.string(), clientDataJSON: z.string(), signature: z.string() }),
});

/** What an approver's browser is asked to have signed; null for somebody who cannot approve this. */
export function approvalRequest(
  { ring, folder, origin, now }: Services,
  person: Pick<SignedIn, 'user'>,
  proposal: KeptProposal,
): { readonly nonce: string; readonly options: Readonly<Record<string, unknown>> } | null {
  const roster = readRoster(folder, ring);
  const listed = roster.ok ? personIn(roster.value, person.user) : undefined;
  if (!listed || !mayApprove(listed) || listed.user === proposal.proposer) return null;
  const nonce = newNonce(ring, proposal.id, person.user, now());
  return {
    nonce,
    options: {
      challenge: challengeOf(proposal.digest, person.user, nonce).toString('base64url'),
      rpId: new URL(origin).hostname,
      timeout: CHALLENGE_FOR_MS,
      userVerification: 'required',
      allowCredentials: listed.credentials.map(({ id }) => ({ type: 'public-key', id })),
    },
  };
}

/** Takes a person's approval: a passkey signature, made just now, over this very digest. */
export async function approve(
  services: Services,
  person: Pick<SignedIn, 'user'>,
  id: string,
  { nonce, assertion }: { readonly nonce: string; readonly assertion: string },
): Promise<ApprovalProblem | undefined> {
  const { register, ring, folder, custody, origin, now, newId } = services;
  const answer = answerSchema.safeParse(parseJson(assertion));
  const roster = readRoster(folder, ring);
  return register.db
    .transaction()
    .execute(async (db): Promise<ApprovalProblem | undefined> => {
      const store = { db, engine: register.engine };
      const proposal = await proposalById(store, ring, id, true);
      if (proposal === undefined || proposal === 'forged') return 'unknown';
      if (proposal.proposer === person.user) return 'own';
      const listed = roster.ok ? personIn(roster.value, person.user) : undefined;
      if (!roster.ok || !listed || !mayApprove(listed)) return 'no right';
      const { state } = await standingOf({ ...services, register: { ...register, db } }, proposal);
      if (!['waiting', 'delayed', 'ready'].includes(state)) return 'closed';
      if (!isFreshNonce(ring, nonce, id, person.user, now())) return 'stale';
      const credential = answer.data?.id ?? '';
      const publicKey = listed.credentials.find((each) => each.id === credential)?.publicKey;
      if (!answer.success || publicKey === undefined) return 'not proved';
      const given = {
        id: newId(),
        proposal: id,
        proposer: proposal.proposer,
        digest: proposal.digest,
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
      const before = await db
        .selectFrom('approval')
        .select(['approver', 'key_hash', 'nonce'])
        .where('proposal', '=', id)
        .execute();
      if (before.some((row) => row.approver === person.user || row.nonce === nonce)) return 'already';
      if (before.some((row) => row.key_hash === given.keyHash)) return 'same key';
      const count = (await validApprovals(services, store, proposal, roster.value)).length;
      await addApproval(store, ring, given);
      // The signer counts people by all their keys, so one that shares a key with another adds nothing.
      if ((await validApprovals(services, store, proposal, roster.value)).length === count)
        throw new SharedKey();
      await custody.append(store, {
        actor: person.user,
        action: 'release approve',
        object: id,
        after: { digest: proposal.digest },
        approvals: [given.id],
      });
      return undefined;
    })
    .catch((error: unknown) => {
      if (error instanceof SharedKey) return 'same key' as const;
      throw error;
    });
}

class SharedKey extends Error {}

/** Ends a proposal that is not carried out: its proposer takes it back, or an approver declines it. */
export async function endProposal(
  { register, ring, custody, folder, now, newId }: Services,
  person: Pick<SignedIn, 'user'>,
  id: string,
): Promise<'unknown' | undefined> {
  const isEnded = await register.db.transaction().execute(async (db) => {
    const store = { db, engine: register.engine };
    const proposal = await proposalById(store, ring, id, true);
    if (proposal === undefined || proposal === 'forged') return false;
    const begun = await db.selectFrom('execution').select('id').where('proposal', '=', id).executeTakeFirst();
    if (begun) return false;
    const reason = proposal.proposer === person.user ? ('taken back' as const) : ('declined' as const);
    await refuse(store, { id: newId(), proposal: id, reason, by: person.user, at: now().toISOString() });
    await custody.append(store, { actor: person.user, action: `release ${reason}`, object: id });
    return true;
  });
  if (isEnded) rmSync(changesFile(folder, id), { force: true });
  return isEnded ? undefined : 'unknown';
}

/** Somebody else has looked at what one person removed at once. */
export async function confirmRemoval(
  { register, ring, custody, now }: Services,
  person: Pick<SignedIn, 'user'>,
  id: string,
): Promise<'unknown' | 'own' | undefined> {
  return register.db.transaction().execute(async (db) => {
    const store = { db, engine: register.engine };
    const proposal = await proposalById(store, ring, id, true);
    if (proposal === undefined || proposal === 'forged' || proposal.action !== 'remove') return 'unknown';
    if (proposal.proposer === person.user) return 'own';
    const row = { proposal: id, proposer: proposal.proposer, person: person.user, at: now().toISOString() };
    await db
      .insertInto('confirmation')
      .values(row)
      .onConflict((on) => on.doNothing())
      .execute();
    await custody.append(store, { actor: person.user, action: 'release confirm removal', object: id });
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
