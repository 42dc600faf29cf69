import type { PageContext } from '../../ui/context.ts';
import { button } from '../../ui/form.ts';
import type { Problem } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { dayWords } from './day-words.ts';
import type { FormField, FormPage } from '../form-definition.ts';
import type { CheckView } from '../form-views.ts';
import { eraseDraft } from './erase-draft.ts';
import { answerText, fieldOf, problemText } from './field-view.ts';
import { fileView } from './files-view.ts';
import { languageButton, stepForm, stepPage } from './frame.ts';
import { formMessages } from './messages.ts';
import { warningsView } from './page-view.ts';

/** All answers before sending, each page with the way back to it. */
export function checkPage(ctx: PageContext, view: CheckView): Page {
  const { form, carried, warnings, hasCode } = view;
  const m = formMessages[ctx.lang];
  const { buttons } = m;
  const problems = view.problems.map((each): Problem => [
    `page.${each.page}`,
    problemText(ctx, fieldOf(form, each.field), each),
  ]);
  const last = form.pages.at(-1)?.id ?? '';
  return stepPage(ctx, {
    form,
    title: m.check.title,
    over: m.step(form.pages.length + 1, form.pages.length + 1),
    lead: m.check.lead,
    problems,
    body: [
      view.isUnsent ? html`<p class="notice" role="alert">${m.check.unsent}</p>` : null,
      view.damaged.length > 0
        ? html`<p class="notice" role="alert">${m.check.damaged(view.damaged.join(', '))}</p>`
        : null,
      stepForm(carried, [
        form.pages.map((page) => answersOf(ctx, view, page)),
        warningsView(ctx, warnings),
        html`<p>${m.check.beforeSending[form.name]}</p>`,
        hasCode ? null : html`<p>${m.check.codeFirst}</p>`,
        html`<div class="actions">
          ${
            hasCode
              ? button(buttons.send, { name: 'step', value: 'send' })
              : button(buttons.toCode, { name: 'step', value: 'code' })
          }
          ${button(buttons.back, { name: 'step', value: `go ${last}`, isQuiet: true })}
          ${languageButton(ctx, form, 'check')}
        </div>`,
      ]),
      eraseDraft(ctx, carried),
    ],
  });
}

function answersOf(ctx: PageContext, view: CheckView, page: FormPage): Html {
  const { buttons } = formMessages[ctx.lang];
  const title = ctx.say(page.title);
  return html`<section class="answers" id="page.${page.id}" tabindex="-1">
    <div class="answers-head">
      <h2>${title}</h2>
      <button class="quiet-button" name="step" value="go ${page.id}">
        ${buttons.change}<span class="visually-hidden"> ${title}</span>
      </button>
    </div>
    <dl class="facts" data-own>
      ${page.fields.map((field) => {
        const answer = shown(ctx, view, field);
        return answer === undefined
          ? null
          : html`<div>
              <dt>${ctx.say(field.label)}</dt>
              <dd>${answer}</dd>
            </div>`;
      })}
    </dl>
  </section>`;
}

/** Undefined for what was not asked. */
function shown(ctx: PageContext, { answers, files }: CheckView, field: FormField): Content {
  const { none } = formMessages[ctx.lang].check;
  if (field.type === 'files') {
    const own = files.filter((file) => file.field === field.name);
    return own.length === 0
      ? html`<span class="quiet">${none}</span>`
      : own.map((file) => fileView(ctx, file));
  }
  const answer = answers[field.name] ?? '';
  if (answer === '')
    return field.isRaised || field.onlyIf ? undefined : html`<span class="quiet">${none}</span>`;
  if (field.type === 'date') return dayWords(ctx, answer);
  return html`<span class="as-typed" dir="auto">${answerText(ctx, field, answer)}</span>`;
}
