import { button } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Html } from '../../ui/html.ts';
import type { Carried } from '../form-views.ts';
import { stepForm } from './frame.ts';

/** What cannot be undone takes a tick and a press. */
export function sureForm(
  carried: Carried,
  {
    id,
    sure,
    buttons,
  }: {
    readonly id: string;
    readonly sure: string;
    readonly buttons: readonly (readonly [text: string, step: string])[];
  },
): Html {
  return stepForm(carried, [
    html`<div class="choice">
      <input type="checkbox" id="${id}-sure" name="sure" value="yes" />
      <label for="${id}-sure">${sure}</label>
    </div>`,
    html`<div class="actions">
      ${buttons.map(([text, step], index) => button(text, { name: 'step', value: step, isQuiet: index > 0 || buttons.length === 1 }))}
    </div>`,
  ]);
}
