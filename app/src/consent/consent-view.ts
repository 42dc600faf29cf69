import type { Words } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Problem } from '../workbench/form.ts';
import {
  button,
  choiceField,
  form,
  problemOf,
  problemSummary,
  selectField,
  textArea,
  textField,
} from '../workbench/form.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { WorkRequest } from '../workbench/route.ts';
import type { ConsentGiven } from './consent-actions.ts';
import type { ConsentRow, LegalHold } from './consent-store.ts';
import { PURPOSES } from './consent.ts';
import type { Withdrawal } from './consent.ts';
import type { Disclosure } from './disclosure-store.ts';
import { consentMessages } from './messages.ts';

type Asked = Pick<WorkRequest, 'lang' | 'href'>;

export type ConsentList = readonly {
  readonly person: string;
  readonly title: Words;
  readonly sources: number;
  readonly inForce: readonly ConsentRow[];
}[];

/** Everybody who told us something in confidence or consented to something. */
export function consentListBody({ lang, href }: Asked, people: ConsentList): Content {
  const t = consentMessages[lang];
  return [
    html`<p class="lead">${t.lead}</p>`,
    people.length === 0
      ? html`<p>${t.empty}</p>`
      : plainTable(
          t.title,
          [t.person, t.sources, t.inForce],
          people.map(({ person, title, sources, inForce }) => [
            html`<a href="${href(`/consent/${person}`)}">${title[lang]}</a>`,
            sources,
            inForce.length === 0
              ? t.none
              : [...new Set(inForce.map(({ purpose }) => t.purposes[purpose]))].join(', '),
          ]),
          { isHeaded: true },
        ),
  ];
}

export type ConsentShown = {
  readonly person: string;
  readonly consents: readonly ConsentRow[];
  readonly inForce: ReadonlySet<string>;
  readonly withdrawals: readonly Withdrawal[];
  readonly sources: readonly (readonly [id: string, title: string])[];
  readonly holds: readonly LegalHold[];
  readonly disclosures: readonly Disclosure[];
  readonly recalled: ReadonlySet<string>;
  readonly typed: ConsentGiven;
  readonly duty: string;
  readonly problems: readonly Problem[];
  readonly mayWrite: boolean;
};

/** All about one person's consent, and the forms to record, withdraw and hold. */
export function consentBody(asked: Asked, person: SignedIn, shown: ConsentShown): Content {
  const { lang, href } = asked;
  const t = consentMessages[lang];
  return [
    html`<p><a href="${href(`/records/${shown.person}`)}">${t.toRecord}</a></p>`,
    problemSummary(lang, shown.problems),
    html`<h2>${t.table}</h2>`,
    consentTable(asked, person, shown),
    html`<h2>${t.sources}</h2>`,
    shown.sources.length === 0
      ? html`<p class="quiet">${t.noSources}</p>`
      : html`<ul>
          ${shown.sources.map(([id, title]) => html`<li><a href="${href(`/records/${id}`)}">${title}</a></li>`)}
        </ul>`,
    shown.mayWrite ? giveForm(asked, person, shown) : null,
    shown.mayWrite ? withdrawForm(asked, person, shown) : null,
    html`<h2>${t.hold}</h2>`,
    holds(asked, person, shown),
    html`<h2 id="disclosures">${t.disclosures}</h2>`,
    disclosures(asked, person, shown),
  ];
}

function consentTable({ lang, href }: Asked, person: SignedIn, shown: ConsentShown): Html {
  const t = consentMessages[lang];
  if (shown.consents.length === 0) return html`<p class="quiet">${t.noConsents}</p>`;
  const titles = new Map(shown.sources);
  return plainTable(
    t.table,
    [t.purpose, t.source, t.givenOn, t.until, t.state, t.withdraw],
    shown.consents.map(({ id, purpose, recipient, source, givenOn, until }) => {
      const isOpen = shown.inForce.has(id);
      const hidden = html`<input type="hidden" name="consent" value="${id}" />`;
      const end = [hidden, button(t.withdrawOne, { isQuiet: true })];
      return [
        recipient === '' ? t.purposes[purpose] : `${t.purposes[purpose]}: ${recipient}`,
        source === null ? t.everything : (titles.get(source) ?? source),
        givenOn,
        until ?? '–',
        isOpen ? t.states.inForce : t.states.ended,
        isOpen && shown.mayWrite
          ? form(person, href(`/consent/${shown.person}/withdraw`), end, { isPlain: true })
          : null,
      ];
    }),
    { isHeaded: true },
  );
}

