import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import type { Answer, StaffRoute, WorkPage, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { listAccounts, readAccount } from './account-store.ts';
import { activeAdministrators } from './account-rules.ts';
import { invitedUntil } from './invitation-store.ts';
import type { Outcome } from './outcome.ts';
import { problemBox, problemsOf } from './passkey-view.ts';
import {
  changeRoles,
  disableAccount,
  enableAccount,
  endSessionsOf,
  inviteAgain,
  invitePerson,
} from './people-actions.ts';
import { peopleMessages } from './people-messages.ts';
import { addressBody, inviteBody, peopleBody, personBody } from './people-view.ts';
import {
  askRecovery,
  cancelRecovery,
  confirmRecovery,
  finishRecovery,
  openRecoveries,
} from './recovery-actions.ts';
import { decideRoleRequest, openRoleRequests } from './role-requests.ts';
import { ROLES } from './roles.ts';
import type { Role, SignedIn } from './roles.ts';
import { listSessions } from './session-store.ts';

type Failed = Extract<Outcome<unknown>, { ok: false }>;
type Handle = (request: WorkRequest, person: SignedIn, services: Services) => Promise<Answer>;

function change(path: string, handle: Handle): StaffRoute {
  return { method: 'POST', path, policy: 'change accounts', handle };
}

/** Accounts, for administrators. */
export const peopleRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/people',
    policy: 'administer accounts',
    handle: async (request, person, services) => ({ page: await peoplePage(request, person, services) }),
  },
  {
    method: 'GET',
    path: '/people/invite',
    policy: 'administer accounts',
    handle: async (request, person, services) => ({ page: await invitePage(request, person, services) }),
  },
  change('/people/invite', async (request, person, services) => {
    const given = {
      name: (request.form.get('name') ?? '').trim(),
      roles: rolesOf(request.form),
      mayUsePassphrase: request.form.get('may_passphrase') === 'yes',
    };
    const invited = await invitePerson(services, person, given);
    if (!invited.ok) return { page: await invitePage(request, person, services, invited) };
    return { page: addressPage(request, services, given.name, invited.value.token, invited.value.waits) };
  }),
  change('/people/requests/:request', async (request, person, services) => {
    const verdict = request.form.get('verdict') === 'confirmed' ? 'confirmed' : 'refused';
    const decided = await decideRoleRequest(services, person, request.params['request'] ?? '', verdict);
    return backToPeople(request, person, services, decided, peopleMessages[request.lang][verdict]);
  }),
  ...(['confirm', 'cancel'] as const).map((step) =>
    change(`/people/recoveries/:recovery/${step}`, async (request, person, services) => {
      const act = step === 'confirm' ? confirmRecovery : cancelRecovery;
      const t = peopleMessages[request.lang];
      const outcome = await act(services, person, request.params['recovery'] ?? '');
      const notice = step === 'confirm' ? t.recoveryConfirmed : t.recoveryStopped;
      return backToPeople(request, person, services, outcome, notice);
    }),
  ),
  change('/people/recoveries/:recovery/finish', async (request, person, services) => {
    const id = request.params['recovery'] ?? '';
    const recovery = (await openRecoveries(services.register, services)).find((one) => one.id === id);
    const finished = await finishRecovery(services, person, id);
    if (!finished.ok) return { page: await peoplePage(request, person, services, finished) };
    const account = recovery && (await readAccount(services.register, services, recovery.user));
    return { page: addressPage(request, services, account?.name ?? '', finished.value, []) };
  }),
  {
    method: 'GET',
    path: '/people/:user',
    policy: 'administer accounts',
    handle: async (request, person, services) => personAnswer(request, person, services),
  },
  change('/people/:user/roles', async (request, person, services) => {
    const given = {
      roles: rolesOf(request.form),
      mayUsePassphrase: request.form.get('may_passphrase') === 'yes',
    };
    const saved = await changeRoles(services, person, request.params['user'] ?? '', given);
    return backToPerson(request, person, services, saved, (t, waits) =>
      waits.length === 0 ? t.rolesSaved : t.rolesWait(roleList(request.lang, waits)),
    );
  }),
  change('/people/:user/invite', async (request, person, services) => {
    const user = request.params['user'] ?? '';
    const invited = await inviteAgain(services, person, user);
    if (!invited.ok) return personAnswer(request, person, services, invited);
    const account = await readAccount(services.register, services, user);
    return { page: addressPage(request, services, account?.name ?? '', invited.value, []) };
  }),
  change('/people/:user/disable', async (request, person, services) => {
    const outcome = await disableAccount(services, person, request.params['user'] ?? '');
    return backToPerson(request, person, services, outcome, (t) => t.disabled);
  }),
  change('/people/:user/enable', async (request, person, services) => {
    const outcome = await enableAccount(services, person, request.params['user'] ?? '');
    return backToPerson(request, person, services, outcome, (t, waits) =>
      waits.length === 0 ? t.enabled : t.rolesWait(roleList(request.lang, waits)),
    );
  }),
  change('/people/:user/end-sessions', async (request, person, services) => {
    const outcome = await endSessionsOf(services, person, request.params['user'] ?? '');
    return backToPerson(request, person, services, outcome, (t, count) => t.ended(count));
  }),
  change('/people/:user/recovery', async (request, person, services) => {
    const outcome = await askRecovery(services, person, request.params['user'] ?? '');
    return backToPeople(request, person, services, outcome, peopleMessages[request.lang].recoveryAsked);
  }),
];

