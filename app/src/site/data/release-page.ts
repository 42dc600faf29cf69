import { catalogue } from '../../kinds/index.ts';
import { segmentOf } from '../../release/record-path.ts';
import { releaseFilesOf } from '../../release/release-files.ts';
import type { PageContext } from '../../ui/context.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import { grouped } from '../../ui/language.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { publicLogOf } from '../transparency/served-log.ts';
import { dayInWords, own } from './data-page.ts';
import { dataMessages } from './messages.ts';

/** What the current release holds: counts by kind, and the rows and hash of each table. */
export function releasePage(ctx: PageContext): Page {
  const m = dataMessages[ctx.lang];
  const { meta } = ctx.release;
  const day = dayInWords(ctx, meta.asOf);
  const facts = [
    [m.number, String(meta.number)],
    [m.asOf, day],
    [m.builder, meta.builder],
    [m.schema, String(meta.schema)],
    [m.approval, m.approvals[meta.approval] ?? meta.approval],
    ...(publicLogOf(ctx.release)
      ? [
          [
            m.proof,
            html`<a href="/data/releases/${meta.number}/proof">/data/releases/${meta.number}/proof</a>`,
          ] as const,
        ]
      : []),
  ] as const;
  const contents = dataTable(ctx, {
    caption: m.contents,
    label: m.contents,
    columns: [
      {
        label: m.kind,
        isHeader: true,
        cell: ({ name, plural }) => html`<a href="${ctx.href(`/${segmentOf(name)}`)}">${ctx.say(plural)}</a>`,
      },
      { label: m.records, isNumeric: true, cell: ({ name }) => grouped(meta.counts[name] ?? 0) },
    ],
    rows: [...catalogue.values()].filter(({ name }) => (meta.counts[name] ?? 0) > 0),
  });
  const tables = dataTable(ctx, {
    caption: m.databaseTables,
    label: m.databaseTables,
    columns: [
      { label: m.table, isHeader: true, cell: ([name]) => html`<code>${name}</code>` },
      { label: m.rows, isNumeric: true, cell: ([, { rows }]) => grouped(rows) },
      {
        label: m.sha256,
        cell: ([, { sha256 }]) =>
          html`<code class="tiny">${sha256.slice(0, 32)}<wbr />${sha256.slice(32)}</code>`,
      },
    ],
    rows: Object.entries(releaseFilesOf(ctx.release)?.manifest.tables ?? {}),
  });
  return {
    title: m.releaseTitle(meta.number),
    description: m.releaseDescription,
    data: { json: '/api/v1/release' },
    body: own([
      pageHead(ctx, {
        title: m.releaseTitle(meta.number),
        lead: m.releaseLead(day),
        crumbs: [['/data', m.crumb]],
      }),
      section(
        m.facts,
        html`<dl class="facts">
          ${facts.map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>`,
      ),
      section(m.contents, contents),
      section(m.databaseTables, [html`<p>${m.databaseTablesLead}</p>`, tables], { isFull: true }),
    ]),
  };
}
