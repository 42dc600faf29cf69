import type { SignedIn } from '../accounts/roles.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
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
import { answersPart, filesPart, lettersPart, warningsPart } from './case-content-view.ts';
import type { CaseShown } from './case-shown.ts';
import { daysBetween } from './days.ts';
import { caseworkMessages } from './messages.ts';

/** All of one case: how it stands, what to do next, what was said, what is still to be done. */
export function caseBody(request: WorkRequest, person: SignedIn, shown: CaseShown): Content {
  const { lang } = request;
  const t = caseworkMessages[lang].one;
  const { state, veil, problems, panels } = shown;
  const head = [problemSummary(lang, problems), standing(request, shown)];
  if (state.isErased)
    return [head, section(t.erasedTitle, html`<p>${t.erased}</p>`), history(request, shown)];
  return [
    head,
    veil ? html`<p class="notice">${veil.why[lang]}</p>` : null,
    warningsPart(request, shown),
    movesPart(request, person, shown),
    panels,
    answersPart(request, shown),
    filesPart(request, shown),
    veil ? null : lettersPart(request, person, shown),
    notes(request, person, shown),
    tasks(request, person, shown),
    assignment(request, person, shown),
    history(request, shown),
    erasure(request, person, shown),
  ];
}

export function section(heading: string, content: Content): Html {
  return html`<section class="case-part">
    <h2>${heading}</h2>
    ${content}
  </section>`;
}

function standing({ lang }: WorkRequest, { state, module, people, today }: CaseShown): Html {
  const t = caseworkMessages[lang].one;
  const { stage, since, receivedOn, due, assignee } = state;
  return html`<dl class="facts">
    <div>
      <dt>${t.stage}</dt>
      <dd>
        ${module.kind.stages[stage]?.label[lang] ?? stage}, ${t.since(since, daysBetween(since, today))}
      </dd>
    </div>
    <div>
      <dt>${t.received}</dt>
      <dd>${receivedOn}</dd>
    </div>
    ${
      due === null
        ? null
        : html`<div>
            <dt>${t.due}</dt>
            <dd>
              ${due}
              ${due < today ? html`<strong>${caseworkMessages[lang].list.late(daysBetween(due, today))}</strong>` : null}
            </dd>
          </div>`
    }
    <div>
      <dt>${t.lookedAfter}</dt>
      <dd>${assignee === null ? t.nobody : (people.get(assignee) ?? assignee)}</dd>
    </div>
  </dl>`;
}

function movesPart({ lang, href }: WorkRequest, person: SignedIn, shown: CaseShown): Html {
  const t = caseworkMessages[lang].one;
  const { state, offered, typed, problems } = shown;
  if (offered.length === 0) return section(t.moves, html`<p>${t.noMoves}</p>`);
  const reasons = offered.flatMap(({ reasons }) => Object.entries(reasons ?? {}));
  return section(
    t.moves,
    form(person, href(`/cases/${state.id}/move`), [
      html`<input type="hidden" name="seen" value="${state.seq}" />`,
      choiceField({
        name: 'move',
        type: 'radio',
        label: t.step,
        values: typed['move'] === undefined ? [] : [typed['move']],
        problem: problemOf(problems, 'move'),
        options: offered.map(({ name, rule, missing }) => [
          name,
          rule.label[lang],
          missing.length === 0 ? undefined : `${t.missing}: ${missing.map((each) => each[lang]).join(' ')}`,
        ]),
      }),
      reasons.length === 0
        ? null
        : selectField({
            name: 'reason',
            label: t.reason,
            value: typed['reason'],
            options: [['', t.chooseReason], ...reasons.map(([code, words]) => [code, words[lang]] as const)],
          }),
      textArea({ name: 'text', label: t.text, value: typed['text'], rows: 2, isOptional: true, lang }),
      button(t.make),
    ]),
  );
}

function notes({ lang, href }: WorkRequest, person: SignedIn, shown: CaseShown): Html {
  const t = caseworkMessages[lang].one;
  const { state, people, typed, problems, veil } = shown;
  return section(t.notes, [
    state.notes.length === 0
      ? html`<p>${t.noNotes}</p>`
      : html`<ul class="review-remarks">
          ${state.notes.map(
            ({ by, day, text }) =>
              html`<li>
                <p class="quiet small">${nameOf(t, people, by)}, ${day}</p>
                <p class="review-text">${veil ? veil.mask(text) : text}</p>
              </li>`,
          )}
        </ul>`,
    form(person, href(`/cases/${state.id}`), [
      textArea({
        name: 'note',
        label: t.note,
        hint: t.noteHint,
        value: typed['note'],
        problem: problemOf(problems, 'note'),
      }),
      button(t.keep, { name: 'step', value: 'note', isQuiet: true }),
    ]),
  ]);
}

