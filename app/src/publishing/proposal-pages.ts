import { accountNames } from '../accounts/account-store.ts';
import { existsSync } from 'node:fs';
import { passkeyAnswer, PASSKEY_ISLAND, passkeyPart } from '../accounts/passkey-view.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { html } from '../ui/html.ts';
import type { Content } from '../ui/html.ts';
import { button, form, problemSummary } from '../workbench/form.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkPage, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { approvalRequest, approve, confirmRemoval, endProposal } from './approve-actions.ts';
import { changesFile } from './build.ts';
import { readChanges } from './changes.ts';
import { executingJob, jobById } from './job-store.ts';
import { publishingMessages } from './messages.ts';
import type { KeptProposal } from './proposal.ts';
import { confirmationsOf, proposalById } from './proposal-store.ts';
import type { ProposalStanding } from './proposal-standing.ts';
import { standingOf } from './proposal-standing.ts';
import { changesPart, noteOf, pagesOf, percentOf, proposalFacts, summaryPart } from './proposal-view.ts';
import { LOOKS_NEEDED } from './releases-view.ts';
import { runJob, startExecution } from './release-jobs.ts';

const RECORDS_A_PAGE = 25;
const REFRESH_SECONDS = 3;

export const proposalRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/releases/:proposal',
    policy: 'see proposals',
    handle: (request, person, services) => answerWith(request, person, services, []),
  },
  {
    method: 'POST',
    path: '/releases/:proposal/approve',
    policy: 'approve release',
    handle: async (request, person, services) => {
      const t = publishingMessages[request.lang];
      const id = request.params['proposal'] ?? '';
      const { ticket, response } = passkeyAnswer(request.form);
      const problem = await approve(services, person, id, { nonce: ticket, assertion: response });
      if (problem === 'unknown') return { missing: true };
      if (problem) return answerWith(request, person, services, [['approve', t.problems[problem]]]);
      await publishWhenReady(services, id);
      return { redirect: `/releases/${id}`, notice: t.approved };
    },
  },
  {
    method: 'POST',
    path: '/releases/:proposal/end',
    policy: 'see proposals',
    handle: async (request, person, services) => {
      const id = request.params['proposal'] ?? '';
      if (await endProposal(services, person, id)) return { missing: true };
      return { redirect: `/releases/${id}`, notice: publishingMessages[request.lang].ended };
    },
  },
  {
    method: 'POST',
    path: '/releases/:proposal/publish',
    policy: 'see proposals',
    handle: async (request, person, services) => {
      const id = request.params['proposal'] ?? '';
      const proposal = await proposalById(services.register, services.ring, id);
      if (proposal === undefined || proposal === 'forged') return { missing: true };
      await startExecution(services, person.user, id);
      return { redirect: `/releases/${id}` };
    },
  },
  {
    method: 'POST',
    path: '/releases/:proposal/confirm',
    policy: 'see proposals',
    handle: async (request, person, services) => {
      const t = publishingMessages[request.lang];
      const id = request.params['proposal'] ?? '';
      const problem = await confirmRemoval(services, person, id);
      if (problem === 'unknown') return { missing: true };
      if (problem) return answerWith(request, person, services, [['', t.problems[problem]]]);
      return { redirect: `/releases/${id}`, notice: t.confirmedNotice };
    },
  },
];

async function publishWhenReady(services: Services, id: string): Promise<void> {
  const proposal = await proposalById(services.register, services.ring, id);
  if (proposal === undefined || proposal === 'forged') return;
  if ((await standingOf(services, proposal)).state === 'ready') await startExecution(services, 'system', id);
}

async function answerWith(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[],
): Promise<Answer> {
  const id = request.params['proposal'] ?? '';
  const proposal = await proposalById(services.register, services.ring, id);
  if (proposal === 'forged') return { missing: true };
  const page = proposal
    ? await proposalPage(request, person, services, proposal, problems)
    : await buildingPage(request, services, id);
  return page ? { page } : { missing: true };
}

/** Before the proposal stands: how far its build is, or why there is none. */
async function buildingPage(
  { lang, href }: WorkRequest,
  services: Services,
  id: string,
): Promise<WorkPage | undefined> {
  const t = publishingMessages[lang];
  const job = await jobById(services.register, id);
  if (!job || job.kind !== 'propose') return undefined;
  const common = { help: html`<p>${t.help}</p>`, section: 'releases' };
  if (job.state === 'failed')
    return {
      ...common,
      title: t.failedTitle,
      body: html`${noteOf(lang, JSON.parse(job.note) as string[])}
        <p><a href="${href('/releases')}">${t.title}</a></p>`,
    };
  void runJob(services, id);
  const body = percentOf(lang, job.progress);
  return { ...common, title: t.building, body, refreshSeconds: REFRESH_SECONDS };
}

