import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { button, form, problemSummary } from '../workbench/form.ts';
import type { Problem } from '../workbench/form.ts';
import type { AccountProblem } from './outcome.ts';
import type { Ceremony, PasskeyAnswer } from './passkeys.ts';
import { signInMessages } from './sign-in-messages.ts';

/** The browser program of every page with a passkey form. */
export const PASSKEY_ISLAND = 'passkey';

/** A form that is sent with a passkey: the program `passkey` asks the browser and fills it in. */
export function passkeyForm(
  lang: Language,
  person: { readonly token: string } | undefined,
  action: string,
  { options, ticket }: Ceremony,
  {
    kind,
    submit,
    fields,
    isKeptFresh,
  }: {
    readonly kind: 'create' | 'get';
    readonly submit: Content;
    readonly fields?: Content;
    /** For pages with nothing typed into them: the program loads them anew before the question grows old. */
    readonly isKeptFresh?: boolean;
  },
): Html {
  return form(person, action, [
    fields ?? null,
    passkeyPart(lang, { options, ticket }, kind, isKeptFresh),
    button(submit),
  ]);
}

/** The same as a part of a form with further buttons and fields of its own. */
export function passkeyPart(
  lang: Language,
  { options, ticket }: Ceremony,
  kind: 'create' | 'get' = 'get',
  isKeptFresh = false,
): Html {
  const t = signInMessages[lang];
  return html`<div
    data-passkey="${kind}"
    data-options="${options}"
    data-unsupported="${t.unsupported}"
    data-waiting="${t.waiting}"
    data-cancelled="${t.cancelled}"
    data-taken="${t.takenKey}"
    data-failed="${t.failed}"
    ${isKeptFresh ? html` data-fresh` : null}
  >
    <input type="hidden" name="ticket" value="${ticket}" />
    <input type="hidden" name="passkey" value="" autocomplete="off" />
    <p class="hint" role="status">${t.browserNeedsScript}</p>
  </div>`;
}

/** What such a form brings back. */
export function passkeyAnswer(fields: URLSearchParams): PasskeyAnswer {
  return { ticket: fields.get('ticket') ?? '', response: fields.get('passkey') ?? '' };
}

/** One problem as a form shows it. */
export function problemsOf(
  lang: Language,
  outcome: { readonly field: string; readonly problem: AccountProblem } | undefined,
): readonly Problem[] {
  return outcome ? [[outcome.field, signInMessages[lang].problems[outcome.problem]]] : [];
}

export function problemBox(
  lang: Language,
  outcome: { readonly field: string; readonly problem: AccountProblem } | undefined,
): Html | null {
  return problemSummary(lang, problemsOf(lang, outcome));
}