function tasks({ lang, href }: WorkRequest, person: SignedIn, shown: CaseShown): Html {
  const t = caseworkMessages[lang].one;
  const { state, typed, problems, today } = shown;
  const open = state.tasks.filter(({ isDone }) => !isDone);
  return section(t.tasks, [
    open.length === 0
      ? html`<p>${t.noTasks}</p>`
      : html`<ul class="review-remarks">
          ${open.map(
            ({ id, title, due }) =>
              html`<li>
                ${title[lang]}
                ${due === null ? null : due < today ? html`<strong>${t.until(due)}</strong>` : t.until(due)}
                ${form(
                  person,
                  href(`/cases/${state.id}`),
                  button([t.finish, html`<span class="visually-hidden">: ${title[lang]}</span>`], {
                    name: 'step',
                    value: `finish ${id}`,
                    isQuiet: true,
                  }),
                  { isPlain: true },
                )}
              </li>`,
          )}
        </ul>`,
    form(person, href(`/cases/${state.id}`), [
      textField({
        name: 'task',
        label: t.task,
        value: typed['task'],
        problem: problemOf(problems, 'task'),
      }),
      textField({
        name: 'due',
        label: t.taskDue,
        type: 'date',
        width: 'short',
        value: typed['due'],
        isOptional: true,
        lang,
      }),
      button(t.addTask, { name: 'step', value: 'task', isQuiet: true }),
    ]),
  ]);
}

function assignment({ lang, href }: WorkRequest, person: SignedIn, shown: CaseShown): Html {
  const t = caseworkMessages[lang].one;
  const { state, colleagues, problems } = shown;
  return section(
    t.assign,
    form(person, href(`/cases/${state.id}`), [
      selectField({
        name: 'user',
        label: t.assign,
        value: state.assignee ?? '',
        problem: problemOf(problems, 'user'),
        options: [['', t.nobody], ...colleagues],
      }),
      button(t.assignDo, { name: 'step', value: 'assign', isQuiet: true }),
    ]),
  );
}

function history({ lang }: WorkRequest, { state, module, people, veil }: CaseShown): Html {
  const t = caseworkMessages[lang].one;
  const { kind, reasons = {} } = module;
  return section(
    t.history,
    plainTable(
      t.history,
      [t.day, t.who, t.what],
      state.history.map((event) => {
        const { day, by, type, move, stage, body } = event;
        const label = kind.stages[stage]?.label[lang] ?? stage;
        const what =
          type === 'move'
            ? `${kind.moves[move ?? '']?.label[lang] ?? move ?? ''} → ${label}`
            : (t.types[type] ?? type);
        const why = event.type === 'move' && event.body ? event.body : undefined;
        const reason = why?.reason === undefined ? undefined : reasons[move ?? '']?.[why.reason]?.[lang];
        const task = type === 'task' && body && 'title' in body ? body.title[lang] : undefined;
        const more = [reason, task, why?.text && veil ? veil.mask(why.text) : why?.text].filter(
          (each) => each !== undefined && each !== '',
        );
        return [day, nameOf(t, people, by), [what, more.length === 0 ? '' : `: ${more.join(' · ')}`]];
      }),
    ),
  );
}

function erasure({ lang, href }: WorkRequest, person: SignedIn, shown: CaseShown): Content {
  const t = caseworkMessages[lang].one;
  const { state, mayErase, problems } = shown;
  if (!mayErase) return null;
  const problem = problemOf(problems, 'sure');
  return html`<details class="fold" ${problem ? html` open` : null}>
    <summary>${t.erase}</summary>
    <div class="stack">
      <p>${t.eraseLead}</p>
      ${form(person, href(`/cases/${state.id}/erase`), [
        choiceField({
          name: 'sure',
          type: 'checkbox',
          label: t.erase,
          values: [],
          problem,
          options: [['yes', t.eraseSure]],
        }),
        button(t.eraseDo, { isQuiet: true }),
      ])}
    </div>
  </details>`;
}

export function nameOf(
  t: { readonly person: string; readonly clock: string },
  people: ReadonlyMap<string, string>,
  by: string,
): string {
  if (by === 'person') return t.person;
  return by === 'clock' ? t.clock : (people.get(by) ?? by);
}
