import type { PublicRecord } from '../../release/release-model.ts';
import { allCells } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { dataTable } from '../../ui/data-table.ts';
import type { Column } from '../../ui/data-table.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import { section } from '../../ui/page-parts.ts';
import { link } from '../../ui/value.ts';
import { byDate } from './by-date.ts';
import { campMessages } from './messages.ts';

/** What analysts report from images of this place, by the date of the image. */
export function observationsSection(ctx: PageContext, camp: PublicRecord): Content {
  const m = campMessages[ctx.lang];
  const rows = [...ctx.release.referring(camp.id, 'observation')].sort(byDate('image_date'));
  if (rows.length === 0) return null;
  const said = (label: string, ...names: readonly string[]): Column<PublicRecord> => ({
    label,
    cell: (row) =>
      joined(
        names.flatMap((name) => allCells(ctx, row, name)),
        html`<br />`,
      ),
  });
  const caption = m.observationsCaption(ctx.say(camp.title));
  const table = dataTable(ctx, {
    caption,
    label: caption,
    order: m.observationsOrder,
    rows,
    rowId: ({ handle }) => handle,
    columns: [
      said(m.image, 'image_date'),
      said(m.compared, 'compared_with'),
      {
        label: m.seen,
        isHeader: false,
        cell: (row) => [
          html`<b>${link(ctx, row)}</b><br />`,
          joined(
            ['statement', 'presence', 'note'].flatMap((name) => allCells(ctx, row, name)),
            html`<br />`,
          ),
        ],
      },
      said(m.analyst, 'analyst', 'confidence'),
    ],
  });
  return section(m.observations, table, { id: 'observations', isFull: true });
}
