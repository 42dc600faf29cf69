import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Role, UserId } from '../../src/accounts/roles.ts';
import { rosterPath, rosterText } from '../../src/accounts/roster.ts';
import type { Config } from '../../src/config/config.ts';
import { openRing } from '../../src/open-ring.ts';
import type { DataFolder } from '../../src/platform/data-folder.ts';
import { approvalRequest, approve } from '../../src/publishing/approve-actions.ts';
import { jobById } from '../../src/publishing/job-store.ts';
import { proposalById, publicationOf } from '../../src/publishing/proposal-store.ts';
import type { Request } from '../../src/publishing/release-jobs.ts';
import { runJob, startExecution, startProposal } from '../../src/publishing/release-jobs.ts';
import type { Register } from '../../src/register/index.ts';
import { createServices } from '../../src/workbench/services.ts';
import type { Services } from '../../src/workbench/services.ts';
import type { SoftwarePasskey, Wrong } from './software-passkey.ts';
import { softwarePasskey } from './software-passkey.ts';

/** Somebody with a passkey, as the list of approvers holds them. */
export type Approver = {
  readonly user: UserId;
  readonly roles: readonly Role[];
  readonly passkey: SoftwarePasskey;
  /** COSE, base64url. */
  readonly publicKey: string;
};

export async function makeApprover(
  origin: string,
  roles: readonly Role[] = ['publisher'],
  user: string = randomUUID(),
): Promise<Approver> {
  const passkey = softwarePasskey(origin);
  const { hostname } = new URL(origin);
  const created = passkey.create(
    JSON.stringify({ rp: { id: hostname }, user: { id: 'AA' }, challenge: 'AAAA' }),
  );
  const { registrationInfo } = await verifyRegistrationResponse({
    response: JSON.parse(created),
    expectedChallenge: 'AAAA',
    expectedOrigin: origin,
    expectedRPID: hostname,
  });
  const publicKey = Buffer.from(registrationInfo?.credential.publicKey ?? []).toString('base64url');
  return { user: user as UserId, roles, passkey, publicKey };
}

/** Writes the list of approvers outside the database. */
export function writeApprovers(
  { folder, ring }: Pick<Services, 'folder' | 'ring'>,
  people: readonly (Pick<Approver, 'user' | 'roles'> & {
    readonly credentials?: readonly { readonly id: string; readonly publicKey: string }[];
    readonly passkey?: SoftwarePasskey;
    readonly publicKey?: string;
  })[],
): void {
  const roster = {
    people: people.map(({ user, roles, credentials, passkey, publicKey }) => ({
      user,
      version: 1,
      roles,
      credentials: credentials ?? (passkey && publicKey ? [{ id: passkey.id, publicKey }] : []),
    })),
    versions: {},
  };
  writeFileSync(rosterPath(folder), rosterText(roster, ring));
}

/** Services over a data folder, with three people who may propose and approve. */
export async function approvingServices(
  config: Config,
  folder: DataFolder,
  register: Register,
): Promise<{ services: Services; people: readonly [Approver, Approver, Approver] }> {
  const ring = await openRing(config, folder, register);
  const services = createServices(config, folder, register, ring);
  const people = [
    await makeApprover(services.origin),
    await makeApprover(services.origin),
    await makeApprover(services.origin, ['reviewer']),
  ] as const;
  writeApprovers(services, people);
  return { services, people };
}

/** What a browser sends when this person approves; `wrong` spoils it. */
export async function signApproval(
  services: Services,
  { user, passkey }: Pick<Approver, 'user' | 'passkey'>,
  id: string,
  wrong: Wrong = {},
): Promise<{ nonce: string; assertion: string }> {
  const proposal = await proposalById(services.register, services.ring, id);
  if (!proposal || proposal === 'forged') throw new Error('there is no such proposal');
  const asked = approvalRequest(services, { user }, proposal);
  if (!asked) throw new Error('this person cannot approve it');
  return { nonce: asked.nonce, assertion: passkey.get(JSON.stringify(asked.options), wrong) };
}

/** Proposes and waits until it is built; gives the id, or what stopped it. */
export async function proposed(
  services: Services,
  proposer: Pick<Approver, 'user'>,
  request: Partial<Request> = {},
): Promise<{ id: string; note: readonly string[] }> {
  const person = { user: proposer.user } as Parameters<typeof startProposal>[1];
  const id = await startProposal(services, person, {
    action: 'publish',
    withdrawn: { records: [], claims: [] },
    reason: 'because',
    ...request,
  });
  await runJob(services, id);
  return { id, note: await noteOf(services, id) };
}

export async function approvedBy(services: Services, people: readonly Approver[], id: string): Promise<void> {
  for (const person of people) {
    const problem = await approve(services, person, id, await signApproval(services, person, id));
    if (problem) throw new Error(`not approved: ${problem}`);
  }
}

/** Carries a proposal out and waits; gives the release, or what stopped it. */
export async function carriedOut(
  services: Services,
  id: string,
): Promise<{ release: number | undefined; note: readonly string[] }> {
  const job = await startExecution(services, 'system', id);
  await runJob(services, job);
  return {
    release: (await publicationOf(services.register, id))?.release,
    note: await noteOf(services, job),
  };
}

async function noteOf(services: Services, job: string): Promise<readonly string[]> {
  return JSON.parse((await jobById(services.register, job))?.note ?? '["no job"]') as string[];
}
