import type { PageContext } from '../../ui/context.ts';
import { button, textArea } from '../../ui/form.ts';
import type { Problem } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { codeFromWords } from '../code.ts';
import type { CodeView, TypeBackView } from '../form-views.ts';
import { dayWords } from './day-words.ts';
import { languageButton, stepForm, stepPage } from './frame.ts';
import { formMessages } from './messages.ts';
import { wordsProblem } from './words-problem.ts';

/** The twelve words, numbered, so that they can be copied by hand. */
export function codePage(ctx: PageContext, { form, carried, words, purpose, keptUntil }: CodeView): Page {
  const m = formMessages[ctx.lang];
  const isSaving = purpose === 'save';
  return stepPage(ctx, {
    form,
    title: isSaving ? m.code.saveTitle : m.code.sendTitle,
    lead: m.code.lead,
    body: [
      html`<ol class="code-words" aria-label="${m.code.list}">
        ${words.map((word) => html`<li>${word}</li>`)}
      </ol>`,
      html`<p>${m.code.keep}</p>`,
      isSaving
        ? html`<p>${m.code.until(dayWords(ctx, keptUntil))}</p>
            <p>${m.code.how}</p>`
        : html`<p>${m.code.next}</p>`,
      stepForm(
        carried,
        html`<div class="actions">
          ${
            isSaving
              ? button(m.buttons.toForm, { name: 'step', value: 'resume' })
              : button(m.buttons.written, { name: 'step', value: 'type' })
          }
          ${isSaving ? null : button(m.buttons.toCheck, { name: 'step', value: 'check', isQuiet: true })}
          ${languageButton(ctx, form, isSaving ? 'later' : 'code')}
        </div>`,
      ),
    ],
  });
}

/** Asks for the words once, so that nobody sends something they cannot come back to. */
export function typeBackPage(ctx: PageContext, { form, carried, isWrong, given }: TypeBackView): Page {
  const m = formMessages[ctx.lang];
  const problems: readonly Problem[] = isWrong ? [['words', wrongWords(ctx, given)]] : [];
  return stepPage(ctx, {
    form,
    title: m.typeBack.title,
    lead: m.typeBack.lead,
    problems,
    body: stepForm(carried, [
      textArea({
        name: 'words',
        label: m.code.label,
        hint: m.code.hint,
        value: given,
        rows: 3,
        problem: problems[0]?.[1],
      }),
      html`<div class="actions">
        ${button(m.typeBack.send, { name: 'step', value: 'send' })}
        ${button(m.buttons.again, { name: 'step', value: 'code', isQuiet: true })}
        ${languageButton(ctx, form, 'type')}
      </div>`,
    ]),
  });
}

function wrongWords(ctx: PageContext, given: string): string {
  const read = codeFromWords(given);
  return read.ok ? formMessages[ctx.lang].typeBack.other : wordsProblem(ctx, given, read.problems[0] ?? '');
}
