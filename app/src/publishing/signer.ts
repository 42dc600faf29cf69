import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Roster, RosterPerson } from '../accounts/roster.ts';
import { readRoster, rosterPath } from '../accounts/roster.ts';
import type { Custody } from '../custody/custody.ts';
import type { KeyRing } from '../keyring/index.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import type { Register, Store } from '../register/index.ts';
import type { Manifest } from '../release/manifest.ts';
import { currentRelease, releaseFolder, releaseNumbers } from '../release/release-folder.ts';
import { isApprovedBy } from './approval-proof.ts';
import { heldBackNow } from './held-back.ts';
import type { Inspection } from './inspection.ts';
import { isInspection } from './inspection.ts';
import { APPROVALS_NEEDED, APPROVED_FOR_MS, APPROVING_ROLES, keyHash, sameTables } from './proposal.ts';
import type { Approval, KeptProposal } from './proposal.ts';
import {
  addExecution,
  approvalsOf,
  executionOf,
  proposalById,
  publicationOf,
  refusalOf,
} from './proposal-store.ts';
import { addWithdrawals } from './withdrawal-store.ts';

declare const authorised: unique symbol;
/** Leave to publish one release. Only this file makes one, and it counts once. */
export type Authorisation = { readonly [authorised]: true };

type Grant = {
  readonly releases: string;
  readonly release: number;
  readonly folder: string;
  readonly proposal?: NonNullable<Manifest['proposal']>;
};

const grants = new WeakMap<Authorisation, Grant>();

function issue(grant: Grant): Authorisation {
  const authorisation = Object.freeze({}) as Authorisation;
  grants.set(authorisation, grant);
  return authorisation;
}

/** Takes an authorisation for exactly this release; throws when it is not one, is for another, or was used. */
export function redeem(
  authorisation: Authorisation,
  releases: string,
  { release, folder }: Pick<Grant, 'release' | 'folder'>,
): Grant {
  const grant = grants.get(authorisation);
  if (!grant || grant.releases !== releases || grant.release !== release || grant.folder !== folder)
    throw new Error('This release is not authorised.');
  grants.delete(authorisation);
  return grant;
}

/** What the signer works with. */
export type Signer = {
  readonly register: Register;
  readonly folder: Pick<DataFolder, 'keys' | 'releases' | 'withdrawalsFile'>;
  readonly ring: KeyRing;
  readonly custody: Custody;
  readonly origin: string;
  readonly config: { readonly namingDelayHours: number };
  now(): Date;
  newId(): string;
};

/** Why the signer does not sign. */
export type Objection =
  | 'unknown'
  | 'forged'
  | 'published'
  | 'refused'
  | 'base changed'
  | 'content changed'
  | 'expired'
  | 'no list of approvers'
  | 'too few approvals'
  | 'too early'
  | 'not a removal'
  | 'may not remove'
  | 'holds what may not be public';

export type Authorised =
  | { readonly ok: true; readonly authorisation: Authorisation }
  | { readonly ok: false; readonly objection: Objection; readonly count?: number };

/**
 * The first release of a copy nobody has an account in: built from public sources, without staff approval. Throws
 * once there is any release or any account.
 */
export async function authoriseFirst(
  { db }: Pick<Store, 'db'>,
  { releases, keys }: Pick<DataFolder, 'keys' | 'releases'>,
  { number, folder }: { readonly number: number; readonly folder: string },
): Promise<Authorisation> {
  const account = await db.selectFrom('account').select('id').limit(1).executeTakeFirst();
  if (number !== 1 || releaseNumbers(releases).length > 0 || account || existsSync(rosterPath({ keys })))
    throw new Error(
      'Only the first release of a copy without accounts is made without approval; propose this one in the workbench, under Releases.',
    );
  return issue({ releases, release: number, folder });
}

/**
 * Whether a proposal may be carried out now with what the signer saw on the disk. Everything is looked at again, in
 * the transaction that records the decision; what the database says of itself never suffices.
 */
export async function authorise(signer: Signer, id: string, seen: Inspection): Promise<Authorised> {
  if (!isInspection(seen)) throw new Error('the signer goes by what it saw itself');
  const { register, folder } = signer;
  const asked = await proposalById(register, signer.ring, id);
  if (asked !== undefined && asked !== 'forged' && asked.action === 'rollback') {
    const count = await heldBackNow(
      signer,
      register,
      join(folder.releases, String(asked.target)),
      asked.target,
    );
    if (count > 0) return { ok: false, objection: 'holds what may not be public', count };
  }
  return register.db.transaction().execute(async (db) => {
    const store = { db, engine: register.engine };
    const proposal = await proposalById(store, signer.ring, id, true);
    if (proposal === undefined) return no('unknown');
    if (proposal === 'forged') return no('forged');
    const begun = await executionOf(store, id);
    if ((await publicationOf(store, id)) || (begun && !begun.isNewest)) return no('published');
    if (await refusalOf(store, id)) return no('refused');
    const objection = objectionToContent(signer, proposal, seen);
    if (objection) return no(objection);
    const roster = readRoster(folder, signer.ring);
    if (!roster.ok) return no('no list of approvers');
    const approvals = await agreed(signer, store, proposal, roster.value);
    if (typeof approvals === 'string') return no(approvals);
    await record(signer, store, proposal, approvals, begun !== undefined);
    return {
      ok: true,
      authorisation: issue({
        releases: folder.releases,
        release: proposal.target,
        folder: seen.folder,
        proposal: { id, digest: proposal.digest, approvals: approvals.length },
      }),
    };
  });
}

