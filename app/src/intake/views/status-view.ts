import type { PageContext } from '../../ui/context.ts';
import { button, problemOf, textArea } from '../../ui/form.ts';
import type { Problem } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import type { StatusView } from '../form-views.ts';
import type { Letter } from '../submission.ts';
import { askParts, offerPart } from './asks-view.ts';
import { dayWords } from './day-words.ts';
import { uploadLines } from './files-view.ts';
import { languageButton, stepForm, stepPage } from './frame.ts';
import { interviewPart } from './slots-view.ts';
import { statusMessages } from './status-messages.ts';
import { part } from './status-part.ts';
import { sureForm } from './sure-form.ts';

/** What a code opens after sending: how it stands first, then what asks for an answer, then letters and one's own data. */
export function statusPage(ctx: PageContext, view: StatusView): Page {
  const { form, carried, status, done, problem, uploads, limits } = view;
  const m = statusMessages[ctx.lang];
  const problems: readonly Problem[] = [
    ...(problem === undefined ? [] : [[placeOf(view), m.problems[problem]] as const]),
    ...uploadLines(ctx, uploads, limits),
  ];
  return stepPage(ctx, {
    form,
    title: m.title,
    lead: m.sentOn(dayWords(ctx, status.receivedOn)),
    problems,
    body: [
      done === undefined ? null : html`<p class="notice" role="status">${m.done[done]}</p>`,
      standing(ctx, view),
      offerPart(ctx, view),
      interviewPart(ctx, view),
      askParts(ctx, view, problems),
      part('letters', m.letters, letters(ctx, status.letters)),
      status.canWrite ? part('write', m.write, write(ctx, view, problems)) : null,
      status.copy ? part('copy', m.copy, copy(ctx, view)) : null,
      status.canWithdraw
        ? part('withdraw', m.withdraw, [
            html`<p>${m.withdrawText}</p>`,
            sureForm(carried, {
              id: 'withdraw',
              sure: m.withdrawSure,
              buttons: [[m.withdraw, 'withdraw']],
            }),
          ])
        : null,
      part('erase', m.erase, [
        html`<p>${m.eraseText}</p>`,
        sureForm(carried, { id: 'erase', sure: m.eraseSure, buttons: [[m.eraseButton, 'erase']] }),
      ]),
      part('end', m.end, html`<p>${m.endText}</p>`),
    ],
  });
}

function standing(ctx: PageContext, { form, carried, status, today }: StatusView): Html {
  const m = statusMessages[ctx.lang];
  const isLate = status.nextBy !== null && status.nextBy < today;
  return part('standing', m.standing, [
    html`<p class="standing">${ctx.say(status.standing)}</p>`,
    html`<p>
      ${status.nextBy === null ? m.nothingDue : html`${m.nextBy}: <b>${dayWords(ctx, status.nextBy)}</b>`}
    </p>`,
    isLate ? html`<p>${m.overdue}</p>` : null,
    stepForm(
      carried,
      html`<div class="actions">
        ${button(m.reload, { name: 'step', value: 'status', isQuiet: true })}
        ${languageButton(ctx, form, 'status')}
      </div>`,
    ),
  ]);
}

function letters(ctx: PageContext, all: readonly Letter[]): Content {
  const m = statusMessages[ctx.lang];
  if (all.length === 0) return html`<p class="quiet">${m.noLetters}</p>`;
  return all.map(
    (letter) =>
      html`<article class="letter ${letter.from}">
        <p class="small quiet">
          ${letter.from === 'us' ? m.fromUs : m.fromYou}, ${dayWords(ctx, letter.day)}
        </p>
        ${letter.subject === '' ? null : html`<h3 dir="auto">${letter.subject}</h3>`}
        <p class="as-typed" dir="auto">${letter.text}</p>
      </article>`,
  );
}

function write(ctx: PageContext, { carried, given }: StatusView, problems: readonly Problem[]): Html {
  const m = statusMessages[ctx.lang];
  return stepForm(carried, [
    textArea({
      name: 'text',
      label: m.writeLabel,
      hint: m.writeHint,
      value: given['text'],
      rows: 5,
      problem: problemOf(problems, 'text'),
    }),
    html`<p>${button(m.writeButton, { name: 'step', value: 'write' })}</p>`,
  ]);
}

function copy(ctx: PageContext, { carried, status }: StatusView): Content {
  const m = statusMessages[ctx.lang];
  const files = status.copy?.files ?? [];
  return [
    html`<p>${m.copyText}</p>`,
    stepForm(
      carried,
      html`<div class="actions">
        ${button(m.copyButton, { name: 'step', value: 'copy', isQuiet: true })}
        ${files.map(({ id, name }) => button(m.copyFile(name), { name: 'step', value: `copy ${id}`, isQuiet: true }))}
      </div>`,
    ),
  ];
}

/** The part of the page a problem belongs to, where that is known. */
function placeOf({ problem, given }: StatusView): string {
  if (problem === 'empty' || problem === 'long') return Object.keys(given).some(isAsk) ? '' : 'text';
  return problem === 'bad time zone' ? 'zone' : '';
}

function isAsk(name: string): boolean {
  return name !== 'text' && name !== 'zone';
}
