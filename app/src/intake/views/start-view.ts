import type { PageContext } from '../../ui/context.ts';
import { button, problemSummary, textArea } from '../../ui/form.ts';
import type { Problem } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import type { StartProblem, StartView } from '../form-views.ts';
import { limitsView } from './files-view.ts';
import { leaveLink, stepForm } from './frame.ts';
import { formMessages } from './messages.ts';
import { startMessages } from './start-messages.ts';
import { startTexts } from './start-texts.ts';
import { termsView } from './terms-view.ts';
import { wordsProblem } from './words-problem.ts';

/** A form's own address: what to know first, begin, and return by code. */
export function startPage(ctx: PageContext, view: StartView): Page {
  const { form, carried, terms, limits, closed, problem, given = '' } = view;
  const m = formMessages[ctx.lang];
  const s = startMessages[ctx.lang];
  const text = startTexts[form.name][ctx.lang];
  const isInternship = form.name === 'internship';
  const lines = problem ? problemLines(ctx, problem, given) : [];
  return {
    title: `${lines.length > 0 ? `${m.error}: ` : ''}${isInternship ? ctx.say(form.title) : m.section}`,
    description: s.description,
    isUnlisted: lines.length > 0,
    body: [
      leaveLink(ctx),
      lines.length > 0 ? html`<div class="wrap over">${problemSummary(ctx.lang, lines)}</div>` : null,
      pageHead(ctx, {
        title: ctx.say(form.title),
        lead: text.lead,
        crumbs: [['/take-part', m.section]],
        more: [
          html`<p class="small">${s.leaving}</p>`,
          closed === undefined ? null : html`<p class="notice">${s.closed[closed]}</p>`,
        ],
      }),
      isInternship ? section(s.terms, termsView(ctx, terms, { isBrief: true }), { id: 'terms' }) : null,
      section(text.before, list(text.beforeList), { id: 'before' }),
      section(text.need, [list(text.needList), limitsView(ctx, limits, isInternship ? terms : undefined)], {
        id: 'need',
      }),
      section(text.after, list(text.afterList), { id: 'after' }),
      closed === undefined
        ? section(
            s.begin,
            [
              html`<p>${s.beginText}</p>`,
              stepForm(carried, html`<p>${button(m.buttons.begin, { name: 'step', value: 'start' })}</p>`),
            ],
            { id: 'begin' },
          )
        : null,
      closed === 'no intake' ? null : returning(ctx, view, lines),
    ],
  };
}

function returning(ctx: PageContext, { carried, given = '' }: StartView, lines: readonly Problem[]): Html {
  const m = formMessages[ctx.lang];
  return section(
    m.returning.title,
    [
      html`<p>${m.returning.lead}</p>`,
      stepForm(carried, [
        textArea({
          name: 'words',
          label: m.code.label,
          hint: m.code.hint,
          value: given,
          rows: 3,
          problem: lines.find(([field]) => field === 'words')?.[1],
        }),
        html`<p>${button(m.buttons.return, { name: 'step', value: 'return' })}</p>`,
      ]),
    ],
    { id: 'return' },
  );
}

function problemLines(ctx: PageContext, problem: StartProblem, given: string): readonly Problem[] {
  const m = formMessages[ctx.lang];
  if (problem.why === 'again') return [['', m.returning.again]];
  if (problem.why === 'nothing') return [['words', m.returning.nothing]];
  return [['words', wordsProblem(ctx, given, problem.why === 'word' ? problem.word : problem.why)]];
}

function list(items: readonly Content[]): Html {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
