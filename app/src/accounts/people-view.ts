import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { button, choiceField, form, problemOf, textField } from '../workbench/form.ts';
import type { Problem } from '../workbench/form.ts';
import type { Account } from './account-store.ts';
import { plainTable } from '../workbench/plain-table.ts';
import { peopleMessages } from './people-messages.ts';
import type { Recovery } from './recovery-actions.ts';
import { minuteOf } from './recovery-view.ts';
import type { RoleRequest } from './role-requests.ts';
import { ROLES } from './roles.ts';
import type { Role, SignedIn } from './roles.ts';

type Href = (path: string) => string;

/** What stands on the page of all accounts. */
export type People = {
  readonly person: SignedIn;
  readonly accounts: readonly Account[];
  readonly invited: ReadonlyMap<string, string>;
  readonly requests: readonly RoleRequest[];
  readonly recoveries: readonly Recovery[];
  readonly isAlone: boolean;
  readonly now: Date;
};

export function peopleBody(lang: Language, href: Href, people: People): Content {
  const t = peopleMessages[lang];
  const { person, accounts, invited, isAlone } = people;
  return [
    html`<p class="lead">${t.lead}</p>`,
    isAlone ? html`<p class="notice">${t.alone}</p>` : null,
    requests(lang, href, people),
    recoveries(lang, href, people),
    html`<p><a class="button" href="${href('/people/invite')}">${t.invite}</a></p>`,
    plainTable(
      t.title,
      [t.name, t.roles, t.state, t.keys],
      accounts.map((account) => [
        [
          html`<a href="${href(`/people/${account.user}`)}">${account.name}</a>`,
          account.user === person.user ? html` <span class="quiet">(${t.you})</span>` : null,
        ],
        rolesText(lang, account.roles),
        [
          t.states[account.standing],
          account.standing === 'invited' ? html`, ${addressState(lang, invited.get(account.user))}` : null,
        ],
        String(account.credentials.length),
      ]),
    ),
  ];
}

function addressState(lang: Language, until: string | undefined): string {
  const t = peopleMessages[lang];
  return until === undefined ? t.invitationOver : t.invitedUntil(minuteOf(until));
}

function rolesText(lang: Language, roles: Iterable<Role>): string {
  const t = peopleMessages[lang];
  return [...roles].map((role) => t.roleNames[role]).join(', ') || t.noRoles;
}

function requests(lang: Language, href: Href, { person, requests: open, accounts }: People): Content {
  const t = peopleMessages[lang];
  if (open.length === 0) return null;
  return html`<section class="stack">
    <h2>${t.requests}</h2>
    ${open.map(({ id, user, roles, by }) => {
      const text = t.request(
        nameOf(lang, accounts, user),
        rolesText(lang, roles),
        nameOf(lang, accounts, by),
      );
      const decide = form(
        person,
        href(`/people/requests/${id}`),
        [
          by === person.user
            ? html`<p class="quiet">${t.requestOwn}</p>`
            : button(t.confirm, { name: 'verdict', value: 'confirmed' }),
          ' ',
          button(t.refuse, { name: 'verdict', value: 'refused', isQuiet: true }),
        ],
        { isPlain: true },
      );
      return html`<div class="notice stack">
        <p>${text}</p>
        ${decide}
      </div>`;
    })}
  </section>`;
}

function recoveries(lang: Language, href: Href, people: People): Content {
  const t = peopleMessages[lang];
  const { person, recoveries: open, accounts, now } = people;
  if (open.length === 0) return null;
  const step = (id: string, path: string, text: string, isQuiet = false): Html =>
    form(person, href(`/people/recoveries/${id}/${path}`), button(text, { isQuiet }), { isPlain: true });
  return html`<section class="stack">
    <h2>${t.recoveries}</h2>
    ${open.map(
      ({ id, user, by, readyAt }) =>
        html`<div class="notice stack">
          <p>${t.recovery(nameOf(lang, accounts, user), nameOf(lang, accounts, by))}</p>
          ${
            readyAt === null
              ? by === person.user
                ? html`<p class="quiet">${t.requestOwn}</p>`
                : step(id, 'confirm', t.confirm)
              : readyAt > now.toISOString()
                ? html`<p>${t.recoveryReady(minuteOf(readyAt))}</p>`
                : step(id, 'finish', t.finish)
          }
          ${step(id, 'cancel', t.cancel, true)}
        </div>`,
    )}
  </section>`;
}

