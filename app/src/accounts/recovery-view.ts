import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { button, form } from '../workbench/form.ts';
import { accountMessages } from './account-messages.ts';
import type { Recovery } from './recovery-actions.ts';
import type { SignedIn } from './roles.ts';

/** Tells a person that administrators are about to let a new key into their account, and lets them stop it. */
export function recoveryNotice(
  lang: Language,
  href: (path: string) => string,
  person: SignedIn,
  recoveries: readonly Recovery[],
  names: ReadonlyMap<string, string> = new Map(),
): Content {
  const t = accountMessages[lang];
  return recoveries.map(
    ({ id, by, readyAt }) =>
      html`<section class="problems stack" role="alert">
        <h2>${t.recoveryTitle}</h2>
        <p>${t.recovery(names.get(by) ?? t.someone, readyAt && minuteOf(readyAt))}</p>
        ${form(person, href(`/account/recovery/${id}/cancel`), button(t.stopRecovery), { isPlain: true })}
      </section>`,
  );
}

/** `2026-03-02 09:00 UTC`. */
export function minuteOf(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
