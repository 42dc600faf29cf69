import { accountNames } from '../accounts/account-store.ts';
import { propertyOf } from '@unhidden/record';
import { PASSKEY_ISLAND, passkeyAnswer, passkeyPart } from '../accounts/passkey-view.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { claimsById, recordsById } from '../register/index.ts';
import { whenOf } from '../recording/claim-words.ts';
import { recordTitles } from '../recording/names-store.ts';
import { html } from '../ui/html.ts';
import { button, form, problemSummary } from '../workbench/form.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { approvalRequest, approveOpening, maySeeRequest } from './approve-opening.ts';
import { sealingMessages } from './messages.ts';
import { endRequest, openFile, openReason, openValues } from './opening-actions.ts';
import type { OpenProblem } from './opening-actions.ts';
import { approverFor, standingOf } from './opening-proof.ts';
import { requestById } from './opening-store.ts';
import type { KeptRequest } from './opening-store.ts';
import { openedBody, overviewBody, requestFacts } from './openings-view.ts';
import type { RequestLine } from './openings-view.ts';
import { recentStops } from './quota-stops.ts';
import { openOriginal } from './sealed-file.ts';
import { filesOf } from './source-file-store.ts';
import { seenRequests } from './waiting-openings.ts';
import type { SeenRequest } from './waiting-openings.ts';

const ONE = '/sealed/:request';

export const openingRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/sealed', policy: 'see openings', handle: overview },
  {
    method: 'GET',
    path: ONE,
    policy: 'see openings',
    handle: (request, person, services) => requestPage(request, person, services, []),
  },
  {
    method: 'GET',
    path: `${ONE}/decide`,
    policy: 'let open',
    handle: (request, person, services) => decidePage(request, person, services, []),
  },
  { method: 'POST', path: `${ONE}/decide`, policy: 'let open', handle: decide },
  { method: 'POST', path: `${ONE}/end`, policy: 'ask to open', handle: takeBack },
  { method: 'POST', path: `${ONE}/open`, policy: 'open sealed', handle: open },
  { method: 'POST', path: `${ONE}/file/:file`, policy: 'open sealed', handle: download },
];

async function overview(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { register, now } = services;
  const may = (policy: 'ask to open' | 'let open' | 'look up sealed names'): boolean =>
    permissionOf(policy, person, now()) !== 'no';
  const { waiting, mine } = await seenRequests(services, person);
  const all = [...waiting, ...mine];
  const titles = await recordTitles(
    services,
    register,
    person,
    all.map(({ record }) => record),
  );
  const stops = person.roles.has('administrator') ? await recentStops(register, now()) : undefined;
  const names = await accountNames(register, services, [
    ...all.map(({ requester }) => requester),
    ...(stops ?? []).map(({ by }) => by),
  ]);
  const lineOf = ({ id, record, requester, at, state }: SeenRequest): RequestLine => ({
    id,
    title: titles.get(record),
    by: names.get(requester),
    at,
    state,
  });
  const t = sealingMessages[request.lang];
  return {
    page: {
      title: t.title,
      section: 'sealed',
      help: t.help,
      body: overviewBody(request, {
        waiting: may('let open') ? waiting.map(lineOf) : undefined,
        mine: may('ask to open') ? mine.map(lineOf) : undefined,
        stops: stops?.map(({ by, what, at }) => ({ name: names.get(by), what, at })),
        mayFind: may('look up sealed names'),
      }),
    },
  };
}

/** A request this person may know of. */
async function found(
  { params }: WorkRequest,
  person: SignedIn,
  services: Services,
): Promise<KeptRequest | undefined> {
  const { register, ring } = services;
  const request = await requestById(register, ring, params['request'] ?? '');
  if (request === undefined || request === 'forged') return undefined;
  return (await maySeeRequest(services, register, person, request)) ? request : undefined;
}

/** All that is told of a request, its reason among it; the log hears of that. */
async function factsOf(request: WorkRequest, person: SignedIn, services: Services, asked: KeptRequest) {
  const { register, ring, custody } = services;
  const { lang } = request;
  const t = sealingMessages[lang];
  const standing = await standingOf(services, register, asked);
  await register.db
    .transaction()
    .execute((db) =>
      custody.append(
        { db, engine: register.engine },
        { actor: person.user, action: 'sealed request read', object: asked.record, after: { id: asked.id } },
      ),
    );
  const [head] = await recordsById(register, [asked.record]);
  const claims = await claimsById(register, asked.claims);
  const files = (await filesOf(ring, register, asked.record)).filter(({ id }) => asked.files.includes(id));
  const titles = await recordTitles(services, register, person, [asked.record]);
  const labels = claims.map(
    ({ property }) => propertyOf(register.catalogue, head?.kind ?? '', property)?.label[lang] ?? property,
  );
  const facts = requestFacts(request, {
    record: asked.record,
    title: titles.get(asked.record),
    by: (await accountNames(register, services, [asked.requester])).get(asked.requester),
    at: asked.at,
    state: standing.state,
    reason: await openReason(services, register, asked),
    what: [...labels, ...files.map(({ at }) => t.file(whenOf(at)))],
  });
  return { facts, standing, files };
}

