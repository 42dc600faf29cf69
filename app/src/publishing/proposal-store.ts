import type { KeyRing } from '../keyring/index.ts';
import type { PublishingTables, Store } from '../register/index.ts';
import { digestOf } from './proposal.ts';
import type { Approval, KeptProposal, Proposal, RefusalReason } from './proposal.ts';
import { isGenuineRow, sealRow } from '../keyring/index.ts';

export async function addProposal({ db }: Store, ring: KeyRing, proposal: Proposal): Promise<string> {
  const digest = digestOf(proposal);
  const { id, action, proposer, base, target, asOf, tables, withdrawn, reason, at } = proposal;
  const row = sealRow(ring, 'proposal', {
    id,
    action,
    proposer,
    base: base?.release ?? null,
    base_manifest: base?.manifest ?? null,
    target,
    as_of: asOf,
    tables: JSON.stringify(tables),
    subject: JSON.stringify(withdrawn),
    reason,
    digest,
    at,
  });
  await db.insertInto('proposal').values(row).execute();
  return digest;
}

/** A proposal as Unhidden wrote it; 'forged' for a row that somebody else wrote or altered. */
export async function proposalById(
  { db, engine }: Store,
  ring: KeyRing,
  id: string,
  isToBeLocked = false,
): Promise<KeptProposal | 'forged' | undefined> {
  const query = db.selectFrom('proposal').selectAll().where('id', '=', id);
  const row = await (isToBeLocked && engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row && proposalOf(ring, row);
}

export async function newestProposals({ db }: Store, ring: KeyRing, limit: number): Promise<KeptProposal[]> {
  const rows = await db
    .selectFrom('proposal')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const proposal = proposalOf(ring, row);
    return proposal === 'forged' ? [] : [proposal];
  });
}

function proposalOf(ring: KeyRing, row: PublishingTables['proposal']): KeptProposal | 'forged' {
  if (!isGenuineRow(ring, 'proposal', row)) return 'forged';
  const proposal: Proposal = {
    id: row.id,
    action: row.action,
    proposer: row.proposer,
    base:
      row.base === null || row.base_manifest === null
        ? null
        : { release: row.base, manifest: row.base_manifest },
    target: row.target,
    asOf: row.as_of,
    tables: JSON.parse(row.tables) as Proposal['tables'],
    withdrawn: JSON.parse(row.subject) as Proposal['withdrawn'],
    reason: row.reason,
    at: row.at,
  };
  return digestOf(proposal) === row.digest ? { ...proposal, digest: row.digest } : 'forged';
}

export async function addApproval({ db }: Store, ring: KeyRing, approval: Approval): Promise<void> {
  const row = sealRow(ring, 'approval', {
    id: approval.id,
    proposal: approval.proposal,
    proposer: approval.proposer,
    digest: approval.digest,
    approver: approval.approver,
    credential: approval.credential,
    key_hash: approval.keyHash,
    nonce: approval.nonce,
    authenticator_data: approval.authenticatorData,
    client_data: approval.clientData,
    signature: approval.signature,
    at: approval.at,
  });
  await db.insertInto('approval').values(row).execute();
}

/** The genuine ones, oldest first. */
export async function approvalsOf({ db }: Store, ring: KeyRing, proposal: string): Promise<Approval[]> {
  const rows = await db
    .selectFrom('approval')
    .selectAll()
    .where('proposal', '=', proposal)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows
    .filter((row) => isGenuineRow(ring, 'approval', row))
    .map((row) => ({
      id: row.id,
      proposal: row.proposal,
      proposer: row.proposer,
      digest: row.digest,
      approver: row.approver,
      credential: row.credential,
      keyHash: row.key_hash,
      nonce: row.nonce,
      authenticatorData: row.authenticator_data,
      clientData: row.client_data,
      signature: row.signature,
      at: row.at,
    }));
}

export async function refuse(
  { db }: Store,
  refusal: { id: string; proposal: string; reason: RefusalReason; by: string; at: string },
): Promise<void> {
  await db.insertInto('refusal').values(refusal).execute();
}

export async function refusalOf(
  { db }: Store,
  proposal: string,
): Promise<{ reason: RefusalReason; by: string; at: string } | undefined> {
  return db
    .selectFrom('refusal')
    .select(['reason', 'by', 'at'])
    .where('proposal', '=', proposal)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
}

export async function publicationOf(
  { db }: Store,
  proposal: string,
): Promise<{ release: number; at: string } | undefined> {
  return db
    .selectFrom('publication')
    .select(['release', 'at'])
    .where('proposal', '=', proposal)
    .executeTakeFirst();
}

export async function addPublication({ db }: Store, row: PublishingTables['publication']): Promise<void> {
  await db
    .insertInto('publication')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Whether this proposal was begun, and whether another one was begun after it. */
export async function executionOf(
  { db }: Store,
  proposal: string,
): Promise<{ at: string; isNewest: boolean } | undefined> {
  const own = await db
    .selectFrom('execution')
    .select('at')
    .where('proposal', '=', proposal)
    .executeTakeFirst();
  if (!own) return undefined;
  const later = await db
    .selectFrom('execution')
    .select('id')
    .where('at', '>=', own.at)
    .where('proposal', '<>', proposal)
    .limit(1)
    .executeTakeFirst();
  return { at: own.at, isNewest: later === undefined };
}

export async function addExecution(
  { db }: Store,
  ring: KeyRing,
  row: Omit<PublishingTables['execution'], 'mac'>,
): Promise<void> {
  await db
    .insertInto('execution')
    .values(sealRow(ring, 'execution', row))
    .execute();
}

/** Who looked at what one person removed at once. */
export async function confirmationsOf({ db }: Store, proposal: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('confirmation')
    .select('person')
    .where('proposal', '=', proposal)
    .orderBy('at')
    .execute();
  return rows.map(({ person }) => person);
}
