import type { Content, Html } from '../ui/html.ts';
import { html, joined } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { button, form } from '../workbench/form.ts';
import { plainTable } from '../workbench/plain-table.ts';
import { accountMessages } from './account-messages.ts';
import type { Compartment } from './compartment-store.ts';
import type { Credential } from './credential-store.ts';
import { peopleMessages } from './people-messages.ts';
import type { Recovery } from './recovery-actions.ts';
import { minuteOf, recoveryNotice } from './recovery-view.ts';
import { OPEN_COMPARTMENT } from './roles.ts';
import type { SignedIn } from './roles.ts';
import type { Session } from './session-store.ts';

/** What stands on one's own account page. */
export type OwnAccount = {
  readonly person: SignedIn;
  readonly keys: readonly Credential[];
  readonly codesLeft: number;
  readonly mayUsePassphrase: boolean;
  readonly hasPassphrase: boolean;
  readonly sessions: readonly Session[];
  readonly compartments: readonly Compartment[];
  readonly recoveries: readonly Recovery[];
  readonly names: ReadonlyMap<string, string>;
};

type Href = (path: string) => string;

export function accountBody(lang: Language, href: Href, own: OwnAccount): Content {
  const t = accountMessages[lang];
  const { person, recoveries, names } = own;
  return [
    recoveryNotice(lang, href, person, recoveries, names),
    html`<p class="lead">${t.lead}</p>`,
    facts(lang, own),
    html`<h2>${t.keys}</h2>`,
    keys(lang, href, own),
    html`<h2>${t.codes}</h2>
      <p>${t.codesLeft(own.codesLeft)}</p>
      ${form(person, href('/account/codes'), button(t.makeCodes, { isQuiet: true }), { isPlain: true })}`,
    own.mayUsePassphrase || own.hasPassphrase
      ? html`<h2>${t.passphrase}</h2>
          <p>${own.hasPassphrase ? t.hasPassphrase : t.mayPassphrase}</p>
          <p><a href="${href('/account/passphrase')}">${t.setPassphrase}</a></p>`
      : null,
    html`<h2>${t.sessions}</h2>`,
    sessions(lang, href, own),
    html`<p><a href="${href('/tour')}">${t.tour}</a></p>`,
  ];
}

function facts(lang: Language, { person, compartments }: OwnAccount): Html {
  const t = accountMessages[lang];
  const { roleNames } = peopleMessages[lang];
  const open = person.compartments.has(OPEN_COMPARTMENT) ? [t.openCompartment] : [];
  const places = [...open, ...compartments.map(({ name }) => name)];
  return html`<dl class="facts">
    <div>
      <dt>${t.roles}</dt>
      <dd>
        ${
          person.roles.size === 0
            ? t.noRoles
            : joined(
                [...person.roles].map((role) => roleNames[role]),
                ', ',
              )
        }
      </dd>
    </div>
    ${
      places.length === 0
        ? null
        : html`<div>
            <dt>${t.compartments}</dt>
            <dd>${joined(places, ', ')}</dd>
          </div>`
    }
  </dl>`;
}

function keys(lang: Language, href: Href, { person, keys: held }: OwnAccount): Content {
  const t = accountMessages[lang];
  if (held.length === 0) return html`<p>${t.noKeys}</p>`;
  return [
    plainTable(
      t.keys,
      [t.key, t.added, t.used, ''],
      held.map((key) => [
        [key.name, key.isBackedUp ? html` <span class="quiet">(${t.synced})</span>` : null],
        key.at.slice(0, 10),
        key.usedAt === null ? t.never : minuteOf(key.usedAt),
        held.length === 1
          ? null
          : smallForm(
              person,
              href(`/account/keys/${key.id}/remove`),
              t.removeKey,
              t.removeKeyNamed(key.name),
            ),
      ]),
    ),
    held.length === 1 ? html`<p>${t.oneKey}</p>` : null,
    html`<p><a href="${href('/account/keys/new')}">${t.addKey}</a></p>`,
  ];
}

function sessions(lang: Language, href: Href, { person, sessions: live }: OwnAccount): Content {
  const t = accountMessages[lang];
  return [
    plainTable(
      t.sessions,
      [t.device, t.method, t.since, t.seen, ''],
      live.map(({ id, agent, method, createdAt, seenAt }) => [
        [
          agent === '' ? t.unknownAgent : agent,
          id === person.session ? html` <strong>(${t.thisOne})</strong>` : null,
        ],
        t.methods[method],
        minuteOf(createdAt),
        minuteOf(seenAt),
        smallForm(person, href(`/account/sessions/${id}/end`), t.end, t.endNamed(minuteOf(createdAt))),
      ]),
    ),
    live.length > 1
      ? form(person, href('/account/sessions/end'), button(t.endOthers, { isQuiet: true }), { isPlain: true })
      : null,
  ];
}

/** One button in a row of a table; `name` says for which row to whoever hears it. */
export function smallForm(
  person: { readonly token: string },
  action: string,
  text: string,
  name: string,
): Html {
  return form(person, action, html`<button class="quiet-button" aria-label="${name}">${text}</button>`, {
    isPlain: true,
  });
}
