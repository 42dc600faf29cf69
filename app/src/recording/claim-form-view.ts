import { CREDIBILITY } from '@unhidden/record';
import type { Property } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { OPEN_COMPARTMENT } from '../accounts/roles.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { button, form, problemOf, problemSummary, selectField, textField } from '../workbench/form.ts';
import type { WorkRequest } from '../workbench/route.ts';
import { CITED, newSourceProperty, SOURCE_PROPERTIES } from './cited-source.ts';
import { draftFields } from './draft-fields.ts';
import type { OpenDraft } from './draft-fields.ts';
import { recordingMessages } from './messages.ts';
import type { FormState } from './value-fields-view.ts';
import { searchFields, valueFields } from './value-fields-view.ts';

export type ClaimFormView = {
  readonly state: FormState;
  readonly person: SignedIn;
  readonly action: string;
  readonly properties: readonly Property[];
  readonly draft: OpenDraft;
  /** Names of compartments a new record or source may be put into, by their ids. */
  readonly compartments: readonly (readonly [id: string, name: string])[];
  /** Whether a record is made with it, and so its compartment asked. */
  readonly isNewRecord: boolean;
  /** A source that is made states its own properties, so that no other source is asked for. */
  readonly isOwnSource: boolean;
  readonly save: string;
};

/** The whole form: the source first, then what it says and where. */
export function claimForm(request: Pick<WorkRequest, 'lang' | 'href'>, view: ClaimFormView): Html {
  const { state, person, action, properties, draft, isOwnSource } = view;
  const { lang, problems } = state;
  const t = recordingMessages[lang].form;
  return html`${problemSummary(lang, problems)}
  ${form(
    person,
    action,
    [
      // Enter in any field saves; the buttons that look for records come later in the page.
      html`<button class="visually-hidden" name="_step" value="save" tabindex="-1" aria-hidden="true">
        ${view.save}
      </button>`,
      html`<input type="hidden" name="seen" value="${state.typed.get('seen') ?? '0'}" />`,
      isOwnSource ? null : sourcePart(view),
      html`<section class="stack" aria-labelledby="what">
        <h2 id="what">${t.valueHead}</h2>
        ${properties.map((property) => valueFields(state, property))} ${isOwnSource ? null : wherePart(state)}
      </section>`,
      view.isNewRecord ? compartmentField(view, 'compartment', t.compartment) : null,
      html`<p>${button(view.save, { name: '_step', value: 'save' })}</p>`,
      draftFields(request, draft),
    ],
    { id: 'claim-form' },
  )}`;
}

function sourcePart(view: ClaimFormView): Html {
  const { state } = view;
  const { lang, typed, problems } = state;
  const t = recordingMessages[lang].form;
  const isNew = typed.get(`value-${CITED}`) === 'new';
  return html`<section class="stack" aria-labelledby="source">
    <h2 id="source">${t.sourceHead}</h2>
    ${searchFields(state, CITED, {
      label: t.source,
      search: t.findSource,
      hint: [t.sourceHint, ' ', t.findHint],
      extra: [['new', t.newSource, t.newSourceHint]],
    })}
    <details
      class="recording-new-source"
      ${isNew || problems.some(([name]) => name.includes('new-source')) ? html` open` : null}
    >
      <summary>${t.newSourceHead}</summary>
      <div class="stack">
        ${SOURCE_PROPERTIES.map((name) => {
          const property = newSourceProperty(state.catalogue, name);
          return property && valueFields(state, property, { isBrief: name !== 'title' });
        })}
        ${compartmentField(view, 'source-compartment', t.sourceCompartment)}
      </div>
    </details>
  </section>`;
}

function wherePart({ lang, typed, problems }: FormState): Content {
  const t = recordingMessages[lang].form;
  return [
    textField({
      name: 'locator',
      label: t.locator,
      hint: t.locatorHint,
      value: typed.get('locator') ?? '',
      problem: problemOf(problems, 'locator'),
    }),
    selectField({
      name: 'credibility',
      label: t.credibility,
      hint: t.credibilityHint,
      value: typed.get('credibility') ?? '',
      options: [['', t.notGraded], ...credibilities(lang)],
    }),
  ];
}

function credibilities(lang: Language): (readonly [string, string])[] {
  return Object.entries(CREDIBILITY).map(([grade, words]) => [grade, `${grade}: ${words[lang]}`] as const);
}

/** Asked only of people who are in a compartment; without one everything is open. */
function compartmentField({ state, compartments }: ClaimFormView, name: string, label: string): Html | null {
  const { lang, typed, problems } = state;
  const t = recordingMessages[lang].form;
  if (compartments.length === 0) return null;
  return selectField({
    name,
    label,
    hint: t.compartmentHint,
    value: typed.get(name) ?? OPEN_COMPARTMENT,
    problem: problemOf(problems, name),
    options: [[OPEN_COMPARTMENT, t.open], ...compartments],
  });
}
