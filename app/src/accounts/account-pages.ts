import { randomBytes } from 'node:crypto';
import { html } from '../ui/html.ts';
import { button, form, textField } from '../workbench/form.ts';
import type { StaffRoute, WorkPage, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { listAccounts, readAccount } from './account-store.ts';
import { accountBody } from './account-view.ts';
import { accountMessages } from './account-messages.ts';
import { listCompartments } from './compartment-store.ts';
import { findCredentials } from './credential-store.ts';
import { keyNameOf } from './enter-pages.ts';
import { addKey, removeKey } from './key-actions.ts';
import type { Outcome } from './outcome.ts';
import { PASSKEY_ISLAND, passkeyAnswer, passkeyForm, problemBox, problemsOf } from './passkey-view.ts';
import { startEnrolment } from './passkeys.ts';
import { setPassphrase } from './passphrase-actions.ts';
import { newPassphraseForm, passphraseFields } from './passphrase-view.ts';
import { endOwnSessions } from './proof-actions.ts';
import { cancelRecovery, openRecoveries } from './recovery-actions.ts';
import { codesLeft, makeRecoveryCodes } from './recovery-code-actions.ts';
import type { SignedIn } from './roles.ts';
import { listSessions } from './session-store.ts';
import { signInMessages } from './sign-in-messages.ts';

type Failed = Extract<Outcome<unknown>, { ok: false }>;

/** One's own account: keys, codes, passphrase, sessions. Every change is of the session's account and of no other. */
export const ownAccountRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/account',
    policy: 'own account',
    handle: async (request, person, services) => ({ page: await accountPage(request, person, services) }),
  },
  {
    method: 'GET',
    path: '/account/keys/new',
    policy: 'change own keys',
    handle: async (request, person, services) => ({ page: await newKeyPage(request, person, services) }),
  },
  {
    method: 'POST',
    path: '/account/keys/new',
    policy: 'change own keys',
    handle: async (request, person, services) => {
      const added = await addKey(services, person, passkeyAnswer(request.form), keyNameOf(request));
      return added.ok
        ? { redirect: '/account', notice: accountMessages[request.lang].keyAdded }
        : { page: await newKeyPage(request, person, services, added) };
    },
  },
  {
    method: 'POST',
    path: '/account/keys/:key/remove',
    policy: 'change own keys',
    handle: async (request, person, services) => {
      const removed = await removeKey(services, person, request.params['key'] ?? '');
      return removed.ok
        ? { redirect: '/account', notice: accountMessages[request.lang].keyRemoved }
        : { page: await accountPage(request, person, services, removed) };
    },
  },
  {
    method: 'POST',
    path: '/account/codes',
    policy: 'change own keys',
    handle: async (request, person, services) => {
      const made = await makeRecoveryCodes(services, person);
      return {
        page: made.ok ? codesPage(request, made.value) : await accountPage(request, person, services, made),
      };
    },
  },
  {
    method: 'GET',
    path: '/account/passphrase',
    policy: 'change own keys',
    handle: async (request, person, services) => {
      const page = await passphrasePage(request, person, services);
      return page ? { page } : { missing: true };
    },
  },
  {
    method: 'POST',
    path: '/account/passphrase',
    policy: 'change own keys',
    handle: async (request, person, services) => {
      const set = await setPassphrase(services, person, passphraseFields(request.form));
      if (set.ok) return { redirect: '/account', notice: accountMessages[request.lang].passphraseSet };
      const page = await passphrasePage(request, person, services, set);
      return page ? { page } : { missing: true };
    },
  },
  {
    method: 'POST',
    path: '/account/sessions/:session/end',
    policy: 'own account',
    handle: async (request, person, services) => {
      const session = request.params['session'] ?? '';
      const ended = await endOwnSessions(services, person, { only: session });
      return session === person.session
        ? { session: null, next: { redirect: '/sign-in' } }
        : { redirect: '/account', notice: accountMessages[request.lang].ended(ended) };
    },
  },
  {
    method: 'POST',
    path: '/account/sessions/end',
    policy: 'own account',
    handle: async (request, person, services) => {
      const ended = await endOwnSessions(services, person, { except: person.session });
      return { redirect: '/account', notice: accountMessages[request.lang].ended(ended) };
    },
  },
  {
    method: 'POST',
    path: '/account/recovery/:recovery/cancel',
    policy: 'own account',
    handle: async (request, person, services) => {
      const own = await openRecoveries(services.register, services, person.user);
      const id = request.params['recovery'] ?? '';
      if (!own.some((one) => one.id === id)) return { missing: true };
      const stopped = await cancelRecovery(services, person, id);
      return stopped.ok
        ? { redirect: '/account', notice: accountMessages[request.lang].recoveryStopped }
        : { page: await accountPage(request, person, services, stopped) };
    },
  },
];

