import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SignedIn } from '../accounts/roles.ts';
import type { FileLock } from '../platform/file-lock.ts';
import { takeLock } from '../platform/file-lock.ts';
import type { Withdrawn } from '../release/index.ts';
import {
  currentRelease,
  openSigningKey,
  publishCandidate,
  readManifest,
  releaseFolder,
  serveEarlier,
} from '../release/index.ts';
import type { Services } from '../workbench/services.ts';
import { buildLock, changesFile } from './build.ts';
import { buildBeside } from './candidate-work.ts';
import type { WorkDone, WorkOrder } from './candidate-work.ts';
import { isNothing } from './changes.ts';
import { inspect } from './inspection.ts';
import { addJob, executingJob, jobById, openJobs, setJob } from './job-store.ts';
import type { Job } from './job-store.ts';
import type { Action } from './proposal.ts';
import type { KeptProposal } from './proposal.ts';
import {
  addProposal,
  addPublication,
  executionOf,
  newestProposals,
  proposalById,
  publicationOf,
  refuse,
} from './proposal-store.ts';
import { standingOf } from './proposal-standing.ts';
import { authorise, currentBase } from './signer.ts';
import { stateMark } from './withdrawal-store.ts';

export type Request = {
  readonly action: Action;
  readonly withdrawn: Withdrawn;
  /** The release to go back to. */
  readonly target?: number;
  readonly reason: string;
};

/** Notes of jobs that did not reach their end: a code, and details where there are any. */
export type Note = readonly string[];

/** Begins to build what is proposed; the proposal has the id of the job and stands once it is built. */
export async function startProposal(services: Services, person: SignedIn, request: Request): Promise<string> {
  const id = services.newId();
  await services.register.db.transaction().execute(async (db) => {
    const store = { db, engine: services.register.engine };
    const at = services.now().toISOString();
    await addJob(store, { id, kind: 'propose', person: person.user, subject: JSON.stringify(request), at });
    await services.custody.append(store, {
      actor: person.user,
      action: `release ask ${request.action}`,
      object: id,
      after: request,
    });
  });
  void runJob(services, id);
  return id;
}

/** Begins to carry out a proposal, unless that is under way; the signer decides whether it may be. */
export async function startExecution(services: Services, actor: string, proposal: string): Promise<string> {
  const under = await executingJob(services.register, proposal);
  if (under && (under.state === 'waiting' || under.state === 'running')) {
    void runJob(services, under.id);
    return under.id;
  }
  const id = services.newId();
  const at = services.now().toISOString();
  const subject = JSON.stringify({ proposal });
  await addJob(services.register, { id, kind: 'execute', person: actor, subject, at });
  void runJob(services, id);
  return id;
}

const running = new Map<string, Promise<void>>();

/** Runs a job in this process, once; ends when it does. */
export function runJob(services: Services, id: string): Promise<void> {
  const under = running.get(id);
  if (under) return under;
  const job = work(services, id).finally(() => running.delete(id));
  running.set(id, job);
  return job;
}

/** Takes up jobs that a restart interrupted, and carries out approved proposals whose delay is over. */
export async function resumeJobs(services: Services): Promise<void> {
  for (const { id } of await openJobs(services.register)) void runJob(services, id);
  for (const proposal of await newestProposals(services.register, services.ring, 20)) {
    const { state } = await standingOf(services, proposal);
    if (state === 'ready' && !(await executingJob(services.register, proposal.id)))
      await startExecution(services, 'system', proposal.id);
  }
}

const EVERY_MS = 30_000;

/** Looks every half minute for jobs to take up; the timer keeps no process alive. */
export function watchReleases(services: Services): void {
  const look = (): void =>
    void resumeJobs(services).catch((error: unknown) =>
      services.tell(`Release jobs: ${error instanceof Error ? error.message : 'failed'}`),
    );
  look();
  setInterval(look, EVERY_MS).unref();
}

async function work(services: Services, id: string): Promise<void> {
  const { register, folder } = services;
  let lock: FileLock | undefined;
  try {
    while (!(lock = takeLock(buildLock(folder)))) await sleep(WAIT_MS);
    // Another process may have done it while this one waited.
    const job = await jobById(register, id);
    if (!job || job.state === 'done' || job.state === 'failed') return;
    await setJob(register, id, { state: 'running' });
    const note = await (job.kind === 'propose' ? propose(services, job) : execute(services, job));
    await setJob(register, id, {
      state: note.length === 0 ? 'done' : 'failed',
      progress: 100,
      note: JSON.stringify(note),
    });
  } catch (error) {
    services.tell(`A release job failed: ${error instanceof Error ? error.stack : String(error)}`);
    await setJob(register, id, { state: 'failed', note: '["broken"]' }).catch(() => undefined);
  } finally {
    rmSync(join(folder.releases, '.building'), { recursive: true, force: true });
    lock?.release();
  }
}

const WAIT_MS = 250;

