import type { Words } from '@unhidden/record';
import { CREDIBILITY, RELIABILITY } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { OPEN_COMPARTMENT } from '../../accounts/roles.ts';
import type { Content, Html } from '../../ui/html.ts';
import { html } from '../../ui/html.ts';
import type { Language } from '../../ui/language.ts';
import {
  button,
  choiceField,
  form,
  problemOf,
  problemSummary,
  selectField,
  textField,
} from '../../workbench/form.ts';
import type { WorkRequest } from '../../workbench/route.ts';
import { CITED } from '../cited-source.ts';
import { fieldOf } from '../claim-form.ts';
import { plainWords } from '../claim-words.ts';
import { draftFields } from '../draft-fields.ts';
import type { OpenDraft } from '../draft-fields.ts';
import { recordingMessages } from '../messages.ts';
import { searchFields, valueFields } from '../value-fields-view.ts';
import type { FormState } from '../value-fields-view.ts';
import type { Candidate } from './candidates-store.ts';
import { testimonyMessages } from './messages.ts';
import { NAME_SCRIPTS } from './read-testimony.ts';
import { rowField, rowProperty, rowsOf, SECTIONS } from './sections.ts';
import type { Part, Section } from './sections.ts';

export type TestimonyView = {
  readonly state: FormState;
  readonly person: SignedIn;
  readonly draft: OpenDraft;
  readonly camps: readonly (readonly [id: string, title: string])[];
  readonly compartments: readonly (readonly [id: string, name: string])[];
  /** By row of a person; a row nobody has looked for yet is not in it. */
  readonly candidates: ReadonlyMap<number, readonly Candidate[]>;
};

type Asked = Pick<WorkRequest, 'lang' | 'href'>;

/** The number that stands in a template for the row to be made. */
const NEXT = '__row__';

/** The whole account in one form. */
export function testimonyForm(asked: Asked, view: TestimonyView): Content {
  const { lang, href } = asked;
  const { state, person, draft } = view;
  const t = testimonyMessages[lang];
  return [
    html`<p class="lead">${t.lead}</p>`,
    problemSummary(lang, state.problems),
    form(
      person,
      href('/testimony'),
      [
        // Enter in any field saves; the buttons that add rows and look for sources come later in the page.
        html`<button class="visually-hidden" name="_step" value="save" tabindex="-1" aria-hidden="true">
          ${t.save}
        </button>`,
        account(view),
        SECTIONS.map((section) => sectionPart(asked, view, section)),
        html`<p>${button(t.save, { name: '_step', value: 'save' })}</p>`,
        draftFields(asked, draft),
      ],
      { id: 'testimony' },
    ),
  ];
}

function account({ state, compartments }: TestimonyView): Html {
  const { lang, typed, problems } = state;
  const t = testimonyMessages[lang];
  const r = recordingMessages[lang].form;
  const people = rowsOf(typed, 'person');
  return html`<section class="stack" aria-labelledby="account">
    <h2 id="account">${t.source}</h2>
    ${searchFields(state, CITED, {
      label: t.which,
      search: t.findAccount,
      hint: r.findHint,
      extra: [['new', t.newAccount, t.newAccountHint]],
    })}
    <div class="testimony-row">
      ${field(state, 'value-new-source-title', t.newTitle, t.newTitleHint)}
      ${field(state, 'value-new-source-date', t.newDate)}
      ${selectField({
        name: 'value-new-source-reliability',
        label: t.reliability,
        value: typed.get('value-new-source-reliability') ?? '',
        options: [
          ['', r.notGraded],
          ...Object.entries(RELIABILITY).map(
            ([grade, words]) => [grade, `${grade}: ${words[lang]}`] as const,
          ),
        ],
      })}
      ${
        compartments.length === 0
          ? null
          : selectField({
              name: 'source-compartment',
              label: t.inCompartment,
              value: typed.get('source-compartment') ?? OPEN_COMPARTMENT,
              options: [[OPEN_COMPARTMENT, t.open], ...compartments],
            })
      }
    </div>
    <input type="hidden" name="value-new-source-type" value="testimony" />
    <input type="hidden" name="value-new-source-tier" value="primary" />
    ${choiceField({
      name: 'confided',
      type: 'radio',
      label: t.confided,
      values: [typed.get('confided') ?? 'yes'],
      options: [
        ['yes', t.confidedYes],
        ['no', t.confidedNo],
      ],
    })}
    ${selectField({
      name: 'witness',
      label: t.witness,
      hint: t.witnessHint,
      value: typed.get('witness') ?? '',
      problem: problemOf(problems, 'witness'),
      options: [['', t.nobody], ...people.map((row) => [String(row), personLabel(state, row)] as const)],
    })}
    <div class="testimony-row">
      ${field(state, 'locator', t.locator, t.locatorHint)}
      ${selectField({
        name: 'credibility',
        label: r.credibility,
        value: typed.get('credibility') ?? '',
        options: [
          ['', r.notGraded],
          ...Object.entries(CREDIBILITY).map(
            ([grade, words]) => [grade, `${grade}: ${words[lang]}`] as const,
          ),
        ],
      })}
      ${selectField({
        name: 'text-lang',
        label: t.textLang,
        value: typed.get('text-lang') ?? lang,
        options: [
          ['ko', t.korean],
          ['en', t.english],
        ],
      })}
    </div>
  </section>`;
}

