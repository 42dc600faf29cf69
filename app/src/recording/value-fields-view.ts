import { PRECISIONS } from '@unhidden/record';
import type { Catalogue, Property } from '@unhidden/record';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { messages } from '../ui/messages/index.ts';
import type { Problem } from '../workbench/form.ts';
import { button, choiceField, problemOf, selectField, textArea, textField } from '../workbench/form.ts';
import { dateReading, fieldOf, NAME_LANGUAGES, TEXT_LANGUAGES } from './claim-form.ts';
import { recordingMessages } from './messages.ts';
import type { Found } from './record-search.ts';

/** A form as it stands: what is typed, what is wrong, what was found for the texts looked for. */
export type FormState = {
  readonly lang: Language;
  readonly catalogue: Catalogue;
  readonly typed: URLSearchParams;
  readonly problems: readonly Problem[];
  /** By field: `find-person`. A field nobody has looked with is not in it. */
  readonly found: ReadonlyMap<string, readonly Found[]>;
};

/** Texts that run over several lines also where a form is short. */
const LONG = /(?:^|-)(?:statement|note)$/;

/** The fields made for a property from its declaration, and the source's own words where the value is a reading. */
export function valueFields(
  state: FormState,
  property: Property,
  { isBrief = false }: { readonly isBrief?: boolean } = {},
): Html {
  const t = recordingMessages[state.lang].form;
  const words = { public: null, protected: t.protectedNote, sealed: t.sealedNote }[property.tier];
  const tier = words === null ? null : html`<p class="quiet small">${words}</p>`;
  return html`<div class="stack recording-value">
    ${isBrief ? null : tier}${mainFields(state, property, isBrief)}${isBrief ? tier : null}${
      isBrief || ['text', 'name', 'url', 'file'].includes(property.type)
        ? null
        : textField({
            name: fieldOf('given', property.name),
            label: t.given,
            hint: t.givenHint,
            value: valueIn(state, 'given', property),
            isOptional: true,
            lang: state.lang,
          })
    }
  </div>`;
}

function mainFields(state: FormState, property: Property, isBrief: boolean): Content {
  const { lang, problems } = state;
  const t = recordingMessages[lang].form;
  const label = property.label[lang];
  const help = property.help[lang];
  const at = (part: string, more: { readonly label?: Content; readonly hint?: Content } = {}) => ({
    name: fieldOf(part, property.name),
    label: more.label ?? label,
    ...(more.hint === undefined ? {} : { hint: more.hint }),
    value: valueIn(state, part, property),
    problem: problemOf(problems, fieldOf(part, property.name)),
  });
  switch (property.type) {
    case 'text':
      return isBrief
        ? LONG.test(property.name)
          ? textArea({ ...at('value', { hint: help }), rows: 3 })
          : textField(at('value', { hint: help }))
        : [
            textArea({ ...at('value', { hint: help }), rows: 3 }),
            languageField(state, property, TEXT_LANGUAGES),
          ];
    case 'name':
      return [
        textField(at('value', { hint: help })),
        languageField(state, property, ['', ...NAME_LANGUAGES]),
      ];
    case 'date':
      return dateField(
        state,
        property,
        at('value', { hint: [help, html`<br />`, isBrief ? t.dateHintBrief : t.dateHint] }),
      );
    case 'number':
      return html`<fieldset class="field recording-group">
        <legend>${label}</legend>
        <p class="hint">${help} ${t.numberHint}</p>
        ${(['low', 'best', 'high'] as const).map((part) => textField({ ...at(part, { label: t[part] }), width: 'short' }))}
        ${
          property.units.length === 0
            ? null
            : selectField({
                ...at('unit', { label: t.unit }),
                options: [['', t.pick], ...property.units.map((unit) => [unit, unit] as const)],
              })
        }
      </fieldset>`;
    case 'place':
      return html`<fieldset class="field recording-group">
        <legend>${label}</legend>
        <p class="hint">${help} ${t.placeHint}</p>
        ${(['lat', 'lon'] as const).map((part) => textField({ ...at(part, { label: t[part] }), width: 'short' }))}
        ${selectField({
          ...at('precision', { label: t.precision }),
          options: PRECISIONS.toReversed().map(
            (each) => [each, messages[lang].value.precision[each]] as const,
          ),
        })}
      </fieldset>`;
    case 'choice':
      return selectField({
        ...at('value', { hint: help }),
        options: [
          ['', t.pick],
          ...Object.entries(property.choices).map(([value, words]) => [value, words[lang]] as const),
        ],
      });
    case 'ref':
      return searchFields(state, property.name, {
        label,
        search: t.findRecord(
          property.refs.map((kind) => state.catalogue.get(kind)?.label[lang] ?? kind).join(', '),
        ),
        hint: [help, ' ', t.refHint],
      });
    case 'url':
      return textField({ ...at('value', { hint: help }), type: 'text' });
    case 'file':
      return textField(at('value', { hint: help }));
  }
}

function valueIn({ typed }: FormState, part: string, property: Property): string {
  return typed.get(fieldOf(part, property.name)) ?? '';
}

function languageField(state: FormState, property: Property, tags: readonly string[]): Html {
  const t = recordingMessages[state.lang].form;
  const name = fieldOf('lang', property.name);
  const value = valueIn(state, 'lang', property);
  const options = tags.includes(value) ? tags : [...tags, value];
  return selectField({
    name,
    label: t.language,
    value,
    problem: problemOf(state.problems, name),
    options: options.map((tag) => [tag, t.languages[tag] ?? tag] as const),
  });
}

function dateField(state: FormState, property: Property, field: Parameters<typeof textField>[0]): Content {
  const t = recordingMessages[state.lang].form;
  const words = dateReading(state.lang, valueIn(state, 'value', property));
  return html`<div data-read-date="${field.name}">
    ${textField(field)}
    <p class="recording-reading">
      <output for="${field.name}" aria-live="polite">${words === undefined ? '' : t.readAs(words)}</output>
      ${button(t.readDate, { name: '_step', value: 'check', isQuiet: true })}
    </p>
  </div>`;
}

/** A text to look for records with, and what was found to choose from; `extra` are choices that are always there. */
export function searchFields(
  { lang, typed, problems, found }: FormState,
  name: string,
  {
    label,
    search,
    hint,
    extra = [],
  }: {
    readonly label: Content;
    readonly search: Content;
    readonly hint: Content;
    readonly extra?: readonly (readonly [value: string, text: Content, hint?: Content])[];
  },
): Html {
  const t = recordingMessages[lang].form;
  const [find, value] = [fieldOf('find', name), fieldOf('value', name)];
  const asked = typed.get(find) ?? '';
  const hits = found.get(find);
  const options = [
    ...(hits ?? []).map((hit) => [hit.id, hit.title[lang], hit.handle ?? undefined] as const),
    ...extra,
  ];
  return html`<div class="stack recording-search">
    ${textField({
      name: find,
      label: search,
      hint,
      type: 'search',
      value: asked,
      problem: problemOf(problems, find),
    })}
    <input type="hidden" name="${fieldOf('found', name)}" value="${hits ? asked : ''}" />
    <p>
      <button class="quiet-button" name="_step" value="find" formaction="#${find}">${t.find}</button>
    </p>
    ${hits?.length === 0 && asked !== '' ? html`<p class="quiet">${t.foundNone}</p>` : null}
    ${
      options.length === 0
        ? html`<input type="hidden" name="${value}" value="" />`
        : choiceField({
            name: value,
            type: 'radio',
            label,
            values: typed.getAll(value),
            problem: problemOf(problems, value),
            options,
          })
    }
  </div>`;
}
