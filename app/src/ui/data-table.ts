import type { PageContext } from './context.ts';
import { html } from './html.ts';
import type { Content, Html } from './html.ts';

export type Column<Row> = {
  readonly label: string;
  readonly isNumeric?: boolean;
  /** Names the row. */
  readonly isHeader?: boolean;
  readonly cell: (row: Row) => Content;
};

export type TableData<Row> = {
  readonly caption: Content;
  /** Names the scroll container; the caption again when that is plain text. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** In words: by what the rows are ordered. */
  readonly order?: string;
  /** `id` of a row, for links to it. */
  readonly rowId?: (row: Row) => string;
  readonly pages?: Pages;
  /** Addresses of the same data, without language: `{ csv: '/camps.csv', json: '/camps.json' }`. */
  readonly downloads?: Downloads;
};

/** `path` of page n without the language; page 1 is the plain path. */
export type Pages = {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly path: (page: number) => string;
};
export type Downloads = {
  readonly csv?: string;
  readonly json?: string;
  /** What proves that the record was published so. */
  readonly proof?: string;
};

/** So many columns are read better by scrolling than squeezed. */
const WIDE_FROM = 4;

/** A table that scrolls sideways within itself on a narrow screen. */
export function dataTable<Row>(ctx: PageContext, table: TableData<Row>): Html {
  const { caption, label, columns, rows, order, rowId, pages, downloads } = table;
  const head = columns.map(
    ({ label: name, isNumeric }) =>
      html`<th scope="col" ${isNumeric ? html` class="num"` : null}>${name}</th>`,
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${ctx.t.table.scroll(label)}">
      <table${columns.length >= WIDE_FROM ? html` class="wide"` : null}>
        <caption>
          ${caption}${order ? html` · ${ctx.t.table.order(order)}` : null}
        </caption>
        <thead>
          <tr>
            ${head}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => tableRow(columns, row, rowId))}
        </tbody>
      </table>
    </div>
    ${rows.length === 0 ? html`<p class="quiet">${ctx.t.table.empty}</p>` : null}${pages ? pagination(ctx, pages) : null}${downloads ? downloadLinks(ctx, downloads) : null}`;
}

const EMPTY = html`<td></td>`;

function tableRow<Row>(
  columns: readonly Column<Row>[],
  row: Row,
  rowId: ((row: Row) => string) | undefined,
): Html {
  const cells = columns.map(({ cell, isHeader, isNumeric }) => {
    const content = cell(row);
    if (isHeader) return html`<th scope="row">${content}</th>`;
    if (content === null) return EMPTY;
    return isNumeric ? html`<td class="num">${content}</td>` : html`<td>${content}</td>`;
  });
  return html`<tr${rowId ? html` id="${rowId(row)}"` : null}>${cells}</tr>
`;
}

/** Links to the other pages of a long table: the first, the last and those around the current one. */
export function pagination(ctx: PageContext, { page, size, total, path }: Pages): Content {
  const last = Math.max(1, Math.ceil(total / size));
  const { t } = ctx;
  const range = t.table.rows((page - 1) * size + 1, Math.min(page * size, total), total);
  if (last === 1) return null;
  const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])]
    .filter((n) => n >= 1 && n <= last)
    .sort((a, b) => a - b);
  const step = (target: number, rel: string, text: string): Content =>
    target < 1 || target > last
      ? null
      : html`<li><a rel="${rel}" href="${ctx.href(path(target))}">${text}</a></li>`;
  return html`<nav class="pages" aria-label="${t.table.pages}">
    <p class="small quiet">${range}</p>
    <ul>
      ${step(page - 1, 'prev', t.table.previous)}${near.map((n, index) => {
        const gap = n - (near[index - 1] ?? n) > 1 ? html`<li aria-hidden="true">…</li>` : null;
        const name = t.table.page(n);
        return n === page
          ? html`${gap}
              <li><a aria-current="page" aria-label="${name}" href="${ctx.href(path(n))}">${n}</a></li>`
          : html`${gap}
              <li><a aria-label="${name}" href="${ctx.href(path(n))}">${n}</a></li>`;
      })}${step(page + 1, 'next', t.table.next)}
    </ul>
  </nav>`;
}

/** Data files have no language: what they hold is the same in both. */
export function downloadLinks(ctx: PageContext, { csv, json, proof }: Downloads): Html {
  return html`<p class="small downloads">
    ${ctx.t.table.downloads} ${csv ? html`<a href="${csv}">.csv</a>` : null}
    ${json ? html`<a href="${json}">.json</a>` : null}
    ${
      proof
        ? html`· <a href="${proof}">${ctx.t.table.proof}</a> ·
            <a href="${ctx.href('/data/verify')}">${ctx.t.table.checkCopy}</a>`
        : null
    }
  </p>`;
}