function sectionPart(asked: Asked, view: TestimonyView, section: Section): Html {
  const { lang } = asked;
  const t = testimonyMessages[lang];
  const { name } = section;
  return html`<section class="stack" aria-labelledby="section-${name}" data-section="${name}">
    <h2 id="section-${name}">${t.sections[name]}</h2>
    ${rowsOf(view.state.typed, name).map((row, index) => rowPart(asked, view, section, row, index + 1))}
    <template data-rows="${name}">${rowPart(asked, view, section, NEXT, NEXT)}</template>
    <p>${button(t.add[name], { name: '_step', value: `add-${name}`, isQuiet: true })}</p>
  </section>`;
}

function rowPart(
  asked: Asked,
  view: TestimonyView,
  section: Section,
  row: number | string,
  shown: number | string,
): Html {
  const { lang } = asked;
  const { state } = view;
  const t = testimonyMessages[lang];
  const { name } = section;
  const locator = `locator-${name}-${row}`;
  return html`<fieldset class="testimony-item" data-row="${row}">
    <legend>${typeof shown === 'number' ? t.row[name](shown) : t.sections[name]}</legend>
    <input type="hidden" name="${name}-row" value="${row}" />
    ${name === 'person' ? names(asked, view, row) : null}
    <div class="testimony-row">
      ${section.parts.map((part) => partField(view, section, row, part))}
      ${name === 'person' ? null : field(state, locator, t.rowLocator)}
    </div>
  </fieldset>`;
}

function names(asked: Asked, view: TestimonyView, row: number | string): Content {
  const { lang, href } = asked;
  const { state } = view;
  const t = testimonyMessages[lang];
  return [
    html`<div class="testimony-row" data-names="${href('/testimony/candidates')}">
      ${NAME_SCRIPTS.map(([script]) => field(state, rowField('person', row, script), t[script]))}
    </div>`,
    choiceField({
      name: `known-${row}`,
      type: 'radio',
      label: t.known,
      values: [state.typed.get(`known-${row}`) ?? 'sealed'],
      options: [
        ['sealed', t.sealedName],
        ['public', t.publicName],
      ],
    }),
    html`<div
      class="testimony-same"
      data-same="same-${row}"
      data-question="${t.same}"
      data-new="${t.someoneNew}"
      aria-live="polite"
    >
      ${typeof row === 'number' ? sameField(lang, view, row) : null}
    </div>`,
  ];
}

function sameField(lang: Language, { state, candidates }: TestimonyView, row: number): Content {
  const found = candidates.get(row) ?? [];
  const t = testimonyMessages[lang];
  const name = `same-${row}`;
  if (found.length === 0) return null;
  return choiceField({
    name,
    type: 'radio',
    label: t.same,
    hint: t.sameHint,
    values: [state.typed.get(name) ?? ''],
    problem: problemOf(state.problems, name),
    options: [
      ...found.map((one) => [one.id, one.title[lang], candidateFacts(lang, one)] as const),
      ['new', t.someoneNew] as const,
    ],
  });
}

/** What the register knows that tells two people of one name apart. */
export function candidateFacts(lang: Language, { birth, camps, kin, agrees }: Candidate): string {
  const t = testimonyMessages[lang];
  const said = (words: readonly Words[]) => words.map((each) => each[lang]).join(', ');
  return [
    birth === null
      ? ''
      : t.born(plainWords(lang, { type: 'date', choices: {} }, { value: birth, unit: null })),
    camps.length === 0 ? '' : t.at(said(camps)),
    kin.length === 0 ? '' : t.kinOf(said(kin)),
    ...agrees.map((each) => t.agrees[each]),
  ]
    .filter((each) => each !== '')
    .join(' · ');
}

function partField(view: TestimonyView, section: Section, row: number | string, part: Part): Content {
  const { state } = view;
  const { lang, typed, problems } = state;
  const property = rowProperty(state.catalogue, section, row, part.property);
  if (part.input === 'own') return valueFields(state, property, { isBrief: true });
  const name = fieldOf('value', property.name);
  const t = testimonyMessages[lang];
  const options: (readonly [string, string])[] =
    part.input === 'camp'
      ? [...view.camps]
      : rowsOf(typed, part.input).map((other, index) => [
          String(other),
          part.input === 'person' ? personLabel(state, other) : t.row.act(index + 1),
        ]);
  return html`<div ${part.input === 'camp' ? null : html` data-rows-of="${part.input}"`}>
    ${selectField({
      name,
      label: property.label[lang],
      value: typed.get(name) ?? '',
      problem: problemOf(problems, name),
      options: [['', t.choose], ...options],
    })}
  </div>`;
}

function personLabel({ lang, typed }: FormState, row: number): string {
  const t = testimonyMessages[lang];
  const name = NAME_SCRIPTS.map(([script]) => typed.get(rowField('person', row, script)) ?? '').find(
    (each) => each !== '',
  );
  const shown = t.row.person(rowsOf(typed, 'person').indexOf(row) + 1);
  return name === undefined ? shown : `${shown}: ${name}`;
}

function field({ typed, problems }: FormState, name: string, label: string, hint?: string): Html {
  return textField({
    name,
    label,
    ...(hint === undefined ? {} : { hint }),
    value: typed.get(name) ?? '',
    problem: problemOf(problems, name),
  });
}
