import { html } from '../ui/html.ts';
import { button, form, textField } from '../workbench/form.ts';
import type { Answer, OpenRoute, StaffRoute, WorkPage, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { listAccounts } from './account-store.ts';
import { activeAdministrators } from './account-rules.ts';
import type { Outcome } from './outcome.ts';
import { PASSKEY_ISLAND, passkeyAnswer, passkeyForm, problemBox } from './passkey-view.ts';
import { startAssertion } from './passkeys.ts';
import { signInWithPassphrase } from './passphrase-actions.ts';
import { signInWithPasskey, signOut } from './proof-actions.ts';
import { openRecoveries } from './recovery-actions.ts';
import { takeRecoveryCode } from './recovery-code-actions.ts';
import { signInMessages } from './sign-in-messages.ts';
import { sessionOf } from './sessions.ts';

type Failed = Extract<Outcome<unknown>, { ok: false }>;

/** Signing in and out. */
export const signInRoutes: readonly (OpenRoute | StaffRoute)[] = [
  {
    method: 'GET',
    path: '/sign-in',
    policy: 'anyone',
    handle: async (request, person, services) =>
      person ? { redirect: '/' } : { page: await signInPage(request, services) },
  },
  {
    method: 'POST',
    path: '/sign-in',
    policy: 'anyone',
    handle: async (request, before, services) => {
      const answer = passkeyAnswer(request.form);
      const signedIn = await signInWithPasskey(services, answer, { agent: agentOf(request), before });
      if (!signedIn.ok) return { page: await signInPage(request, services, signedIn) };
      return enter(services, signedIn.value, localPath(request.form.get('then')));
    },
  },
  {
    method: 'GET',
    path: '/sign-in/passphrase',
    policy: 'anyone',
    handle: (request, person) => (person ? { redirect: '/' } : { page: passphrasePage(request) }),
  },
  {
    method: 'POST',
    path: '/sign-in/passphrase',
    policy: 'anyone',
    handle: async (request, _person, services) => {
      const signedIn = await signInWithPassphrase(
        services,
        {
          name: request.form.get('name') ?? '',
          passphrase: request.form.get('passphrase') ?? '',
          code: request.form.get('code') ?? '',
        },
        agentOf(request),
      );
      if (!signedIn.ok) return { page: passphrasePage(request, signedIn) };
      return enter(services, signedIn.value, '/');
    },
  },
  {
    method: 'GET',
    path: '/sign-in/code',
    policy: 'anyone',
    handle: (request) => ({ page: codePage(request) }),
  },
  {
    method: 'POST',
    path: '/sign-in/code',
    policy: 'anyone',
    handle: async (request, _person, services) => {
      const taken = await takeRecoveryCode(services, request.form.get('recovery') ?? '');
      return taken.ok ? { redirect: `/invitation/${taken.value}` } : { page: codePage(request, taken) };
    },
  },
  {
    method: 'POST',
    path: '/sign-out',
    policy: 'own account',
    handle: async (_request, person, services) => {
      await signOut(services, person);
      return { session: null, next: { redirect: '/sign-in' } };
    },
  },
];

/** Into the workbench with a new session; whoever is being helped back in is shown that first. */
export async function enter(services: Services, secret: string, then: string): Promise<Answer> {
  const person = await sessionOf(services, secret);
  const isWarned =
    person !== undefined && (await openRecoveries(services.register, services, person.user)).length > 0;
  return { session: secret, next: { redirect: isWarned ? '/account' : then } };
}

export function agentOf({ raw }: Pick<WorkRequest, 'raw'>): string {
  return raw.headers.get('User-Agent') ?? '';
}

/** A path of the workbench, or the start for anything else. */
export function localPath(path: string | null): string {
  return path !== null && /^\/(?!\/)[^\s\\]*$/.test(path) ? path : '/';
}

async function signInPage(request: WorkRequest, services: Services, failed?: Failed): Promise<WorkPage> {
  const { lang, href } = request;
  const t = signInMessages[lang];
  const accounts = await listAccounts(services.register, services);
  const isEmpty = activeAdministrators(accounts).length === 0;
  const then = localPath(request.query.get('then') ?? request.form.get('then'));
  const ceremony = await startAssertion(services, undefined, 'sign-in');
  return {
    title: t.signIn,
    ...(failed ? { status: 422 } : {}),
    islands: [PASSKEY_ISLAND],
    body: [
      problemBox(lang, failed),
      isEmpty ? html`<p class="notice">${t.nobodyYet}</p>` : null,
      html`<p class="lead">${t.signInLead}</p>`,
      passkeyForm(lang, undefined, href('/sign-in'), ceremony, {
        kind: 'get',
        submit: t.signInButton,
        isKeptFresh: failed === undefined,
        fields: html`<input type="hidden" name="then" value="${then}" />`,
      }),
      html`<h2>${t.otherWays}</h2>
        <ul>
          <li><a href="${href('/sign-in/passphrase')}">${t.withPassphrase}</a></li>
          <li><a href="${href('/sign-in/code')}">${t.withCode}</a></li>
        </ul>`,
    ],
    help: html`<p>${t.signInHelp}</p>`,
  };
}

function passphrasePage(request: WorkRequest, failed?: Failed): WorkPage {
  const { lang, href } = request;
  const t = signInMessages[lang];
  return {
    title: t.passphraseTitle,
    ...(failed ? { status: failed.problem === 'too many' ? 429 : 422 } : {}),
    body: [
      problemBox(lang, failed),
      html`<p class="lead">${t.passphraseLead}</p>`,
      form(undefined, href('/sign-in/passphrase'), [
        textField({
          name: 'name',
          label: t.name,
          value: request.form.get('name') ?? '',
          autocomplete: 'username',
        }),
        textField({
          name: 'passphrase',
          label: t.passphrase,
          type: 'password',
          autocomplete: 'current-password',
        }),
        textField({
          name: 'code',
          label: t.code,
          hint: t.codeHint,
          autocomplete: 'one-time-code',
          width: 'short',
        }),
        button(t.signIn),
      ]),
    ],
    help: html`<p>${t.signInHelp}</p>`,
  };
}

function codePage(request: WorkRequest, failed?: Failed): WorkPage {
  const { lang, href } = request;
  const t = signInMessages[lang];
  return {
    title: t.codeTitle,
    ...(failed ? { status: failed.problem === 'too many' ? 429 : 422 } : {}),
    body: [
      problemBox(lang, failed),
      html`<p class="lead">${t.codeLead}</p>`,
      form(undefined, href('/sign-in/code'), [
        textField({ name: 'recovery', label: t.recoveryCode, hint: t.recoveryHint, width: 'middle' }),
        button(t.codeButton),
      ]),
    ],
    help: html`<p>${t.signInHelp}</p>`,
  };
}