export function rolesOf(form: URLSearchParams): ReadonlySet<Role> {
  const chosen = form.getAll('roles');
  return new Set(ROLES.filter((role) => chosen.includes(role)));
}

function roleList(lang: Language, roles: readonly Role[]): string {
  return roles.map((role) => peopleMessages[lang].roleNames[role]).join(', ');
}

async function backToPeople(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  outcome: Outcome<unknown>,
  notice: string,
): Promise<Answer> {
  if (outcome.ok) return { redirect: '/people', notice };
  return { page: await peoplePage(request, person, services, outcome) };
}

async function backToPerson<Value>(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  outcome: Outcome<Value>,
  notice: (t: (typeof peopleMessages)[Language], value: Value) => string,
): Promise<Answer> {
  if (!outcome.ok) return personAnswer(request, person, services, outcome);
  return {
    redirect: `/people/${request.params['user'] ?? ''}`,
    notice: notice(peopleMessages[request.lang], outcome.value),
  };
}

async function peoplePage(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  failed?: Failed,
): Promise<WorkPage> {
  const t = peopleMessages[lang];
  const { register } = services;
  const accounts = await listAccounts(register, services);
  return {
    title: t.title,
    section: 'people',
    ...(failed ? { status: 422 } : {}),
    body: [
      problemBox(lang, failed),
      peopleBody(lang, href, {
        person,
        accounts,
        invited: await invitedUntil(register, services),
        requests: await openRoleRequests(register, services),
        recoveries: await openRecoveries(register, services),
        isAlone: activeAdministrators(accounts).length === 1,
        now: services.now(),
      }),
    ],
    help: html`<p>${t.help}</p>`,
  };
}

async function invitePage(
  { lang, href, form }: WorkRequest,
  person: SignedIn,
  services: Services,
  failed?: Failed,
): Promise<WorkPage> {
  const t = peopleMessages[lang];
  const accounts = await listAccounts(services.register, services);
  return {
    title: t.inviteTitle,
    section: 'people',
    ...(failed ? { status: 422 } : {}),
    body: [
      problemBox(lang, failed),
      inviteBody(lang, href, {
        person,
        isAlone: activeAdministrators(accounts).length === 1,
        name: form.get('name') ?? '',
        roles: rolesOf(form),
        mayUsePassphrase: form.get('may_passphrase') === 'yes',
        problems: problemsOf(lang, failed),
      }),
    ],
    help: html`<p>${t.help}</p>`,
  };
}

function addressPage(
  { lang, href }: WorkRequest,
  { origin }: Services,
  name: string,
  token: string,
  waits: readonly Role[],
): WorkPage {
  const t = peopleMessages[lang];
  return {
    title: t.addressTitle(name),
    section: 'people',
    body: addressBody(lang, href, `${origin}${href(`/invitation/${token}`)}`, roleList(lang, waits)),
    help: html`<p>${t.help}</p>`,
  };
}

async function personAnswer(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  failed?: Failed,
): Promise<Answer> {
  const { lang, href, params } = request;
  const t = peopleMessages[lang];
  const { register } = services;
  const accounts = await listAccounts(register, services);
  const account = accounts.find(({ user }) => user === params['user']);
  if (!account) return { missing: true };
  return {
    page: {
      title: account.name,
      section: 'people',
      ...(failed ? { status: 422 } : {}),
      body: [
        problemBox(lang, failed),
        personBody(lang, href, {
          person,
          account,
          isAlone: activeAdministrators(accounts).length === 1,
          sessions: (await listSessions(register, services, account.user, services.now())).length,
          problems: problemsOf(lang, failed),
        }),
      ],
      help: html`<p>${t.help}</p>`,
    },
  };
}
