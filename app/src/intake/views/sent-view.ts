import type { PageContext } from '../../ui/context.ts';
import { button } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import type { SentView } from '../form-views.ts';
import { dayWords } from './day-words.ts';
import { fileView } from './files-view.ts';
import { stepForm, stepPage } from './frame.ts';
import { formMessages } from './messages.ts';
import { warningsView } from './page-view.ts';

/** Shown only after every stored file was read again: what arrived, what happens next and by when. */
export function sentPage(ctx: PageContext, view: SentView): Page {
  const { form, carried, day, nextBy, files, warnings } = view;
  const m = formMessages[ctx.lang];
  return stepPage(ctx, {
    form,
    title: m.sent.title[form.name],
    lead: files === null ? m.sent.before : m.sent.lead(dayWords(ctx, day)),
    body: [
      part(m.sent.next, html`<p>${m.sent.nextText[form.name](dayWords(ctx, nextBy))}</p>`),
      warningsView(ctx, warnings),
      files === null ? null : part(m.sent.files, received(ctx, files)),
      part(m.sent.code, [
        html`<p>${m.sent.codeText}</p>`,
        stepForm(carried, button(m.buttons.status, { name: 'step', value: 'status', isQuiet: true })),
      ]),
      html`<p>${m.sent.print}</p>`,
      html`<p>${m.sent.leave}</p>`,
    ],
  });
}

function received(ctx: PageContext, files: NonNullable<SentView['files']>): Content {
  const m = formMessages[ctx.lang].sent;
  if (files.length === 0) return html`<p>${m.noFiles}</p>`;
  return [
    html`<ul class="rows">
      ${files.map((file) => html`<li>${fileView(ctx, file)}</li>`)}
    </ul>`,
    html`<p class="small">${m.hashes}</p>`,
  ];
}

function part(title: string, content: Content): Html {
  return html`<section class="stack">
    <h2>${title}</h2>
    ${content}
  </section>`;
}
