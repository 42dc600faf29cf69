import type { PageContext } from '../../ui/context.ts';
import { button, problemOf } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { isAsked } from '../answers.ts';
import type { FormField, Warning } from '../form-definition.ts';
import { filesName, answerName } from '../form-fields.ts';
import type { PageView } from '../form-views.ts';
import { eraseDraft } from './erase-draft.ts';
import { fieldView, problemLines } from './field-view.ts';
import { limitsView, uploadLines, uploadView } from './files-view.ts';
import { languageButton, notice, stepForm, stepPage } from './frame.ts';
import { formMessages } from './messages.ts';

/** One group of questions. */
export function questionPage(ctx: PageContext, view: PageView): Page {
  const { form, carried, page, number, of, terms, today, limits } = view;
  const m = formMessages[ctx.lang];
  const asked = { terms, today };
  const takesFiles = page.fields.some(({ type }) => type === 'files');
  const problems = [...problemLines(ctx, page, view.problems), ...uploadLines(ctx, view.uploads, limits)];
  const field = (each: FormField): Content => {
    if (each.type === 'files')
      return [
        limitsView(ctx, limits, form.name === 'internship' ? terms : undefined),
        uploadView(ctx, {
          field: each.name,
          files: view.files.filter((file) => file.field === each.name),
          limits,
          problem: problemOf(problems, filesName(each.name)),
        }),
      ];
    const problem = problemOf(problems, answerName(each.name));
    return problem !== undefined || isAsked(each, view.answers, asked)
      ? fieldView(ctx, each, view.answers[each.name], problem)
      : null;
  };
  return stepPage(ctx, {
    form,
    title: ctx.say(page.title),
    // The check of the answers is the last page.
    over: m.step(number, of + 1),
    ...(page.lead === undefined ? {} : { lead: ctx.say(page.lead) }),
    problems,
    body: [
      view.isUnsaved ? html`<p class="notice" role="alert">${m.unsaved}</p>` : null,
      page.note ? html`<p>${ctx.say(page.note(asked))}</p>` : null,
      warningsView(ctx, view.warnings, m.goOn),
      stepForm(carried, [page.fields.map(field), actions(ctx, view)], {
        more: { page: page.id, warned: view.warnings.map(({ code }) => code).join(',') },
        takesFiles,
      }),
      eraseDraft(ctx, carried),
    ],
  });
}

/** Plain warnings that stop nobody. */
export function warningsView(ctx: PageContext, warnings: readonly Warning[], more?: string): Html | null {
  if (warnings.length === 0) return null;
  return notice(
    formMessages[ctx.lang].warning,
    [...warnings.map(({ text }) => ctx.say(text)), ...(more === undefined ? [] : [more])].map(
      (text) => html`<p>${text}</p>`,
    ),
  );
}

/** Going on comes first, so that the Enter key does it. */
function actions(ctx: PageContext, { form, page, number, isChange }: PageView): Html {
  const { buttons } = formMessages[ctx.lang];
  return html`<div class="actions">
    ${button(isChange ? buttons.backToCheck : buttons.next, { name: 'step', value: 'save' })}
    ${number > 1 ? button(buttons.back, { name: 'step', value: 'back', isQuiet: true }) : null}
    ${button(buttons.later, { name: 'step', value: 'later', isQuiet: true })}
    ${languageButton(ctx, form, `go ${page.id}`)}
  </div>`;
}
