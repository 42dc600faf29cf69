import { randomBytes } from 'node:crypto';
import { html } from '../ui/html.ts';
import type { Content } from '../ui/html.ts';
import { textField } from '../workbench/form.ts';
import type { OpenRoute, WorkPage, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { enrolByInvitation } from './enrol-actions.ts';
import { findInvitation } from './invitation-store.ts';
import type { Invitation } from './invitation-store.ts';
import type { Outcome } from './outcome.ts';
import { PASSKEY_ISLAND, passkeyAnswer, passkeyForm, problemBox, problemsOf } from './passkey-view.ts';
import { startEnrolment } from './passkeys.ts';
import { setPassphraseByInvitation } from './passphrase-actions.ts';
import { newPassphraseForm, passphraseFields } from './passphrase-view.ts';
import type { SignedIn } from './roles.ts';
import { agentOf, enter } from './sign-in-pages.ts';
import { signInMessages } from './sign-in-messages.ts';

type Failed = Extract<Outcome<unknown>, { ok: false }>;

/** One-time addresses: the first administrator's, and those of people who are invited or helped back in. */
export const enterRoutes: readonly OpenRoute[] = (['set-up', 'invitation'] as const).flatMap((kind) => [
  {
    method: 'GET',
    path: `/${kind}/:token`,
    policy: 'anyone',
    handle: async (request, person, services) => ({ page: await enterPage(request, person, services, kind) }),
  },
  {
    method: 'POST',
    path: `/${kind}/:token`,
    policy: 'anyone',
    handle: async (request, person, services) => {
      const { token = '' } = request.params;
      const isWay = await invitationOf(request, services, kind);
      const entered = isWay
        ? await enrolByInvitation(services, token, passkeyAnswer(request.form), {
            name: (request.form.get('name') ?? '').trim(),
            keyName: keyNameOf(request),
            agent: agentOf(request),
          })
        : gone;
      if (!entered.ok) return { page: await enterPage(request, person, services, kind, entered) };
      return enter(services, entered.value, '/tour');
    },
  },
  ...(kind === 'set-up'
    ? []
    : [
        {
          method: 'POST',
          path: `/${kind}/:token/passphrase`,
          policy: 'anyone',
          handle: async (request, person, services) => {
            const given = passphraseFields(request.form);
            const { token = '' } = request.params;
            const entered = await setPassphraseByInvitation(services, token, given, agentOf(request));
            if (!entered.ok) return { page: await enterPage(request, person, services, kind, entered) };
            return enter(services, entered.value, '/tour');
          },
        } satisfies OpenRoute,
      ]),
]) satisfies readonly OpenRoute[];

const gone: Failed = { ok: false, field: '', problem: 'gone' };

/** The name given to a new key, cut to what a line holds. */
export function keyNameOf({ lang, form }: Pick<WorkRequest, 'lang' | 'form'>): string {
  const typed = (form.get('key') ?? '').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return [...typed].slice(0, 40).join('') || signInMessages[lang].keyNameDefault;
}

async function invitationOf(
  { params }: WorkRequest,
  services: Services,
  kind: 'set-up' | 'invitation',
): Promise<Invitation | undefined> {
  const found = await findInvitation(services.register, services, params['token'] ?? '');
  return found && (found.kind === 'set-up') === (kind === 'set-up') ? found : undefined;
}

async function enterPage(
  request: WorkRequest,
  person: SignedIn | undefined,
  services: Services,
  kind: 'set-up' | 'invitation',
  failed?: Failed,
): Promise<WorkPage> {
  const { lang, href, params } = request;
  const t = signInMessages[lang];
  const invitation = await invitationOf(request, services, kind);
  const help = html`<p>${t.enrolHelp}</p>`;
  if (!invitation)
    return { title: t.goneTitle, status: 404, body: html`<p class="lead">${t.gone}</p>`, help };
  const { account } = invitation;
  const path = `/${kind}/${params['token'] ?? ''}`;
  const ceremony = await startEnrolment(services, account, invitation.hash);
  const nonce = request.form.get('nonce') ?? randomBytes(24).toString('base64url');
  const offersPassphrase =
    account.mayUsePassphrase && (invitation.kind === 'invitation' || invitation.kind === 'recovery');
  return {
    title: kind === 'set-up' ? t.setUpTitle : t.invitationTitle(account.name),
    ...(failed ? { status: failed.problem === 'too many' ? 429 : 422 } : {}),
    islands: [PASSKEY_ISLAND],
    body: [
      problemBox(lang, failed),
      html`<p class="lead">${leadOf(lang, invitation.kind)}</p>`,
      passkeyForm(lang, person, href(path), ceremony, {
        kind: 'create',
        submit: t.enrolButton,
        fields: enrolFields(request, kind, failed),
      }),
      offersPassphrase
        ? html`<h2>${t.orPassphrase}</h2>
            ${newPassphraseForm(services, person, account, {
              lang,
              action: href(`${path}/passphrase`),
              nonce,
              submit: t.passphraseButton,
              problems: problemsOf(lang, failed),
            })}`
        : null,
    ],
    help,
  };
}

function leadOf(lang: WorkRequest['lang'], kind: Invitation['kind']): string {
  const t = signInMessages[lang];
  return {
    'set-up': t.setUpLead,
    invitation: t.invitationLead,
    recovery: t.recoveryLead,
    code: t.codeEnrolLead,
  }[kind];
}

function enrolFields(request: WorkRequest, kind: 'set-up' | 'invitation', failed?: Failed): Content {
  const { lang, form } = request;
  const t = signInMessages[lang];
  const nameIs = failed?.field === 'name' ? t.problems[failed.problem] : undefined;
  return [
    kind === 'set-up'
      ? textField({
          name: 'name',
          label: t.yourName,
          hint: t.yourNameHint,
          value: form.get('name') ?? '',
          problem: nameIs,
          autocomplete: 'name',
        })
      : null,
    textField({
      name: 'key',
      label: t.keyName,
      hint: t.keyNameHint,
      value: form.get('key') ?? t.keyNameDefault,
      width: 'middle',
    }),
  ];
}