async function accountPage(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  failed?: Failed,
): Promise<WorkPage> {
  const t = accountMessages[lang];
  const { register } = services;
  const account = await readAccount(register, services, person.user);
  const names = new Map(
    (await listAccounts(register, services)).map(({ user, name }) => [user as string, name]),
  );
  const compartments = await listCompartments(register, services);
  return {
    title: t.title,
    ...(failed ? { status: 422 } : {}),
    body: [
      problemBox(lang, failed),
      accountBody(lang, href, {
        person,
        keys: await findCredentials(register, services, account?.credentials ?? []),
        codesLeft: await codesLeft(services, account?.codeSet ?? null),
        mayUsePassphrase: account?.mayUsePassphrase ?? false,
        hasPassphrase: (account?.passphrase ?? null) !== null,
        sessions: await listSessions(register, services, person.user, services.now()),
        compartments: compartments.filter(({ id }) => person.compartments.has(id)),
        recoveries: await openRecoveries(register, services, person.user),
        names,
      }),
    ],
    help: html`<p>${t.help}</p>`,
  };
}

async function newKeyPage(
  { lang, href, form: sent }: WorkRequest,
  person: SignedIn,
  services: Services,
  failed?: Failed,
): Promise<WorkPage> {
  const t = accountMessages[lang];
  const words = signInMessages[lang];
  const ceremony = await startEnrolment(services, person, person.session);
  return {
    title: t.addKeyTitle,
    ...(failed ? { status: 422 } : {}),
    islands: [PASSKEY_ISLAND],
    body: [
      problemBox(lang, failed),
      html`<p class="lead">${t.addKeyLead}</p>`,
      passkeyForm(lang, person, href('/account/keys/new'), ceremony, {
        kind: 'create',
        submit: t.addKeyButton,
        fields: textField({
          name: 'key',
          label: words.keyName,
          hint: words.keyNameHint,
          value: sent.get('key') ?? '',
          width: 'middle',
        }),
      }),
    ],
    help: html`<p>${words.enrolHelp}</p>`,
  };
}

function codesPage({ lang, href }: WorkRequest, codes: readonly string[]): WorkPage {
  const t = accountMessages[lang];
  return {
    title: t.codesTitle,
    body: [
      html`<p class="lead">${t.codesLead}</p>`,
      html`<ol class="accounts-codes">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>`,
      html`<p><a href="${href('/account')}">${t.backToAccount}</a></p>`,
    ],
    help: html`<p>${t.codesHelp}</p>`,
  };
}

async function passphrasePage(
  { lang, href, form: sent }: WorkRequest,
  person: SignedIn,
  services: Services,
  failed?: Failed,
): Promise<WorkPage | undefined> {
  const t = accountMessages[lang];
  const account = await readAccount(services.register, services, person.user);
  if (!account?.mayUsePassphrase) return undefined;
  return {
    title: t.setPassphrase,
    ...(failed ? { status: 422 } : {}),
    body: [
      problemBox(lang, failed),
      newPassphraseForm(services, person, account, {
        lang,
        action: href('/account/passphrase'),
        nonce: sent.get('nonce') ?? randomBytes(24).toString('base64url'),
        submit: t.setPassphrase,
        problems: problemsOf(lang, failed),
      }),
    ],
    help: html`<p>${t.passphraseHelp}</p>`,
  };
}

/** The first look round, as a plain page. */
export const tourRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/tour',
    policy: 'own account',
    handle: ({ lang, href }, person) => {
      const t = accountMessages[lang];
      return {
        page: {
          title: t.tourTitle,
          body: [
            html`<p class="lead">${t.tourLead}</p>`,
            html`<ol class="accounts-tour">
              ${t.tourSteps.map(
                ([title, text]) =>
                  html`<li>
                    <h2>${title}</h2>
                    <p>${text}</p>
                  </li>`,
              )}
            </ol>`,
            form(person, href('/account/codes'), button(t.tourCodes, { isQuiet: true })),
            html`<p><a href="${href('/')}">${t.tourEnd}</a></p>`,
          ],
          help: html`<p>${t.tourHelp}</p>`,
        },
      };
    },
  },
];
