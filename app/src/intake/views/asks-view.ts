import type { PageContext } from '../../ui/context.ts';
import { button, fileField, problemOf, textArea, textField } from '../../ui/form.ts';
import type { Problem } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import { ASK, answerName, filesName } from '../form-fields.ts';
import type { StatusView } from '../form-views.ts';
import { dayWords } from './day-words.ts';
import { limitsView } from './files-view.ts';
import { formMessages } from './messages.ts';
import { stepForm } from './frame.ts';
import { statusMessages } from './status-messages.ts';
import { part } from './status-part.ts';
import { sureForm } from './sure-form.ts';

/** An offer, with the last day to answer it. */
export function offerPart(ctx: PageContext, { carried, status: { offer } }: StatusView): Content {
  if (offer === null) return null;
  const m = statusMessages[ctx.lang];
  return part('offer', m.offer, [
    html`<p class="as-typed" dir="auto">${offer.text}</p>`,
    html`<p><b>${m.answerBy(dayWords(ctx, offer.answerBy))}</b></p>`,
    sureForm(carried, {
      id: 'offer',
      sure: m.offerSure,
      buttons: [
        [m.accept, `accept ${offer.id}`],
        [m.decline, `decline ${offer.id}`],
      ],
    }),
  ]);
}

/** What we asked for, such as another format of a document or whom we may ask for a reference. */
export function askParts(ctx: PageContext, view: StatusView, problems: readonly Problem[]): Content {
  const m = statusMessages[ctx.lang];
  const { stopped } = formMessages[ctx.lang].files;
  const { carried, status, limits, given } = view;
  const firstWithFiles = status.asks.find(({ takesFiles }) => takesFiles);
  return status.asks.map((ask, index) => {
    // Names of fields are unique within one ask only, and so are the ids of controls within one page.
    const isOnly = status.asks.length === 1;
    const id = (name: string): string => (isOnly || index === 0 ? name : `${name}.${index}`);
    return part(id('ask'), ctx.say(ask.title), [
      stepForm(
        carried,
        [
          ask.fields.map(({ name, label, isLong }) => {
            const field = {
              id: id(answerName(name)),
              name: answerName(name),
              label: ctx.say(label),
              value: given[name],
              problem: problemOf(problems, answerName(name)),
            };
            return isLong ? textArea(field) : textField(field);
          }),
          ask.takesFiles
            ? limits.areStopped
              ? html`<p class="notice">${stopped}</p>`
              : [
                  limitsView(ctx, limits, undefined),
                  fileField({
                    id: ask === firstWithFiles ? filesName(ASK) : id(filesName(ASK)),
                    name: filesName(ASK),
                    label: m.askFiles,
                    hint: formMessages[ctx.lang].files.byContent,
                    problem: problemOf(problems, filesName(ASK)),
                  }),
                ]
            : null,
          html`<p>${button(m.answer)}</p>`,
        ],
        // What the files are for is read before them.
        { more: { step: `answer ${ask.id}` }, takesFiles: ask.takesFiles },
      ),
    ]);
  });
}