function no(objection: Objection): Authorised {
  return { ok: false, objection };
}

/** SHA-256 of a release's manifest as it lies on the disk. */
export function manifestHash(releases: string, release: number): string {
  return createHash('sha256')
    .update(readFileSync(join(releaseFolder(releases, release), 'manifest.json')))
    .digest('hex');
}

/** What is served now, as a proposal names it. */
export function currentBase(releases: string): KeptProposal['base'] {
  const release = currentRelease(releases);
  return release === undefined ? null : { release, manifest: manifestHash(releases, release) };
}

export function isBase(releases: string, base: KeptProposal['base']): boolean {
  const now = currentBase(releases);
  return now?.release === base?.release && now?.manifest === base?.manifest;
}

function objectionToContent(
  { folder: { releases }, now, config }: Signer,
  proposal: KeptProposal,
  seen: Inspection,
): Objection | undefined {
  const { action, base, target, tables, at } = proposal;
  const age = now().getTime() - Date.parse(at);
  // A clock that runs backwards must not make an old proposal young.
  if (!(age >= 0 && age <= APPROVED_FOR_MS)) return 'expired';
  if (!isBase(releases, base)) return 'base changed';
  const isBack = action === 'rollback';
  if (isBack !== releaseNumbers(releases).includes(target)) return 'base changed';
  if (seen.release !== target || !sameTables(seen.tables, tables)) return 'content changed';
  if (!isBack && seen.approval !== (action === 'remove' ? 'removal' : 'approved')) return 'content changed';
  if ((action === 'remove' || action === 'withdraw') && !seen.isRemovalOnly) return 'not a removal';
  const delayMs = config.namingDelayHours * 3_600_000;
  return action === 'publish' && seen.newNames > 0 && age < delayMs ? 'too early' : undefined;
}

/** The approvals a proposal rests on, or why they do not suffice. */
async function agreed(
  signer: Signer,
  store: Store,
  proposal: KeptProposal,
  roster: Roster,
): Promise<readonly Approval[] | Objection> {
  if (proposal.action === 'remove') {
    const proposer = personIn(roster, proposal.proposer);
    return proposer?.roles.includes('publisher') ? [] : 'may not remove';
  }
  const approvals = await validApprovals(signer, store, proposal, roster);
  return approvals.length >= APPROVALS_NEEDED ? approvals : 'too few approvals';
}

/** Approvals that hold now, at most one of each person and of each key; none of them shares a key with the proposer. */
export async function validApprovals(
  { ring, now, origin }: Pick<Signer, 'ring' | 'now' | 'origin'>,
  store: Store,
  proposal: KeptProposal,
  roster: Roster,
): Promise<readonly Approval[]> {
  const valid: Approval[] = [];
  const people = new Set([proposal.proposer]);
  const keys = keysOf(personIn(roster, proposal.proposer));
  for (const approval of await approvalsOf(store, ring, proposal.id)) {
    const { approver, digest, at, credential } = approval;
    const age = now().getTime() - Date.parse(at);
    const person = personIn(roster, approver);
    const key = person?.credentials.find(({ id }) => id === credential)?.publicKey;
    const isGood =
      approval.proposal === proposal.id &&
      approval.proposer === proposal.proposer &&
      digest === proposal.digest &&
      at >= proposal.at &&
      age >= 0 &&
      age <= APPROVED_FOR_MS &&
      !people.has(approver) &&
      person !== undefined &&
      mayApprove(person) &&
      key !== undefined &&
      keyHash(key) === approval.keyHash &&
      keysOf(person).every((each) => !keys.includes(each)) &&
      (await isApprovedBy(key, approval, approval, origin));
    if (!isGood) continue;
    valid.push(approval);
    people.add(approver);
    keys.push(...keysOf(person));
  }
  return valid;
}

export function mayApprove({ roles }: Pick<RosterPerson, 'roles'>): boolean {
  return APPROVING_ROLES.some((role) => roles.includes(role));
}

export function personIn(roster: Roster, user: string): RosterPerson | undefined {
  return roster.people.find((person) => person.user === user);
}

function keysOf(person: RosterPerson | undefined): string[] {
  return (person?.credentials ?? []).map(({ publicKey }) => keyHash(publicKey));
}

async function record(
  { ring, custody, now, newId }: Signer,
  store: Store,
  proposal: KeptProposal,
  approvals: readonly Approval[],
  isBegun: boolean,
): Promise<void> {
  if (isBegun) return;
  const { id, action, target, withdrawn, digest } = proposal;
  const at = now().toISOString();
  await addExecution(store, ring, { id: newId(), proposal: id, release: target, at });
  if (action === 'withdraw' || action === 'remove') await addWithdrawals(store, id, withdrawn, at, newId);
  await custody.append(store, {
    actor: 'system',
    action: `release ${action}`,
    object: id,
    after: { release: target, digest },
    approvals: approvals.map((approval) => approval.id),
  });
}
