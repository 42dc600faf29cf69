import type { Kind } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import type { Compartment } from '../../accounts/compartment-store.ts';
import type { Content, Html } from '../../ui/html.ts';
import { html } from '../../ui/html.ts';
import { button, choiceField, form, problemOf, selectField, textField } from '../../workbench/form.ts';
import type { Problem } from '../../workbench/form.ts';
import type { WorkRequest } from '../../workbench/route.ts';
import type { ImportFile } from './import-files.ts';
import { FIELD, FIXED } from './mapping-form.ts';
import { importMessages } from './messages.ts';
import type { SavedMapping } from './saved-mappings.ts';

type Around = Pick<WorkRequest, 'lang' | 'href'>;

/** The first question: what a row is. */
export function kindChoice({ lang, href }: Around, file: ImportFile, kinds: readonly Kind[]): Html {
  const t = importMessages[lang];
  return html`<form method="get" action="${href(`/import/file/${file.id}`)}" class="stack form">
    ${selectField({
      name: 'kind',
      label: t.kind,
      value: file.mapping?.kind ?? 'person',
      options: kinds.map(({ name, label }) => [name, label[lang]] as const),
    })}
    ${button(t.chooseKind)}
  </form>`;
}

export function mappingFields(
  around: Around,
  person: SignedIn,
  {
    file,
    kind,
    fields,
    rows,
    fitting,
    compartments,
    problems,
  }: {
    readonly file: ImportFile;
    readonly kind: Kind;
    readonly fields: URLSearchParams;
    readonly rows: readonly (readonly string[])[];
    readonly fitting: readonly SavedMapping[];
    readonly compartments: readonly Compartment[];
    readonly problems: readonly Problem[];
  },
): Html {
  const { lang, href } = around;
  const t = importMessages[lang];
  const valueOf = (name: string): string => fields.get(name) ?? '';
  const { headings } = file;
  const from = (name: 'source' | 'locator', label: string, fixedLabel: string, hint?: string): Content => [
    selectField({
      name,
      label,
      value: valueOf(name) === '' ? FIXED : valueOf(name),
      options: [
        [FIXED, t.fixed],
        ...headings.map((heading, column) => [`column:${column}`, t.inColumn(heading)] as const),
      ],
    }),
    textField({
      name: `${name}Fixed`,
      label: fixedLabel,
      value: valueOf(`${name}Fixed`),
      problem: problemOf(problems, `${name}Fixed`),
      ...(hint === undefined ? {} : { hint }),
    }),
  ];
  return html`${
    fitting.length > 0
      ? html`<p>${t.savedMappings}:</p>
          <ul>
            ${fitting.map(
              ({ id, name }) =>
                html`<li>
                  <a href="${href(`/import/file/${file.id}?kind=${kind.name}&use=${id}`)}"
                    >${t.use}: ${name}</a
                  >
                </li>`,
            )}
          </ul>`
      : null
  }
  ${form(person, href(`/import/file/${file.id}`), [
    html`<input type="hidden" name="kind" value="${kind.name}" />
      <p>
        ${t.kind} <strong>${kind.label[lang]}</strong>
        <a href="${href(`/import/file/${file.id}?again=`)}">${t.change}</a>
      </p>`,
    headings.map((heading, column) =>
      columnFields(around, kind, heading, column, { fields, rows, problems }),
    ),
    choiceField({
      name: 'key',
      label: t.key,
      hint: t.keyHint,
      type: 'checkbox',
      values: fields.getAll('key'),
      problem: problemOf(problems, 'key'),
      options: headings.map((heading, column) => [String(column), heading] as const),
    }),
    textField({
      name: 'table',
      label: t.table,
      hint: t.tableHint,
      value: valueOf('table'),
      problem: problemOf(problems, 'table'),
    }),
    from('source', t.source, t.sourceFixed, t.sourceFixedHint),
    from('locator', t.locator, t.locatorFixed),
    selectField({
      name: 'compartment',
      label: t.compartment,
      value: valueOf('compartment'),
      options: [['open', t.open], ...compartments.map(({ id, name }) => [id, name] as const)],
    }),
    textField({ name: 'saveAs', label: t.saveAs, value: valueOf('saveAs'), isOptional: true, lang }),
    button(t.toPreview),
  ])}`;
}

function columnFields(
  { lang }: Around,
  kind: Kind,
  heading: string,
  column: number,
  {
    fields,
    rows,
    problems,
  }: {
    readonly fields: URLSearchParams;
    readonly rows: readonly (readonly string[])[];
    readonly problems: readonly Problem[];
  },
): Html {
  const t = importMessages[lang];
  const example = rows.map((row) => (row[column] ?? '').trim()).find((cell) => cell !== '') ?? '';
  const valueOf = (name: string): string => fields.get(name) ?? '';
  const small = (name: string, label: string, hint?: string): Html =>
    textField({ name, label, value: valueOf(name), width: 'short', ...(hint === undefined ? {} : { hint }) });
  return html`<fieldset class="imports-column">
    <legend>${t.column}: ${heading}</legend>
    ${example === '' ? null : html`<p class="quiet imports-example">${t.example}: ${example.slice(0, 80)}</p>`}
    ${selectField({
      name: FIELD.property(column),
      label: t.property,
      value: valueOf(FIELD.property(column)),
      problem: problemOf(problems, FIELD.property(column)),
      options: [
        ['', t.ignore],
        ...kind.properties.map(
          ({ name, label, tier }) =>
            [name, tier === 'public' ? label[lang] : `${label[lang]} (${t[tier]})`] as const,
        ),
      ],
    })}
    <details
      ${valueOf(FIELD.lang(column)) + valueOf(FIELD.unit(column)) + valueOf(FIELD.separator(column)) === '' ? null : html` open`}
    >
      <summary>${t.lang}, ${t.unit}, ${t.separator}</summary>
      ${small(FIELD.lang(column), t.lang, t.langHint)}${small(FIELD.unit(column), t.unit)}${small(FIELD.separator(column), t.separator)}
    </details>
  </fieldset>`;
}
