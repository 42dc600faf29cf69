import { recordPath } from '../../release/record-path.ts';
import type { ListRow } from '../../release/release-model.ts';
import { cell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { dataTable, downloadLinks } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { textIn } from '../../ui/value.ts';
import { libraryMessages } from './messages.ts';

/** The rules of law, a table for each instrument. */
export function lawPage(ctx: PageContext): Page {
  const m = libraryMessages[ctx.lang].law;
  const { rows } = ctx.release.list('norm', 0, ctx.release.meta.counts['norm'] ?? 0);
  const byInstrument = [...Map.groupBy(rows, ({ cells }) => cells['instrument']?.value ?? '')];
  return {
    title: m.title,
    description: m.description,
    data: tableData('norm'),
    body: [
      pageHead(ctx, {
        title: m.title,
        lead: m.lead,
        more: html`<ul class="chips">
          ${byInstrument.map(([instrument], index) => html`<li><a href="#law-${index + 1}">${textIn(ctx, instrument, 'en', true)}</a></li>`)}
        </ul>`,
      }),
      byInstrument.map(([instrument, provisions], index) =>
        section(textIn(ctx, instrument, 'en', true), provisionTable(ctx, instrument, provisions), {
          id: `law-${index + 1}`,
          isFull: true,
        }),
      ),
      html`<div class="wrap">${downloadLinks(ctx, tableData('norm'))}</div>`,
    ],
  };
}

function provisionTable(ctx: PageContext, instrument: string, rows: readonly ListRow[]): Content {
  const m = libraryMessages[ctx.lang].law;
  const said = (name: string) => (row: ListRow) => cell(ctx, 'norm', name, row.cells[name]);
  return dataTable(ctx, {
    caption: m.caption(rows.length),
    label: instrument,
    rows,
    rowId: ({ handle }) => handle,
    columns: [
      { label: m.article, isHeader: true, cell: (row) => article(ctx, row) },
      { label: m.covers, cell: said('covers') },
      { label: m.status, cell: said('status_for_dprk') },
    ],
  });
}

function article(ctx: PageContext, row: ListRow): Content {
  const stated = row.cells['article'];
  const text = stated ? textIn(ctx, stated.value, stated.lang, true) : libraryMessages[ctx.lang].law.whole;
  return [html`<a href="${ctx.href(recordPath(row))}">${text}</a>`, stated ? sourceLink(ctx, stated) : null];
}
