import { readRoster } from '../accounts/roster.ts';
import type { Services } from '../workbench/services.ts';
import { changesFile } from './build.ts';
import { readChanges } from './changes.ts';
import type { ChangeSummary } from './changes.ts';
import { executingJob } from './job-store.ts';
import { APPROVALS_NEEDED, APPROVED_FOR_MS } from './proposal.ts';
import type { Approval, KeptProposal, RefusalReason } from './proposal.ts';
import { approvalsOf, publicationOf, refusalOf } from './proposal-store.ts';
import { isBase, validApprovals } from './signer.ts';

export type ProposalState =
  | 'published'
  | RefusalReason
  | 'base changed'
  | 'expired'
  | 'waiting'
  | 'delayed'
  | 'ready'
  | 'running';

export type ProposalStanding = {
  readonly state: ProposalState;
  /** Approvals that hold now, and how many were given. */
  readonly approvals: readonly Approval[];
  readonly given: number;
  /** When it may go out at the earliest, because it first names a person; ISO 8601. */
  readonly notBefore: string | null;
  readonly expiresAt: string;
  readonly release: number | null;
  readonly publishedAt: string | null;
  /** What the last try to carry it out ended with. */
  readonly lastNote: readonly string[];
};

/** How a proposal stands now, for people to see; the signer asks no such summary. `ownJob` is the job that asks. */
export async function standingOf(
  services: Services,
  proposal: KeptProposal,
  ownJob?: string,
): Promise<ProposalStanding> {
  const { register, ring, folder, now, config } = services;
  const roster = readRoster(folder, ring);
  const given = await approvalsOf(register, ring, proposal.id);
  const approvals = roster.ok ? await validApprovals(services, register, proposal, roster.value) : [];
  const publication = await publicationOf(register, proposal.id);
  const refusal = await refusalOf(register, proposal.id);
  const job = await executingJob(register, proposal.id);
  const proposedAt = Date.parse(proposal.at);
  const names = summaryOf(services, proposal.id)?.newNames ?? 0;
  const notBefore =
    proposal.action === 'publish' && names > 0 && config.namingDelayHours > 0
      ? new Date(proposedAt + config.namingDelayHours * 3_600_000).toISOString()
      : null;
  const state = (): ProposalState => {
    if (publication) return 'published';
    if (job && job.id !== ownJob && (job.state === 'waiting' || job.state === 'running')) return 'running';
    if (refusal) return refusal.reason;
    if (!isBase(folder.releases, proposal.base)) return 'base changed';
    if (now().getTime() - proposedAt > APPROVED_FOR_MS) return 'expired';
    if (approvals.length < APPROVALS_NEEDED && proposal.action !== 'remove') return 'waiting';
    return notBefore !== null && now().toISOString() < notBefore ? 'delayed' : 'ready';
  };
  return {
    state: state(),
    approvals,
    given: given.length,
    notBefore,
    expiresAt: new Date(proposedAt + APPROVED_FOR_MS).toISOString(),
    release: publication?.release ?? null,
    publishedAt: publication?.at ?? null,
    lastNote: job?.state === 'failed' ? (JSON.parse(job.note) as string[]) : [],
  };
}

/** What it would change; undefined where the file was lost, as after restoring a backup. */
export function summaryOf({ folder }: Services, proposal: string): ChangeSummary | undefined {
  try {
    return readChanges(changesFile(folder, proposal), 0, 0).summary;
  } catch {
    return undefined;
  }
}