async function proposalPage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  proposal: KeptProposal,
  problems: readonly Problem[],
): Promise<WorkPage> {
  const { lang } = request;
  const t = publishingMessages[lang];
  const standing = await standingOf(services, proposal);
  const approvers = standing.approvals.map(({ approver }) => approver);
  const names = await accountNames(services.register, services, [proposal.proposer, ...approvers]);
  const isRunning = standing.state === 'running';
  const body = html`${problemSummary(lang, problems)}
  ${isRunning ? await progressPart(request, services, proposal.id) : null}
  ${proposalFacts(request, {
    proposal,
    standing,
    proposerName: names.get(proposal.proposer) ?? proposal.proposer,
    approverNames: approvers.map((user) => names.get(user) ?? user),
    delayHours: services.config.namingDelayHours,
  })}
  ${await changes(request, services, proposal)} ${actions(request, person, services, proposal, standing)}
  ${proposal.action === 'remove' ? await confirmPart(request, person, services, proposal) : null}`;
  return {
    title:
      proposal.action === 'rollback'
        ? `${t.actions.rollback}: ${t.releaseOf(proposal.target)}`
        : t.actions[proposal.action],
    body,
    help: html`<p>${t.help}</p>`,
    section: 'releases',
    islands: [PASSKEY_ISLAND],
    status: problems.length > 0 ? 422 : 200,
    ...(isRunning ? { refreshSeconds: REFRESH_SECONDS } : {}),
  };
}

async function progressPart({ lang }: WorkRequest, services: Services, proposal: string): Promise<Content> {
  const job =
    (await executingJob(services.register, proposal)) ?? (await jobById(services.register, proposal));
  return [html`<h2>${publishingMessages[lang].executing}</h2>`, percentOf(lang, job?.progress ?? 0)];
}

async function changes(request: WorkRequest, services: Services, proposal: KeptProposal): Promise<Content> {
  const { lang, query } = request;
  const file = changesFile(services.folder, proposal.id);
  if (!existsSync(file)) return html`<p class="quiet">${publishingMessages[lang].noChanges}</p>`;
  const page = Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1);
  const { summary, records } = readChanges(file, (page - 1) * RECORDS_A_PAGE, RECORDS_A_PAGE);
  const total = summary.records.new + summary.records.changed + summary.records.gone;
  return [
    summaryPart(request, summary),
    changesPart(
      request,
      services.register.catalogue,
      { records, page, pages: pagesOf(total, RECORDS_A_PAGE) },
      `/releases/${proposal.id}`,
    ),
  ];
}

/** What this person can do with it now. */
function actions(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  proposal: KeptProposal,
  { state, approvals }: ProposalStanding,
): Content {
  const t = publishingMessages[lang];
  if (!['waiting', 'delayed', 'ready'].includes(state) || proposal.action === 'remove') return null;
  const path = href(`/releases/${proposal.id}`);
  const isOwn = proposal.proposer === person.user;
  const mayApprove = permissionOf('approve release', person, services.now()) !== 'no';
  const hasApproved = approvals.some(({ approver }) => approver === person.user);
  const asked = mayApprove && !isOwn && !hasApproved ? approvalRequest(services, person, proposal) : null;
  return html`<section class="stack" id="approve">
    <h2>${t.approveTitle}</h2>
    ${isOwn ? html`<p>${t.isOwn}</p>` : null}
    ${
      asked
        ? form(person, `${path}/approve`, [
            html`<p>${t.approveLead}</p>`,
            passkeyPart(lang, { options: JSON.stringify(asked.options), ticket: asked.nonce }),
            button(t.approveButton),
          ])
        : null
    }
    ${state === 'ready' ? form(person, `${path}/publish`, button(t.publishButton)) : null}
    ${form(person, `${path}/end`, button(isOwn ? t.takeBackButton : t.declineButton, { isQuiet: true }))}
  </section>`;
}

async function confirmPart(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  proposal: KeptProposal,
): Promise<Content> {
  const t = publishingMessages[lang];
  const people = await confirmationsOf(services.register, proposal.id);
  const canConfirm = proposal.proposer !== person.user && !people.includes(person.user);
  return html`<section class="stack" id="confirm">
    <h2>${t.confirmTitle}</h2>
    <p>${people.length < LOOKS_NEEDED ? t.confirmLead : null} ${t.confirmed(people.length)}</p>
    ${canConfirm ? form(person, href(`/releases/${proposal.id}/confirm`), button(t.confirmButton)) : null}
  </section>`;
}
