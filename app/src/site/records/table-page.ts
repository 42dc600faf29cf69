import type { Kind, Property } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import { segmentOf } from '../../release/record-path.ts';
import type { ListRow } from '../../release/release-model.ts';
import { cell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import type { Column } from '../../ui/data-table.ts';
import { dataTable } from '../../ui/data-table.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { link } from '../../ui/value.ts';
import { recordMessages } from './messages.ts';

export const PAGE_SIZE = 50;
const COLUMNS = 5;

/** All records of a kind in pages of fifty, with the lead values of its first properties. */
export function tablePage(ctx: PageContext, kindName: string, page: number): Page | undefined {
  const kind = catalogue.get(kindName);
  const total = ctx.release.meta.counts[kindName] ?? 0;
  if (!kind || page < 1 || (page > 1 && (page - 1) * PAGE_SIZE >= total)) return undefined;
  const m = recordMessages[ctx.lang];
  const { rows } = ctx.release.list(kindName, (page - 1) * PAGE_SIZE, PAGE_SIZE);
  const title = ctx.say(kind.plural);
  const table = dataTable(ctx, {
    caption: m.tableCaption(total),
    label: title,
    columns: columnsOf(ctx, kind),
    rows,
    rowId: ({ handle }) => handle,
    pages: {
      page,
      size: PAGE_SIZE,
      total,
      path: (n) => `/${segmentOf(kindName)}${n === 1 ? '' : `/page/${n}`}`,
    },
    downloads: tableData(kindName),
  });
  const shownTitle = page === 1 ? title : `${title}, ${ctx.t.table.page(page)}`;
  return {
    title: shownTitle,
    description: ctx.say(kind.help),
    data: tableData(kindName),
    body: [
      pageHead(ctx, { title: shownTitle, lead: ctx.say(kind.help) }),
      section(title, table, { isFull: true }),
    ],
  };
}

function columnsOf(ctx: PageContext, kind: Kind): readonly Column<ListRow>[] {
  const shown = kind.properties.filter((property) => isListed(kind, property)).slice(0, COLUMNS);
  return [
    {
      label: ctx.say(kind.label),
      isHeader: true,
      cell: (row) => [link(ctx, row), titleMark(ctx, kind, row)],
    },
    ...shown.map(({ name, label, type }): Column<ListRow> => ({
      label: ctx.say(label),
      isNumeric: type === 'number',
      cell: (row) => cell(ctx, kind.name, name, row.cells[name]),
    })),
  ];
}

/** The title is a statement like the others, so its source stands behind it. */
function titleMark(ctx: PageContext, kind: Kind, row: ListRow): Content {
  const stated = kind.title.map((name) => row.cells[name]).find((each) => each !== undefined);
  return stated ? sourceLink(ctx, stated) : null;
}

/** What the title already says, notes, files and anything graphic stay on the record's own page. */
function isListed(kind: Kind, { name, tier, graphic, type }: Property): boolean {
  return tier === 'public' && !graphic && type !== 'file' && name !== 'note' && name !== kind.title[0];
}
