import { recordPath } from '../../release/record-path.ts';
import type { ListRow } from '../../release/release-model.ts';
import { cell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import { grouped } from '../../ui/language.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { textIn } from '../../ui/value.ts';
import { PAGE_SIZE } from '../records/table-page.ts';
import { libraryMessages } from './messages.ts';

/** The sources in pages of fifty. */
export function sourcesPage(ctx: PageContext, page: number): Page | undefined {
  const m = libraryMessages[ctx.lang].sources;
  const offset = (page - 1) * PAGE_SIZE;
  const { rows, total } = ctx.release.list('source', offset, PAGE_SIZE);
  if (page < 1 || (page > 1 && rows.length === 0)) return undefined;
  const title = page === 1 ? m.title : `${m.title}, ${ctx.t.table.page(page)}`;
  // What a source says of itself stands on its own page with its marks; here each row leads there.
  const said = (name: string) => (row: ListRow) => cell(ctx, 'source', name, row.cells[name]);
  const table = dataTable(ctx, {
    caption: m.caption(total),
    label: m.title,
    order: m.order,
    rows,
    rowId: ({ handle }) => handle,
    columns: [
      {
        label: m.name,
        isHeader: true,
        cell: (row) =>
          html`<a href="${ctx.href(recordPath(row))}"
            >${textIn(ctx, ctx.say(row.title), row.cells['title']?.lang ?? null, true)}</a
          >`,
      },
      { label: m.publisher, cell: said('publisher') },
      { label: m.date, cell: said('date') },
      { label: m.type, cell: said('type') },
      { label: m.tier, cell: said('tier') },
      { label: m.rests, isNumeric: true, cell: ({ id }) => grouped(ctx.release.restingOn(id, 0, 0).total) },
    ],
    pages: { page, size: PAGE_SIZE, total, path: (n) => (n === 1 ? '/sources' : `/sources/page/${n}`) },
    downloads: tableData('source'),
  });
  return {
    title,
    description: m.description,
    data: tableData('source'),
    body: [
      pageHead(ctx, {
        title,
        lead: m.lead,
        more: page === 1 ? html`<p class="aside-note">${m.caveat}</p>` : null,
      }),
      section(m.title, [table, html`<p class="small quiet">${m.restsHelp}</p>`], { isFull: true }),
    ],
  };
}
