import { accountNames } from '../accounts/account-store.ts';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SignedIn } from '../accounts/roles.ts';
import { permissionOf } from '../accounts/policy.ts';
import {
  currentRelease,
  openRelease,
  readManifest,
  releaseFile,
  releaseFolder,
  releaseNumbers,
} from '../release/index.ts';
import type { Withdrawn } from '../release/index.ts';
import { html } from '../ui/html.ts';
import type { Html } from '../ui/html.ts';
import { button, form, problemOf, problemSummary, selectField, textArea } from '../workbench/form.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkPage, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { failedProposals, openJobs } from './job-store.ts';
import { publishingMessages } from './messages.ts';
import { confirmationsOf, newestProposals } from './proposal-store.ts';
import { standingOf } from './proposal-standing.ts';
import { resumeJobs, startProposal } from './release-jobs.ts';
import { jobList, proposalTable, releaseTable } from './releases-view.ts';
import { readSubjects } from './subjects.ts';

const SHOWN = 50;

export const releasesRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/releases',
    policy: 'see proposals',
    handle: async (request, person, services) => {
      void resumeJobs(services).catch(() => services.tell('Release jobs could not be taken up.'));
      return { page: await releasesPage(request, person, services, [], new URLSearchParams()) };
    },
  },
  {
    method: 'POST',
    path: '/releases/propose',
    policy: 'propose release',
    handle: async (request, person, services) => {
      const t = publishingMessages[request.lang];
      const isBack = request.form.get('action') === 'rollback';
      const reason = reasonIn(request);
      const target = Number(request.form.get('release') ?? 0);
      const problems: Problem[] = reason === '' ? [[isBack ? 'back-reason' : 'reason', t.missingReason]] : [];
      if (isBack && !earlier(services).includes(target)) problems.push(['release', t.unknownRelease]);
      if (problems.length > 0)
        return { page: await releasesPage(request, person, services, problems, request.form) };
      const id = await startProposal(services, person, {
        action: isBack ? 'rollback' : 'publish',
        withdrawn: { records: [], claims: [] },
        reason,
        ...(isBack ? { target } : {}),
      });
      return { redirect: `/releases/${id}`, notice: t.started };
    },
  },
  {
    method: 'GET',
    path: '/releases/withdraw',
    policy: 'propose release',
    handle: (request, person) => {
      const fields = new URLSearchParams({ what: request.query.get('what') ?? '' });
      return { page: withdrawPage(request, person, [], fields) };
    },
  },
  {
    method: 'POST',
    path: '/releases/withdraw',
    policy: 'propose release',
    handle: (request, person, services) => withdraw(request, person, services, 'withdraw'),
  },
  {
    method: 'POST',
    path: '/releases/withdraw-now',
    policy: 'withdraw at once',
    handle: (request, person, services) => withdraw(request, person, services, 'remove'),
  },
];

async function withdraw(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  action: 'withdraw' | 'remove',
): Promise<Answer> {
  const t = publishingMessages[request.lang];
  const reason = reasonIn(request);
  const { withdrawn, unknown } = subjectsOf(services, request.form.get('what') ?? '');
  const isNothing = withdrawn.records.length + withdrawn.claims.length === 0;
  const problems: Problem[] = [
    ...unknown.map((line): Problem => ['what', t.unknownWhat(line)]),
    ...(isNothing && unknown.length === 0 ? [['what', t.missingWhat] satisfies Problem] : []),
    ...(reason === '' ? [['reason', t.missingReason] satisfies Problem] : []),
  ];
  if (problems.length > 0) return { page: withdrawPage(request, person, problems, request.form) };
  const id = await startProposal(services, person, { action, withdrawn, reason });
  return { redirect: `/releases/${id}`, notice: t.started };
}

/** What the lines of the form name in the release that is served. */
function subjectsOf(
  { folder: { releases } }: Services,
  text: string,
): { readonly withdrawn: Withdrawn; readonly unknown: readonly string[] } {
  const served = currentRelease(releases);
  if (served === undefined) return { withdrawn: { records: [], claims: [] }, unknown: [] };
  const folder = releaseFolder(releases, served);
  const release = openRelease(folder);
  const database = new DatabaseSync(join(folder, releaseFile(served)), { readOnly: true });
  try {
    // Every claim has an id of its own, but a release is read by record, so there is no index for it.
    const find = database.prepare('select record from claim where id = ? limit 1');
    return readSubjects(release, text, (claim) => {
      const row = /^[0-9a-z]{16}$/.test(claim) ? find.get(claim) : undefined;
      return row && String(row['record']);
    });
  } finally {
    database.close();
    release.close();
  }
}