async function requestPage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[],
): Promise<Answer> {
  const { lang, href } = request;
  const t = sealingMessages[lang];
  const asked = await found(request, person, services);
  if (!asked) return { missing: true };
  const { facts, standing, files } = await factsOf(request, person, services, asked);
  const isMine = asked.requester === person.user;
  const mayDecide =
    !isMine && standing.state === 'waiting' && permissionOf('let open', person, services.now()) !== 'no';
  const opening =
    isMine && standing.state === 'approved'
      ? html`<p>${t.openUntil(whenOf(standing.openUntil ?? ''))}</p>
          ${
            asked.claims.length === 0
              ? null
              : form(
                  person,
                  href(`/sealed/${asked.id}/open`),
                  html`<p class="hint">${t.showHint}</p>
                    ${button(t.show)}`,
                )
          }
          ${files.map((file) => form(person, href(`/sealed/${asked.id}/file/${file.id}`), button(t.download(whenOf(file.at)))))}`
      : null;
  return {
    page: {
      title: t.requestTitle,
      section: 'sealed',
      help: t.help,
      ...(problems.length > 0 ? { status: 422 as const } : {}),
      body: html`${problemSummary(lang, problems)} ${facts}
      ${standing.openings.length === 0 ? null : html`<p>${t.openings(standing.openings.length)}</p>`}
      ${opening}
      ${mayDecide ? html`<p><a href="${href(`/sealed/${asked.id}/decide`)}">${t.decide}</a></p>` : null}
      ${
        isMine && (standing.state === 'waiting' || standing.state === 'approved')
          ? form(person, href(`/sealed/${asked.id}/end`), button(t.takeBack, { isQuiet: true }), {
              isPlain: true,
            })
          : null
      }`,
    },
  };
}

async function decidePage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[],
): Promise<Answer> {
  const { lang, href } = request;
  const t = sealingMessages[lang];
  const asked = await found(request, person, services);
  if (!asked || asked.requester === person.user) return { missing: true };
  const { facts, standing } = await factsOf(request, person, services, asked);
  const signing = standing.state === 'waiting' ? await approvalRequest(services, person, asked) : null;
  const action = href(`/sealed/${asked.id}/decide`);
  return {
    page: {
      title: t.decideTitle,
      section: 'sealed',
      help: t.help,
      islands: [PASSKEY_ISLAND],
      ...(problems.length > 0 ? { status: 422 as const } : {}),
      body: html`${problemSummary(lang, problems)}
        <p class="lead">${t.decideLead}</p>
        ${facts}
        ${
          signing
            ? form(
                person,
                action,
                html`<input type="hidden" name="decision" value="approve" />
                  ${passkeyPart(lang, { options: JSON.stringify(signing.options), ticket: signing.nonce })}
                  ${button(t.approve)}`,
                { id: 'approve' },
              )
            : html`<p id="approve">${standing.state === 'waiting' ? t.mayNot : t.approvalProblems.closed}</p>`
        }
        ${
          standing.state === 'waiting'
            ? form(
                person,
                action,
                html`<input
                    type="hidden"
                    name="decision"
                    value="decline"
                  />${button(t.decline, { isQuiet: true })}`,
              )
            : null
        }`,
    },
  };
}

async function decide(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const t = sealingMessages[request.lang];
  const asked = await found(request, person, services);
  if (!asked) return { missing: true };
  const fail = (text: string): Promise<Answer> => decidePage(request, person, services, [['approve', text]]);
  if (request.form.get('decision') === 'decline') {
    const mayDecline = await approverFor(services, services.register, asked, person.user);
    if (!mayDecline) return fail(t.approvalProblems['no right']);
    return (await endRequest(services, person, asked.id))
      ? { redirect: '/sealed', notice: t.declined }
      : fail(t.approvalProblems.closed);
  }
  const { ticket, response } = passkeyAnswer(request.form);
  const problem = await approveOpening(services, person, asked.id, { nonce: ticket, assertion: response });
  return problem ? fail(t.approvalProblems[problem]) : { redirect: '/sealed', notice: t.approved };
}

async function takeBack(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const asked = await found(request, person, services);
  if (asked?.requester !== person.user || !(await endRequest(services, person, asked.id)))
    return { missing: true };
  return { redirect: '/sealed', notice: sealingMessages[request.lang].takenBack };
}

async function open(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang, params } = request;
  const t = sealingMessages[lang];
  const id = params['request'] ?? '';
  const values = await openValues(services, person, id);
  if (typeof values === 'string') return refused(request, person, services, values);
  const { register } = services;
  const [head] = await recordsById(
    register,
    values.slice(0, 1).map(({ claim }) => claim.record),
  );
  return {
    page: {
      title: t.openTitle,
      section: 'sealed',
      help: t.help,
      body: openedBody(request, id, values, (name) => propertyOf(register.catalogue, head?.kind ?? '', name)),
    },
  };
}

async function download(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { params } = request;
  const file = await openFile(services, person, params['request'] ?? '', params['file'] ?? '');
  if (typeof file === 'string') return refused(request, person, services, file);
  const original = await openOriginal(services, services.register, file);
  if (!original) return { missing: true };
  return { download: original, name: `item-${file.id}.bin`, type: 'application/octet-stream' };
}

function refused(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problem: OpenProblem,
): Promise<Answer> | Answer {
  if (problem === 'unknown') return { missing: true };
  return requestPage(request, person, services, [['', sealingMessages[request.lang].openProblems[problem]]]);
}
