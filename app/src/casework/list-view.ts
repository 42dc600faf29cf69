import type { SignedIn } from '../accounts/roles.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import type { Problem } from '../workbench/form.ts';
import { button, form, problemOf, problemSummary, selectField } from '../workbench/form.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { WorkRequest } from '../workbench/route.ts';
import type { CaseModule } from './case-module.ts';
import { daysBetween } from './days.ts';
import { caseworkMessages } from './messages.ts';
import { movesInBulk } from './bulk-moves.ts';
import { CASES_A_PAGE } from './list-filter.ts';
import type { ListedCase, ListFilter } from './list-filter.ts';

export type ListShown = {
  readonly modules: readonly CaseModule[];
  readonly module: CaseModule;
  readonly filter: ListFilter;
  readonly lines: readonly ListedCase[];
  readonly count: number;
  readonly today: string;
  readonly now: Date;
  readonly people: ReadonlyMap<string, string>;
  readonly aside: number;
  readonly problems: readonly Problem[];
  readonly chosen: readonly string[];
};

/** Cases of one kind, narrowed and sorted, with what can be done to several at once. */
export function listBody(request: WorkRequest, person: SignedIn, shown: ListShown): Content {
  const { lang, href } = request;
  const t = caseworkMessages[lang].list;
  const { module, modules, filter, lines, count, aside, problems } = shown;
  const isForInternships = module.kind.seenBy === 'work on internships';
  return [
    problemSummary(lang, problems),
    modules.length > 1
      ? html`<nav aria-label="${t.kinds}">
          <ul class="review-states">
            ${modules.map(
              ({ kind }) =>
                html`<li>
                  <a
                    href="${href(`/cases?kind=${kind.name}`)}"
                    ${kind.name === filter.kind ? html` aria-current="page"` : null}
                    >${kind.label[lang]}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>`
      : html`<p class="lead">${module.kind.label[lang]}</p>`,
    aside > 0 ? html`<p><a href="${href('/cases/aside')}">${t.aside(aside)}</a></p>` : null,
    filters(request, person, shown),
    html`<p>${t.count(count)}</p>`,
    lines.length === 0
      ? html`<p>${t.none}</p>`
      : form(person, href('/cases/bulk'), [
          html`<input type="hidden" name="kind" value="${filter.kind}" />`,
          table(request, shown),
          bulk(lang, person, shown),
        ]),
    pages(request, shown),
    html`<p><a href="${href(`/cases/statistics?kind=${filter.kind}`)}">${t.statistics}</a></p>`,
    isForInternships ? html`<p><a href="${href('/cases/terms')}">${t.terms}</a></p>` : null,
  ];
}

function filters({ lang, href }: WorkRequest, person: SignedIn, { module, filter, people }: ListShown): Html {
  const t = caseworkMessages[lang].list;
  const others = [...people].filter(([user]) => user !== person.user);
  return html`<form method="get" action="${href('/cases')}" class="review-filter">
    <input type="hidden" name="kind" value="${filter.kind}" />
    ${selectField({
      name: 'stage',
      label: t.stage,
      value: filter.stage,
      options: [
        ['open', t.openStages],
        ['', t.allStages],
        ...Object.entries(module.kind.stages).map(([name, { label }]) => [name, label[lang]] as const),
      ],
    })}
    ${selectField({
      name: 'assignee',
      label: t.assignee,
      value: filter.assignee,
      options: [['', t.anybody], ['me', t.me], ['none', t.nobody], ...others],
    })}
    ${selectField({
      name: 'due',
      label: t.due,
      value: filter.isOverdue ? 'overdue' : '',
      options: [
        ['', t.anyDue],
        ['overdue', t.overdue],
      ],
    })}
    ${selectField({ name: 'sort', label: t.sort, value: filter.sort, options: Object.entries(t.sorts) })}
    ${button(t.filter, { isQuiet: true })}
  </form>`;
}

function table({ lang, href }: WorkRequest, { module, lines, today, people, chosen }: ListShown): Html {
  const t = caseworkMessages[lang].list;
  return plainTable(
    t.title,
    ['', t.reference, t.stage, t.since, t.age, t.due, t.assignee],
    lines.map(({ id, seq, name, stage, since, receivedOn, due, taskDue, assignee }) => [
      html`<input
        type="checkbox"
        name="case"
        value="${id}:${seq}"
        aria-label="${t.choose(name)}"
        ${chosen.includes(id) ? html` checked` : null}
      />`,
      html`<a href="${href(`/cases/${id}`)}">${name}</a>`,
      module.kind.stages[stage]?.label[lang] ?? stage,
      t.days(daysBetween(since, today)),
      t.days(daysBetween(receivedOn, today)),
      [
        dueWords(lang, due, today),
        taskDue === null ? null : [' ', t.task, ' ', dueWords(lang, taskDue, today)],
      ],
      assignee === null ? t.nobody : (people.get(assignee) ?? assignee),
    ]),
  );
}

function dueWords(lang: Language, due: string | null, today: string): Content {
  const t = caseworkMessages[lang].list;
  if (due === null) return t.noDue;
  const late = daysBetween(due, today);
  return late > 0 ? [due, ' ', html`<strong>${t.late(late)}</strong>`] : due;
}

function bulk(lang: Language, person: SignedIn, { module, now, problems }: ListShown): Content {
  const t = caseworkMessages[lang].bulk;
  const moves = movesInBulk(module, person, now);
  if (moves.length === 0) return null;
  const reasons = moves.flatMap(([name]) => Object.entries(module.reasons?.[name] ?? {}));
  return html`<fieldset class="field">
    <legend>${t.legend}</legend>
    ${selectField({
      name: 'move',
      label: t.move,
      problem: problemOf(problems, 'move'),
      options: [['', ''], ...moves.map(([name, { label }]) => [name, label[lang]] as const)],
    })}
    ${
      reasons.length === 0
        ? null
        : selectField({
            name: 'reason',
            label: t.reason,
            options: [['', t.noReason], ...reasons.map(([code, words]) => [code, words[lang]] as const)],
          })
    }
    ${button(t.preview, { isQuiet: true })}
  </fieldset>`;
}

function pages({ lang, href, query }: WorkRequest, { filter, count }: ListShown): Content {
  const t = caseworkMessages[lang].list;
  const to = (page: number): string => {
    const next = new URLSearchParams(query);
    next.set('page', String(page));
    return href(`/cases?${next.toString()}`);
  };
  const isLast = filter.page * CASES_A_PAGE >= count;
  if (filter.page === 1 && isLast) return null;
  return html`<nav class="review-pages" aria-label="${t.further}">
    ${filter.page > 1 ? html`<a href="${to(filter.page - 1)}">${t.earlier}</a>` : null}
    ${isLast ? null : html`<a href="${to(filter.page + 1)}">${t.later}</a>`}
  </nav>`;
}
