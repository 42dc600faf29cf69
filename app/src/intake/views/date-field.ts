import type { PageContext } from '../../ui/context.ts';
import type { Problem } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { formMessages } from './messages.ts';

type Field = {
  readonly name: string;
  readonly label: Content;
  readonly hint: string | undefined;
  readonly problem: Problem[1] | undefined;
};

const ORDER = { en: ['day', 'month', 'year'], ko: ['year', 'month', 'day'] } as const;

/** A day in three boxes in the order of the language: what a browser offers for days follows its own language instead. */
export function dateField(ctx: PageContext, { name, label, hint, problem }: Field, answer = ''): Html {
  const { date } = formMessages[ctx.lang];
  const [year = '', month = '', day = ''] = answer.split('-');
  const given = { year, month, day };
  const ids = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter((id) => id !== '');
  return html`<fieldset
    class="field${problem ? ' wrong' : ''}"
    id="${name}"
    tabindex="-1"
    ${ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : null}
  >
    <legend>${label}</legend>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null}${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : null}
    <div class="date">
      ${ORDER[ctx.lang].map(
        (part) =>
          html`<div>
            <label for="${name}.${part}">${date[part]}</label>
            <input
              id="${name}.${part}"
              name="${name}.${part}"
              type="text"
              inputmode="numeric"
              value="${given[part]}"
              class="${part}"
            />
          </div>`,
      )}
    </div>
  </fieldset>`;
}
