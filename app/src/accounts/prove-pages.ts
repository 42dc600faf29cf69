import { html } from '../ui/html.ts';
import { form, button, TOKEN_FIELD } from '../workbench/form.ts';
import type { StaffRoute, WorkPage, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { readAccount } from './account-store.ts';
import type { Outcome } from './outcome.ts';
import { PASSKEY_ISLAND, passkeyAnswer, passkeyForm, problemBox } from './passkey-view.ts';
import { startAssertion } from './passkeys.ts';
import { prove } from './proof-actions.ts';
import { recoveryNotice } from './recovery-view.ts';
import { openRecoveries } from './recovery-actions.ts';
import type { SignedIn } from './roles.ts';
import { localPath } from './sign-in-pages.ts';
import { signInMessages } from './sign-in-messages.ts';

type Failed = Extract<Outcome<unknown>, { ok: false }>;

/** What was asked for, held while the person proves that it is them. */
type Held = { readonly method: 'GET' | 'POST'; readonly path: string; readonly sent: string };

/** Asks for a passkey before what was asked for is done. The fields that were sent are kept. */
export function provePage(
  request: WorkRequest,
  method: 'GET' | 'POST',
  person: SignedIn,
  services: Services,
): Promise<WorkPage> {
  const sent = new URLSearchParams(request.form);
  sent.delete(TOKEN_FIELD);
  const query = request.query.toString();
  const path = query === '' ? request.path : `${request.path}?${query}`;
  return page(request, person, services, { method, path, sent: sent.toString() });
}

/** Where a proof is sent. */
export const proveRoutes: readonly StaffRoute[] = [
  {
    method: 'POST',
    path: '/prove',
    policy: 'own account',
    // Fields of a form of 1 MB, encoded a second time.
    bodyLimit: 4 * 1024 * 1024,
    handle: async (request, person, services) => {
      const held: Held = {
        method: request.form.get('_method') === 'POST' ? 'POST' : 'GET',
        path: localPath(request.form.get('_then')),
        sent: request.form.get('_sent') ?? '',
      };
      const proved = await prove(services, person, passkeyAnswer(request.form));
      if (!proved.ok) return { page: await page(request, person, services, held, proved) };
      return {
        session: proved.value,
        next: held.method === 'GET' ? { redirect: held.path } : { page: sendOnPage(request, person, held) },
      };
    },
  },
];

async function page(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  { method, path, sent }: Held,
  failed?: Failed,
): Promise<WorkPage> {
  const t = signInMessages[lang];
  const account = await readAccount(services.register, services, person.user);
  const recoveries = await openRecoveries(services.register, services, person.user);
  const common = { title: t.proveTitle, help: html`<p>${t.proveHelp}</p>` };
  if ((account?.credentials.length ?? 0) === 0)
    return { ...common, body: html`<p class="lead">${t.proveNone}</p>` };
  const ceremony = await startAssertion(services, person, 'prove');
  const fields = { _method: method, _then: path, _sent: sent };
  return {
    ...common,
    ...(failed ? { status: 422 } : {}),
    islands: [PASSKEY_ISLAND],
    body: [
      problemBox(lang, failed),
      recoveryNotice(lang, href, person, recoveries),
      html`<p class="lead">${t.proveLead}</p>`,
      method === 'POST' ? html`<p>${t.proveKept}</p>` : null,
      passkeyForm(lang, person, href('/prove'), ceremony, {
        kind: 'get',
        submit: t.proveButton,
        fields: hidden(Object.entries(fields)),
      }),
    ],
  };
}

function sendOnPage({ lang, href }: WorkRequest, person: SignedIn, { path, sent }: Held): WorkPage {
  const t = signInMessages[lang];
  return {
    title: t.provedTitle,
    islands: [PASSKEY_ISLAND],
    body: [
      html`<p class="lead">${t.provedLead}</p>`,
      form(person, href(path), [
        hidden([...new URLSearchParams(sent)]),
        html`<div data-send-on></div>`,
        button(t.sendOn),
      ]),
    ],
    help: html`<p>${t.proveHelp}</p>`,
  };
}

function hidden(fields: readonly (readonly [name: string, value: string])[]) {
  return fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}
