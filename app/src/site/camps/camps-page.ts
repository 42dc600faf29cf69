import { propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import type { ListRow, ReleaseReader } from '../../release/release-model.ts';
import { cell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { dataTable } from '../../ui/data-table.ts';
import { figureImage } from '../../ui/figure-image.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { link } from '../../ui/value.ts';
import { allOf } from '../small-kinds.ts';
import { campMessages } from './messages.ts';

type Numbered = ListRow & { readonly position: number };

/** The sites of this organisation's choice, numbered as on the map. */
function shownCamps(release: ReleaseReader): readonly Numbered[] {
  const { camps } = release.meta.organisation;
  const numbered = allOf(release, 'camp').map((row, index) => ({ ...row, position: index + 1 }));
  return camps === 'all'
    ? numbered
    : numbered.filter(({ id, handle }) => camps.includes(id) || camps.includes(handle));
}

/** Map and tables of all sites. */
export function campsPage(ctx: PageContext): Page {
  const m = campMessages[ctx.lang];
  const camps = shownCamps(ctx.release);
  const placed = camps.filter(({ cells }) => cells['place']).length;
  const types = propertyOf(catalogue, 'camp', 'type')?.choices ?? {};
  const byType = Map.groupBy(camps, ({ cells }) => cells['type']?.value ?? '');
  return {
    title: m.title,
    description: m.description,
    data: tableData('camp'),
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      name: m.title,
      description: m.description,
      inLanguage: ctx.lang,
    },
    body: [
      pageHead(ctx, { title: m.title, lead: m.lead }),
      section(
        m.mapHeading,
        figureImage(ctx, {
          path: `/assets/maps/camps.${ctx.lang}.png`,
          alt: m.mapAlt(placed),
          caption: m.mapCaption(placed, camps.length),
          table: null,
        }),
      ),
      Object.entries(types).map(([type, words]) => {
        const rows = byType.get(type);
        return rows
          ? section(ctx.say(words), campTable(ctx, ctx.say(words), rows), { id: type, isFull: true })
          : null;
      }),
    ],
  };
}

function campTable(ctx: PageContext, label: string, rows: readonly Numbered[]): Content {
  const m = campMessages[ctx.lang];
  const said = (name: string) => (row: Numbered) => cell(ctx, 'camp', name, row.cells[name]);
  return dataTable(ctx, {
    caption: `${label}: ${m.sites(rows.length)}`,
    label,
    order: m.order,
    rows,
    rowId: ({ handle }) => handle,
    columns: [
      { label: m.number, isNumeric: true, cell: ({ position }) => position },
      { label: m.site, isHeader: true, cell: (row) => siteCell(ctx, row) },
      { label: m.status, cell: said('status') },
      {
        label: m.place,
        cell: (row) => joined([said('county')(row), said('province')(row)].filter(Boolean), html`, `),
      },
      { label: m.opened, cell: said('opened') },
      { label: m.closed, cell: said('closed') },
    ],
    downloads: tableData('camp'),
  });
}

/** The other language's name stands below, where it is another. */
function siteCell(ctx: PageContext, row: Numbered): Content {
  const other = ctx.lang === 'en' ? row.title.ko : row.title.en;
  const twin = ctx.lang === 'en' ? 'ko' : 'en';
  return [
    link(ctx, row),
    other === ctx.say(row.title) ? null : html`<br /><span class="quiet tiny" lang="${twin}">${other}</span>`,
  ];
}