function giveForm(
  { lang, href }: Asked,
  person: SignedIn,
  { person: subject, typed, problems, sources }: ConsentShown,
): Content {
  const t = consentMessages[lang];
  const field = (name: keyof ConsentGiven) => ({
    name,
    value: typed[name],
    problem: problemOf(problems, name),
  });
  return [
    html`<h2>${t.giveTitle}</h2>`,
    form(person, href(`/consent/${subject}`), [
      choiceField({
        name: 'purpose',
        type: 'radio',
        label: t.purpose,
        values: [typed.purpose],
        problem: problemOf(problems, 'purpose'),
        options: PURPOSES.map((purpose) => [purpose, t.purposes[purpose]] as const),
      }),
      textField({ ...field('recipient'), label: t.recipient, hint: t.recipientHint, isOptional: true, lang }),
      selectField({ ...field('source'), label: t.source, options: [['', t.everything], ...sources] }),
      textField({ ...field('givenOn'), label: t.givenOn, hint: t.dayHint, width: 'middle' }),
      textField({
        ...field('until'),
        label: t.until,
        hint: t.untilHint,
        width: 'middle',
        isOptional: true,
        lang,
      }),
      textField({ ...field('language'), label: t.language, width: 'middle' }),
      textField({ ...field('takenBy'), label: t.takenBy, hint: t.takenByHint }),
      textArea({ ...field('words'), label: t.words, hint: t.wordsHint, isOptional: true, lang }),
      button(t.give),
    ]),
  ];
}

function withdrawForm(
  { lang, href }: Asked,
  person: SignedIn,
  { person: subject, problems }: ConsentShown,
): Content {
  const t = consentMessages[lang];
  return [
    html`<h2>${t.withdrawTitle}</h2>`,
    html`<p>${t.withdrawAllText}</p>`,
    form(person, href(`/consent/${subject}/withdraw`), [
      choiceField({
        name: 'confirm',
        type: 'checkbox',
        label: t.withdrawAll,
        values: [],
        problem: problemOf(problems, 'confirm'),
        options: [['yes', t.confirm]],
      }),
      button(t.withdrawAll, { isQuiet: true }),
    ]),
  ];
}

function holds({ lang, href }: Asked, person: SignedIn, shown: ConsentShown): Content {
  const t = consentMessages[lang];
  const titles = new Map([[shown.person, t.person], ...shown.sources]);
  return [
    html`<p>${t.holdText}</p>`,
    shown.holds.length === 0
      ? html`<p class="quiet">${t.noHolds}</p>`
      : html`<ul>
          ${shown.holds.map(({ record, duty, at }) => html`<li>${titles.get(record) ?? record}: ${duty} <span class="quiet small">${at.slice(0, 10)}</span></li>`)}
        </ul>`,
    shown.mayWrite
      ? form(person, href(`/consent/${shown.person}/hold`), [
          selectField({ name: 'record', label: t.holdFor, options: [...titles] }),
          textField({
            name: 'duty',
            label: t.duty,
            value: shown.duty,
            problem: problemOf(shown.problems, 'duty'),
          }),
          button(t.addHold, { isQuiet: true }),
        ])
      : null,
  ];
}

function disclosures({ lang, href }: Asked, person: SignedIn, shown: ConsentShown): Content {
  const t = consentMessages[lang];
  const newest = shown.withdrawals.at(-1);
  return [
    shown.disclosures.length === 0
      ? html`<p class="quiet">${t.noDisclosures}</p>`
      : html`<ul>
          ${shown.disclosures.map(({ id, kind, recipient, rows, at }) => {
            const isRecalled = newest !== undefined && shown.recalled.has(`${id} ${newest.id}`);
            return html`<li>
              ${t.disclosed(kind, recipient, rows, at.slice(0, 10))}
              ${isRecalled ? html`<span class="quiet">${t.isRecalled}</span>` : null}
              ${
                newest && !isRecalled && shown.mayWrite
                  ? form(
                      person,
                      href(`/consent/${shown.person}/recall`),
                      [
                        html`<input type="hidden" name="disclosure" value="${id}" /><input
                            type="hidden"
                            name="withdrawal"
                            value="${newest.id}"
                          />`,
                        button(t.recall, { isQuiet: true }),
                      ],
                      { isPlain: true },
                    )
                  : null
              }
            </li>`;
          })}
        </ul>`,
    html`<p class="quiet small">${t.publicToo}</p>`,
  ];
}
