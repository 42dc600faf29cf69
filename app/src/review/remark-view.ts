import type { SignedIn } from '../accounts/roles.ts';
import { whenOf } from '../recording/claim-words.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
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
import type { WorkRequest } from '../workbench/route.ts';
import { reviewMessages } from './messages.ts';
import type { Assignment, Remark } from './remark-store.ts';

export type RemarksShown = {
  readonly record: string;
  readonly remarks: readonly Remark[];
  readonly assignments: readonly Assignment[];
  /** Colleagues who may read the record, by id. */
  readonly colleagues: ReadonlyMap<string, string>;
  /** Statements one may speak about: id and how to call it. */
  readonly statements: readonly (readonly [id: string, label: string])[];
  readonly people: ReadonlyMap<string, string>;
  readonly typed: {
    readonly text: string;
    readonly claim: string;
    readonly mentioned: readonly string[];
    readonly note: string;
    readonly user: string;
  };
  readonly problems: readonly Problem[];
};

/** What was said about a record, who looks after it, and the forms for both. */
export function remarksBody(
  { lang, href }: Pick<WorkRequest, 'lang' | 'href'>,
  person: SignedIn,
  shown: RemarksShown,
): Content {
  const t = reviewMessages[lang];
  const { record, typed, problems, colleagues } = shown;
  const others = [...colleagues].filter(([user]) => user !== person.user);
  return [
    html`<p><a href="${href(`/records/${record}`)}">${t.backToRecord}</a></p>`,
    html`<p class="lead">${t.remarksLead}</p>`,
    problemSummary(lang, problems),
    remarkList(lang, shown),
    form(person, href(`/records/${record}/remarks`), [
      selectField({
        name: 'claim',
        label: t.about,
        value: typed.claim,
        options: [['', t.wholeRecord], ...shown.statements],
      }),
      textArea({
        name: 'text',
        label: t.text,
        hint: t.textHint,
        value: typed.text,
        problem: problemOf(problems, 'text'),
      }),
      others.length === 0
        ? null
        : choiceField({
            name: 'mention',
            type: 'checkbox',
            label: t.mention,
            hint: t.mentionHint,
            values: typed.mentioned,
            options: others,
          }),
      button(t.say),
    ]),
    html`<h2>${t.assignments}</h2>`,
    assignmentList(lang, href, person, shown),
    form(person, href(`/records/${record}/assign`), [
      selectField({
        name: 'user',
        label: t.assignTo,
        value: typed.user,
        options: [...colleagues],
        problem: problemOf(problems, 'user'),
      }),
      textField({ name: 'note', label: t.note, value: typed.note, isOptional: true, lang }),
      button(t.assign, { isQuiet: true }),
    ]),
  ];
}

function remarkList(lang: Language, { remarks, people, statements }: RemarksShown): Html {
  const t = reviewMessages[lang];
  if (remarks.length === 0) return html`<p class="quiet">${t.noRemarks}</p>`;
  const labels = new Map(statements);
  return html`<ol class="review-remarks">
    ${remarks.map(
      ({ id, by, at, text, claim }) =>
        html`<li id="remark-${id}">
          <p class="small quiet">
            ${people.get(by) ?? by},
            ${whenOf(at)}${claim === null ? null : html` · ${labels.get(claim) ?? t.about}`}
          </p>
          <p class="review-text">${text}</p>
        </li>`,
    )}
  </ol>`;
}

function assignmentList(
  lang: Language,
  href: (path: string) => string,
  person: SignedIn,
  { assignments, people }: RemarksShown,
): Html {
  const t = reviewMessages[lang];
  if (assignments.length === 0) return html`<p class="quiet">${t.noAssignments}</p>`;
  const name = (user: string) => people.get(user) ?? user;
  return html`<ul class="review-assignments">
    ${assignments.map(
      ({ id, user, by, at, note }) =>
        html`<li>
          <p>${t.asked(name(user), name(by), at.slice(0, 10))}${note === '' ? null : html`: ${note}`}</p>
          ${user === person.user || by === person.user ? form(person, href(`/assignments/${id}/done`), button(t.finish, { isQuiet: true }), { isPlain: true }) : null}
        </li>`,
    )}
  </ul>`;
}
