import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Html } from '../../ui/html.ts';
import type { Carried } from '../form-views.ts';
import { sureForm } from './sure-form.ts';
import { formMessages } from './messages.ts';

/** Folded away, and never by one press alone. */
export function eraseDraft(ctx: PageContext, carried: Carried): Html {
  const m = formMessages[ctx.lang].eraseDraft;
  return html`<details class="more">
    <summary>${m.summary}</summary>
    <div class="stack">
      <p>${m.text}</p>
      ${sureForm(carried, { id: 'erase-draft', sure: m.sure, buttons: [[m.button, 'erase draft']] })}
    </div>
  </details>`;
}