async function propose(services: Services, job: Job): Promise<Note> {
  const { register, folder, ring, custody } = services;
  const request = JSON.parse(job.subject) as Request;
  const isMade = (await proposalById(register, ring, job.id)) !== undefined;
  if (isMade) return request.action === 'remove' ? carryOut(services, job.id, job.id) : [];
  const base = currentBase(folder.releases);
  const order = orderOf(services, request, job.at.slice(0, 10), changesFile(folder, job.id));
  const done = await build(services, job.id, { ...order, isReadBack: false });
  const isRemoval = request.action === 'withdraw' || request.action === 'remove';
  if (isRemoval && done.summary.records.gone + done.summary.claims.gone === 0) return ['nothing to withdraw'];
  if (isNothing(done.summary)) return ['nothing changes'];
  const { asOf, tables } = done.candidate.manifest;
  const proposal = {
    id: job.id,
    action: request.action,
    proposer: job.person,
    base,
    target: done.candidate.number,
    asOf,
    tables,
    withdrawn: request.withdrawn,
    reason: request.reason,
    at: job.at,
  };
  await register.db.transaction().execute(async (db) => {
    const store = { db, engine: register.engine };
    const digest = await addProposal(store, ring, proposal);
    await custody.append(store, {
      actor: job.person,
      action: `release propose ${request.action}`,
      object: job.id,
      after: { digest },
    });
  });
  return request.action === 'remove' ? carryOut(services, job.id, job.id) : [];
}

async function execute(services: Services, job: Job): Promise<Note> {
  const { proposal } = JSON.parse(job.subject) as { proposal: string };
  return carryOut(services, job.id, proposal);
}

const TRIES = 5;

async function carryOut(services: Services, job: string, id: string): Promise<Note> {
  const { register, folder, ring } = services;
  await settle(services);
  const proposal = await proposalById(register, ring, id);
  if (proposal === undefined) return ['unknown'];
  if (proposal === 'forged') return ['forged'];
  if (await publicationOf(register, id)) return [];
  // Told before a long build rather than after it; the signer looks again.
  const { state } = await standingOf(services, proposal, job);
  if (state !== 'ready') return [state];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const order = orderOf(services, proposal, proposal.asOf, undefined);
    const { candidate, problems, mark } = await build(services, job, { ...order, isReadBack: true });
    if (problems.length > 0) return ['read back', ...problems.slice(0, 20)];
    const seen = await inspect(folder.releases, candidate.folder, candidate.number);
    if (await isOvertaken(services, mark)) continue;
    const answer = await authorise(services, id, seen);
    if (!answer.ok) {
      if (answer.objection === 'content changed') await voidProposal(services, id);
      return [answer.objection, ...(answer.count === undefined ? [] : [String(answer.count)])];
    }
    // What was decided while the signer looked counts too; the authorisation is then left unused.
    if (await isOvertaken(services, mark)) continue;
    if (proposal.action === 'rollback') serveEarlier(folder.releases, candidate.number, answer.authorisation);
    else
      await publishCandidate(candidate, answer.authorisation, {
        releases: folder.releases,
        keys: folder.keys,
        log: folder.log,
        key: openSigningKey(folder.keys),
      });
    const at = services.now().toISOString();
    await addPublication(register, { proposal: id, release: candidate.number, at });
    // What was taken out does not stay readable beside the releases.
    if (proposal.action !== 'publish') rmSync(changesFile(folder, id), { force: true });
    return [];
  }
  return ['busy'];
}

async function isOvertaken({ register }: Services, mark: string): Promise<boolean> {
  return mark !== '' && (await stateMark(register)) !== mark;
}

async function build(services: Services, job: string, order: WorkOrder): Promise<WorkDone> {
  let shown = 0;
  return buildBeside(order, (percent) => {
    if (percent < shown + 5) return;
    shown = percent;
    void setJob(services.register, job, { progress: percent }).catch(() => undefined);
  });
}

function orderOf(
  { config, folder, register, now }: Services,
  { action, withdrawn, target }: Pick<Request, 'action' | 'withdrawn' | 'target'>,
  asOf: string,
  changes: string | undefined,
): Omit<WorkOrder, 'isReadBack'> {
  const plan: WorkOrder['plan'] =
    action === 'publish'
      ? { kind: 'register', asOf }
      : action === 'rollback'
        ? { kind: 'earlier', release: target ?? 0 }
        : { kind: 'remaining', withdrawn, approval: action === 'remove' ? 'removal' : 'approved' };
  return {
    address: register.address,
    config,
    folder,
    at: now().toISOString(),
    plan,
    changes,
  };
}

/** The register no longer gives what was agreed to, so the approvals count for nothing. */
async function voidProposal(
  { register, custody, newId, now, folder }: Services,
  proposal: string,
): Promise<void> {
  await register.db.transaction().execute(async (db) => {
    const store = { db, engine: register.engine };
    const at = now().toISOString();
    await refuse(store, { id: newId(), proposal, reason: 'content changed', by: 'system', at });
    await custody.append(store, { actor: 'system', action: 'release void', object: proposal });
  });
  rmSync(changesFile(folder, proposal), { force: true });
}

/** Writes down a swap that took place before a crash could be told from one that did not. */
async function settle({ register, ring, folder, now }: Services): Promise<void> {
  const current = currentRelease(folder.releases);
  if (current === undefined) return;
  const served = readManifest(releaseFolder(folder.releases, current)).proposal?.id;
  const isDone = ({ id, action, target }: KeptProposal): boolean =>
    action === 'rollback' ? target === current : served === id;
  for (const proposal of await newestProposals(register, ring, 20)) {
    const begun = await executionOf(register, proposal.id);
    if (begun?.isNewest && isDone(proposal) && !(await publicationOf(register, proposal.id)))
      await addPublication(register, { proposal: proposal.id, release: current, at: now().toISOString() });
  }
}