function withdrawPage(
  request: WorkRequest,
  person: SignedIn,
  problems: readonly Problem[],
  fields: URLSearchParams,
): WorkPage {
  const { lang, href } = request;
  const t = publishingMessages[lang];
  // Each way has a button of its own, since withdrawing alone asks for a passkey first.
  const body = html`${problemSummary(lang, problems)}
    <p class="lead">${t.withdrawLead}</p>
    ${form(
      person,
      href('/releases/withdraw'),
      [
        textArea({
          name: 'what',
          label: t.withdrawWhat,
          hint: t.withdrawHint,
          value: fields.get('what') ?? '',
          problem: problemOf(problems, 'what'),
        }),
        textArea({
          name: 'reason',
          label: t.reason,
          value: fields.get('reason') ?? '',
          problem: problemOf(problems, 'reason'),
          rows: 2,
        }),
        html`<p>${t.byTwoHint}</p>`,
        button(t.byTwo),
        html`<p>${t.atOnceHint}</p>
          <button class="quiet-button" formaction="${href('/releases/withdraw-now')}">${t.atOnce}</button>`,
      ],
      { id: 'withdraw' },
    )}`;
  return {
    title: t.withdrawTitle,
    body,
    help: html`<p>${t.help}</p>`,
    section: 'releases',
    status: problems.length > 0 ? 422 : 200,
  };
}

async function releasesPage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[],
  fields: URLSearchParams,
): Promise<WorkPage> {
  const { lang } = request;
  const t = publishingMessages[lang];
  const { register, ring, folder } = services;
  const numbers = releaseNumbers(folder.releases).toReversed().slice(0, SHOWN);
  const manifests = numbers.map((number) => readManifest(releaseFolder(folder.releases, number)));
  const proposals = await newestProposals(register, ring, SHOWN);
  const names = await accountNames(
    services.register,
    services,
    proposals.map(({ proposer }) => proposer),
  );
  const listed = [];
  for (const proposal of proposals)
    listed.push({
      proposal,
      proposerName: names.get(proposal.proposer) ?? proposal.proposer,
      state: (await standingOf(services, proposal)).state,
      confirmations: proposal.action === 'remove' ? (await confirmationsOf(register, proposal.id)).length : 0,
    });
  const open = await openJobs(register);
  const failed = (await failedProposals(register, 1)).filter(({ at }) => at >= (proposals[0]?.at ?? ''));
  const mayPropose = permissionOf('propose release', person, services.now()) !== 'no';
  const body = html`${problemSummary(lang, problems)}
    <p class="lead">${t.lead}</p>
    ${jobList(request, open, failed)}
    <h2>${t.proposals}</h2>
    ${proposalTable(request, listed)}
    ${mayPropose ? proposeForms(request, person, services, problems, fields) : null}
    <h2>${t.releases}</h2>
    ${releaseTable(request, manifests, currentRelease(folder.releases))}`;
  return {
    title: t.title,
    body,
    help: html`<p>${t.help}</p>`,
    section: 'releases',
    status: problems.length > 0 ? 422 : 200,
  };
}

function proposeForms(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[],
  fields: URLSearchParams,
): Html {
  const t = publishingMessages[lang];
  const isBack = fields.get('action') === 'rollback';
  const before = earlier(services);
  return html`<h2>${t.proposeTitle}</h2>
    <p>${t.proposeLead}</p>
    ${form(person, href('/releases/propose'), [
      html`<input type="hidden" name="action" value="publish" />`,
      textArea({
        name: 'reason',
        label: t.reason,
        value: isBack ? '' : (fields.get('reason') ?? ''),
        problem: problemOf(problems, 'reason'),
        rows: 2,
      }),
      button(t.proposeButton),
    ])}
    <p><a href="${href('/releases/withdraw')}">${t.withdrawLink}</a></p>
    ${
      before.length > 0
        ? html`<h2>${t.rollbackTitle}</h2>
            <p>${t.rollbackLead}</p>
            ${form(person, href('/releases/propose'), [
              html`<input type="hidden" name="action" value="rollback" />`,
              selectField({
                name: 'release',
                label: t.rollbackWhich,
                options: before.map((number) => [String(number), t.releaseOf(number)] as const),
                value: fields.get('release') ?? '',
                problem: problemOf(problems, 'release'),
              }),
              textArea({
                name: 'back-reason',
                label: t.reason,
                value: isBack ? (fields.get('back-reason') ?? '') : '',
                problem: problemOf(problems, 'back-reason'),
                rows: 2,
              }),
              button(t.rollbackButton, { isQuiet: true }),
            ])}`
        : null
    }`;
}

const LONGEST_REASON = 2000;

function reasonIn({ form: fields }: WorkRequest): string {
  return (fields.get('reason') ?? fields.get('back-reason') ?? '').trim().slice(0, LONGEST_REASON);
}

/** Releases other than the one served, newest first. */
function earlier({ folder: { releases } }: Services): readonly number[] {
  const served = currentRelease(releases);
  return releaseNumbers(releases)
    .filter((number) => number !== served)
    .toReversed();
}
