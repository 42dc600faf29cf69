import type { ListRow } from '../../release/release-model.ts';
import { cell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { textIn } from '../../ui/value.ts';
import { recordPath } from '../../release/record-path.ts';
import { compareDateTexts } from '../camps/by-date.ts';
import { libraryMessages } from './messages.ts';

/** All reports, newest first. */
export function reportsPage(ctx: PageContext): Page {
  const m = libraryMessages[ctx.lang].reports;
  const { rows } = ctx.release.list('report', 0, ctx.release.meta.counts['report'] ?? 0);
  const said = (name: string) => (row: ListRow) => cell(ctx, 'report', name, row.cells[name]);
  const table = dataTable(ctx, {
    caption: m.caption(rows.length),
    label: m.title,
    order: m.order,
    rows: rows.toSorted((a, b) => compareDateTexts(b.cells['date']?.value, a.cells['date']?.value)),
    rowId: ({ handle }) => handle,
    columns: [
      {
        label: m.name,
        isHeader: true,
        cell: (row) => {
          const title = row.cells['title'];
          const text = textIn(ctx, ctx.say(row.title), title?.lang ?? null, true);
          return [
            html`<a href="${ctx.href(recordPath(row))}">${text}</a>`,
            title ? sourceLink(ctx, title) : null,
          ];
        },
      },
      { label: m.authors, cell: said('authors') },
      { label: m.date, cell: said('date') },
      { label: m.camp, cell: said('camp') },
    ],
    downloads: tableData('report'),
  });
  return {
    title: m.title,
    description: m.description,
    data: tableData('report'),
    body: [pageHead(ctx, { title: m.title, lead: m.lead }), section(m.title, table, { isFull: true })],
  };
}
