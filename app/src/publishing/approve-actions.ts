import { rmSync } from 'node:fs';
import { readRoster } from '../accounts/roster.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Services } from '../workbench/services.ts';
import { isApprovedBy, isFreshNonce, readSignature, signatureRequest } from './approval-proof.ts';
import { changesFile } from './build.ts';
import { keyHash } from './proposal.ts';
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

/** What an approver's browser is asked to have signed; null for somebody who cannot approve this. */
export function approvalRequest(
  services: Services,
  person: Pick<SignedIn, 'user'>,
  proposal: KeptProposal,
): { readonly nonce: string; readonly options: Readonly<Record<string, unknown>> } | null {
  const roster = readRoster(services.folder, services.ring);
  const listed = roster.ok ? personIn(roster.value, person.user) : undefined;
  if (!listed || !mayApprove(listed) || listed.user === proposal.proposer) return null;
  return signatureRequest(services, proposal, person.user, listed.credentials);
}

/** Takes a person's approval: a passkey signature, made just now, over this very digest. */
export async function approve(
  services: Services,
  person: Pick<SignedIn, 'user'>,
  id: string,
  { nonce, assertion }: { readonly nonce: string; readonly assertion: string },
): Promise<ApprovalProblem | undefined> {
  const { register, ring, folder, custody, origin, now, newId } = services;
  const answer = readSignature(assertion);
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
      const publicKey = listed.credentials.find(({ id: each }) => each === answer?.credential)?.publicKey;
      if (!answer || publicKey === undefined) return 'not proved';
      const given = {
        id: newId(),
        proposal: id,
        proposer: proposal.proposer,
        digest: proposal.digest,
        approver: person.user,
        ...answer,
        keyHash: keyHash(publicKey),
        nonce,
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
