import { encode } from 'uqr';
import type { Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { button, form, problemOf, textField } from '../workbench/form.ts';
import type { Problem } from '../workbench/form.ts';
import type { Services } from '../workbench/services.ts';
import type { Account } from './account-store.ts';
import { accountMessages } from './account-messages.ts';
import { keptNonce, seedAddress, seedOf } from './one-time-codes.ts';
import type { NewPassphrase } from './passphrase-actions.ts';

/** A passphrase and the seed of its codes, shown once as a picture and as letters. */
export function newPassphraseForm(
  { ring }: Pick<Services, 'ring'>,
  person: { readonly token: string } | undefined,
  { user, name }: Pick<Account, 'user' | 'name'>,
  {
    lang,
    action,
    nonce,
    submit,
    problems,
  }: {
    readonly lang: Language;
    readonly action: string;
    readonly nonce: string;
    readonly submit: string;
    readonly problems: readonly Problem[];
  },
): Html {
  const t = accountMessages[lang];
  const seed = seedOf(ring, user, keptNonce(ring, user, nonce));
  return form(person, action, [
    html`<input type="hidden" name="nonce" value="${nonce}" />`,
    textField({
      name: 'passphrase',
      label: t.newPassphrase,
      hint: t.newPassphraseHint,
      type: 'password',
      autocomplete: 'new-password',
      problem: problemOf(problems, 'passphrase'),
    }),
    textField({
      name: 'again',
      label: t.again,
      type: 'password',
      autocomplete: 'new-password',
      problem: problemOf(problems, 'again'),
    }),
    html`<div class="field">
      <p><strong>${t.scan}</strong></p>
      <p class="hint">${t.scanHint}</p>
      ${picture(seedAddress(name, seed), t.picture)}
      <p><code>${seed.match(/.{1,4}/g)?.join(' ')}</code></p>
    </div>`,
    textField({
      name: 'code',
      label: t.firstCode,
      autocomplete: 'one-time-code',
      width: 'short',
      problem: problemOf(problems, 'code'),
    }),
    button(submit),
  ]);
}

export function passphraseFields(fields: URLSearchParams): NewPassphrase {
  return {
    passphrase: fields.get('passphrase') ?? '',
    again: fields.get('again') ?? '',
    nonce: fields.get('nonce') ?? '',
    code: fields.get('code') ?? '',
  };
}

function picture(text: string, label: string): Html {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return html`<svg
    class="accounts-code"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${size} ${size}"
    width="220"
    height="220"
  >
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${path}" fill="#000" />
  </svg>`;
}
