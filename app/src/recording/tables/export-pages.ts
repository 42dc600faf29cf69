import type { Kind } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { html } from '../../ui/html.ts';
import { button, choiceField, form, problemOf, problemSummary, textField } from '../../workbench/form.ts';
import type { Problem } from '../../workbench/form.ts';
import type { Answer, WorkRequest, WorkRoute } from '../../workbench/route.ts';
import type { Services } from '../../workbench/services.ts';
import type { ExportRefusal } from './export-actions.ts';
import { exportedColumns, exportTable, MOST_ROWS, MOST_ROWS_A_DAY, rowsLeft } from './export-actions.ts';
import type { Purpose } from './export-consent.ts';
import { PURPOSES } from './export-consent.ts';
import { tableMessages } from './messages.ts';
import { unlessPreparing } from './preparing-page.ts';
import { selectIds } from './read-table.ts';
import { queryText, readTableQuery } from './table-query.ts';
import type { TableQuery } from './table-query.ts';

/** A table as a file. Both pages ask for a passkey, so that nobody types a purpose in vain. */
export const exportRoutes: readonly WorkRoute[] = [
  { method: 'GET', path: '/records/kind/:kind/export', policy: 'export records', handle: askExport },
  { method: 'POST', path: '/records/kind/:kind/export', policy: 'export records', handle: runExport },
];

async function askExport(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const kind = services.register.catalogue.get(request.params['kind'] ?? '');
  if (!kind) return { missing: true };
  const query = readTableQuery(kind, person, request.query);
  return unlessPreparing(request, kind, () => exportPage(request, person, services, kind, query));
}

async function runExport(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const kind = services.register.catalogue.get(request.params['kind'] ?? '');
  return kind
    ? unlessPreparing(request, kind, () => exportNow(request, person, services, kind))
    : { missing: true };
}

async function exportNow(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  kind: Kind,
): Promise<Answer> {
  const { form: sent, lang } = request;
  const t = tableMessages[lang];
  const query = readTableQuery(kind, person, new URLSearchParams(sent.get('query') ?? ''));
  const purpose = PURPOSES.find((each) => each === sent.get('purpose'));
  const recipient = (sent.get('recipient') ?? '').trim();
  const withProtected = sent.get('protected') === 'yes';
  const show = (problem: Problem): Promise<Answer> =>
    exportPage(request, person, services, kind, query, {
      problems: [problem],
      purpose,
      recipient,
      withProtected,
    });
  if (!purpose) return show(['purpose', t.purposeMissing]);
  if ((purpose === 'analysis') !== (recipient === '')) return show(['recipient', t.recipientWrong]);
  const use = { purpose, recipient };
  const exported = await exportTable(services, person, kind, query, lang, { use, withProtected });
  if (exported.ok)
    return { download: exported.value.csv, name: exported.value.name, type: 'text/csv; charset=utf-8' };
  switch (exported.problems[0] as ExportRefusal) {
    case 'tooMany':
      return show(['', t.tooMany((await selectIds(services, person, kind, query, lang)).length, MOST_ROWS)]);
    case 'overQuota':
      return show(['', t.overQuota(await rowsLeft(services, services.register, person))]);
    case 'nothing':
      return show(['', t.nothing]);
  }
}

async function exportPage(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  kind: Kind,
  query: TableQuery,
  failed?: {
    readonly problems: readonly Problem[];
    readonly purpose: Purpose | undefined;
    readonly recipient: string;
    readonly withProtected: boolean;
  },
): Promise<Answer> {
  const t = tableMessages[lang];
  const problems = failed?.problems ?? [];
  const ids = await selectIds(services, person, kind, query, lang);
  const left = await rowsLeft(services, services.register, person);
  const labelOf = (name: string): string =>
    kind.properties.find((each) => each.name === name)?.label[lang] ?? name;
  const open = exportedColumns(kind, query, false);
  const closed = query.columns.filter((name) => !open.includes(name));
  return {
    page: {
      title: t.exportTitle(kind.plural[lang]),
      section: 'records',
      ...(failed ? { status: 422 as const } : {}),
      help: html`${t.exportHelp.map((text) => html`<p>${text}</p>`)}`,
      body: html`${problemSummary(lang, problems)}
        <p>${t.exportRows(ids.length)}</p>
        <ul>
          <li>${kind.label[lang]}</li>
          ${open.map((name) => html`<li>${labelOf(name)}</li>`)}
        </ul>
        ${
          closed.length > 0
            ? html`<p>${t.leftOut}</p>
                <ul>
                  ${closed.map((name) => html`<li>${labelOf(name)}</li>`)}
                </ul>`
            : null
        }
        <p>${t.exportLimit(MOST_ROWS, MOST_ROWS_A_DAY, left)}</p>
        <p>${t.exportMark}</p>
        ${form(person, href(`/records/kind/${kind.name}/export`), [
          html`<input type="hidden" name="query" value="${queryText(kind, query)}" />`,
          choiceField({
            name: 'purpose',
            label: t.purpose,
            hint: t.purposeHint,
            type: 'radio',
            values: failed?.purpose ? [failed.purpose] : [],
            problem: problemOf(problems, 'purpose'),
            options: PURPOSES.map((each) => [each, t.purposes[each]] as const),
          }),
          textField({
            name: 'recipient',
            label: t.recipient,
            hint: t.recipientHint,
            value: failed?.recipient ?? '',
            problem: problemOf(problems, 'recipient'),
            isOptional: true,
            lang,
          }),
          closed.length > 0
            ? choiceField({
                name: 'protected',
                label: t.withProtected,
                type: 'checkbox',
                values: failed?.withProtected ? ['yes'] : [],
                options: [['yes', t.withProtected, t.withProtectedHint]],
              })
            : null,
          button(t.exportNow),
        ])}`,
    },
  };
}
