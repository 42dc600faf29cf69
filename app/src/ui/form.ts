import type { Content, Html } from './html.ts';
import { html } from './html.ts';
import type { Language } from './language.ts';
import { messages } from './messages/index.ts';

type Field = {
  readonly name: string;
  /** Its name, unless a page has several controls of this name. */
  readonly id?: string;
  readonly label: Content;
  readonly hint?: Content;
  readonly value?: string | undefined;
  readonly problem?: string | undefined;
  readonly isOptional?: boolean;
  readonly lang?: Language;
};

/** A labelled field of one line, with its hint and its problem tied to it. */
export function textField(
  field: Field & {
    readonly type?: 'text' | 'password' | 'search' | 'number' | 'date' | 'url' | 'email';
    readonly inputmode?: 'numeric';
    readonly autocomplete?: string;
    readonly width?: 'short' | 'middle';
    readonly list?: string;
  },
): Html {
  const { name, type = 'text', value = '', autocomplete = 'off', inputmode, width, list } = field;
  return around(
    field,
    html`<input
      id="${idOf(field)}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${inputmode ? html` inputmode="${inputmode}"` : null}${width ? html` class="${width}"` : null}${list ? html` list="${list}"` : null}${described(field)}
    />`,
  );
}

export function textArea(field: Field & { readonly rows?: number }): Html {
  const { name, value = '', rows = 4 } = field;
  return around(
    field,
    html`<textarea id="${idOf(field)}" name="${name}" rows="${rows}" ${described(field)}>${value}</textarea>`,
  );
}

export function selectField(
  field: Field & { readonly options: readonly (readonly [value: string, text: string])[] },
): Html {
  const { name, value = '', options } = field;
  return around(
    field,
    html`<select id="${idOf(field)}" name="${name}" ${described(field)}>
      ${options.map(([each, text]) => html`<option value="${each}" ${each === value ? html` selected` : null}>${text}</option>`)}
    </select>`,
  );
}

/** A long list to choose from, in groups. */
export function groupedSelectField(
  field: Field & {
    /** What stands first and chooses nothing. */
    readonly none?: string;
    readonly groups: readonly (readonly [
      group: string,
      options: readonly (readonly [value: string, text: string])[],
    ])[];
  },
): Html {
  const { name, value = '', none, groups } = field;
  const option = ([each, text]: readonly [string, string]): Html =>
    html`<option value="${each}" ${each === value ? html` selected` : null}>${text}</option>`;
  return around(
    field,
    html`<select id="${idOf(field)}" name="${name}" ${described(field)}>
      ${none === undefined ? null : option(['', none])}${groups.map(
        ([group, options]) => html`<optgroup label="${group}">${options.map(option)}</optgroup>`,
      )}
    </select>`,
  );
}

/** Takes several files from the device. */
export function fileField(field: Omit<Field, 'value'>): Html {
  const { name } = field;
  return around(
    field,
    html`<input id="${idOf(field)}" name="${name}" type="file" multiple ${described(field)} />`,
  );
}

/** Radio buttons or tick boxes under one question. */
export function choiceField(
  field: Omit<Field, 'value'> & {
    readonly type: 'radio' | 'checkbox';
    readonly values: readonly string[];
    readonly options: readonly (readonly [value: string, text: Content, hint?: Content])[];
  },
): Html {
  const { name, label, hint, problem, type, values, options } = field;
  return html`<fieldset
    class="field${problem ? ' wrong' : ''}"
    id="${name}"
    tabindex="-1"
    ${describedBy(field)}
  >
    <legend>
      ${label}${field.isOptional && field.lang ? html` <span class="quiet">(${messages[field.lang].form.optional})</span>` : null}
    </legend>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null}${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : null}
    ${options.map(
      ([value, text, more], index) =>
        html`<div class="choice">
          <input
            type="${type}"
            id="${name}-${index}"
            name="${name}"
            value="${value}"
            ${values.includes(value) ? html` checked` : null}
          />
          <label for="${name}-${index}"
            >${text}${more ? html`<span class="hint">${more}</span>` : null}</label
          >
        </div>`,
    )}
  </fieldset>`;
}

/** The button that sends a form; `name` and `value` tell several buttons of one form apart. */
export function button(
  text: Content,
  {
    name,
    value,
    isQuiet,
  }: { readonly name?: string; readonly value?: string; readonly isQuiet?: boolean } = {},
): Html {
  return html`<button
    class="${isQuiet ? 'quiet-button' : 'button'}"
    ${name ? html` name="${name}" value="${value ?? ''}"` : null}
  >
    ${text}
  </button>`;
}

/** One problem of a form: the field it belongs to, or '' for the form as a whole, and what to do. */
export type Problem = readonly [field: string, text: string];

/** What is wrong, at the top of the page, each line a link to its field. */
export function problemSummary(lang: Language, problems: readonly Problem[]): Html | null {
  if (problems.length === 0) return null;
  return html`<div class="problems" role="alert" tabindex="-1" id="problems">
    <h2>${messages[lang].form.problems}</h2>
    <ul>
      ${problems.map(([field, text]) => html`<li>${field === '' ? text : html`<a href="#${field}">${text}</a>`}</li>`)}
    </ul>
  </div>`;
}

export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find(([name]) => name === field)?.[1];
}

function around(field: Field, control: Html): Html {
  const { label, hint, problem } = field;
  const id = idOf(field);
  return html`<div class="field${problem ? ' wrong' : ''}">
    <label for="${id}"
      >${label}${field.isOptional && field.lang ? html` <span class="quiet">(${messages[field.lang].form.optional})</span>` : null}</label
    >
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : null}${problem ? html`<p class="problem" id="${id}-problem">${problem}</p>` : null}
    ${control}
  </div>`;
}

function described(field: Field): Content {
  return [describedBy(field), field.problem ? html` aria-invalid="true"` : null];
}

function idOf({ id, name }: Field): string {
  return id ?? name;
}

function describedBy(field: Field): Content {
  const id = idOf(field);
  const ids = [field.hint ? `${id}-hint` : '', field.problem ? `${id}-problem` : ''].filter(
    (id) => id !== '',
  );
  return ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : null;
}