function nameOf(lang: Language, accounts: readonly Account[], user: string): string {
  const t = peopleMessages[lang];
  return accounts.find((one) => one.user === user)?.name ?? (user === 'terminal' ? t.terminal : t.someone);
}

type Chosen = {
  readonly person: SignedIn;
  readonly isAlone: boolean;
  readonly roles: ReadonlySet<Role>;
  readonly mayUsePassphrase: boolean;
  readonly problems: readonly Problem[];
};

export function inviteBody(lang: Language, href: Href, chosen: Chosen & { readonly name: string }): Content {
  const t = peopleMessages[lang];
  return [
    chosen.isAlone ? html`<p class="notice">${t.alone}</p>` : null,
    form(chosen.person, href('/people/invite'), [
      textField({
        name: 'name',
        label: t.name,
        hint: t.nameHint,
        value: chosen.name,
        problem: problemOf(chosen.problems, 'name'),
      }),
      roleFields(lang, chosen),
      button(t.inviteButton),
    ]),
  ];
}

function roleFields(
  lang: Language,
  { roles, mayUsePassphrase, problems }: Omit<Chosen, 'person' | 'isAlone'>,
): Content {
  const t = peopleMessages[lang];
  return [
    choiceField({
      name: 'roles',
      label: t.roles,
      hint: t.rolesHint,
      type: 'checkbox',
      values: [...roles],
      problem: problemOf(problems, 'roles'),
      options: ROLES.map((role) => [role, t.roleNames[role], t.roleDoes[role]] as const),
    }),
    choiceField({
      name: 'may_passphrase',
      label: t.more,
      type: 'checkbox',
      values: mayUsePassphrase ? ['yes'] : [],
      options: [['yes', t.mayPassphrase, t.mayPassphraseHint]],
    }),
  ];
}

export function addressBody(lang: Language, href: Href, address: string, waits: string): Content {
  const t = peopleMessages[lang];
  return [
    html`<p class="lead">${t.addressLead}</p>`,
    html`<p><code class="accounts-address">${address}</code></p>`,
    waits === '' ? null : html`<p class="notice">${t.addressWaits(waits)}</p>`,
    html`<p><a href="${href('/people')}">${t.toPeople}</a></p>`,
  ];
}

export function personBody(
  lang: Language,
  href: Href,
  {
    person,
    account,
    isAlone,
    sessions,
    problems,
  }: {
    readonly person: SignedIn;
    readonly account: Account;
    readonly isAlone: boolean;
    readonly sessions: number;
    readonly problems: readonly Problem[];
  },
): Content {
  const t = peopleMessages[lang];
  const { user, standing, roles, mayUsePassphrase } = account;
  const act = (path: string, text: string): Html =>
    form(person, href(`/people/${user}/${path}`), button(text, { isQuiet: true }), { isPlain: true });
  return [
    html`<p class="lead">${t.personLead}</p>`,
    html`<p>${t.states[standing]}. ${t.sessions(sessions)}</p>`,
    isAlone ? html`<p class="notice">${t.alone}</p>` : null,
    standing === 'disabled'
      ? act('enable', t.enable)
      : form(person, href(`/people/${user}/roles`), [
          roleFields(lang, { roles, mayUsePassphrase, problems }),
          button(t.saveRoles),
        ]),
    standing === 'invited'
      ? [
          html`<h2>${t.inviteAgain}</h2>
            <p>${t.inviteAgainLead}</p>`,
          act('invite', t.inviteAgain),
        ]
      : null,
    sessions > 0 ? act('end-sessions', t.endSessions) : null,
    standing === 'active' && user !== person.user
      ? [
          html`<h2>${t.recover}</h2>
            <p>${isAlone ? t.recoverAlone : t.recoverLead}</p>`,
          isAlone ? null : act('recovery', t.recover),
        ]
      : null,
    standing === 'disabled'
      ? null
      : [
          html`<h2>${t.disable}</h2>
            <p>${t.disableLead}</p>`,
          act('disable', t.disable),
        ],
    html`<p><a href="${href('/people')}">${t.toPeople}</a></p>`,
  ];
}
