import type { PublicRecord } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { dataTable } from '../../ui/data-table.ts';
import { figureImage } from '../../ui/figure-image.ts';
import type { Content } from '../../ui/html.ts';
import { section } from '../../ui/page-parts.ts';
import { valueText } from '../../ui/value.ts';
import { allFigures, byTime, figureColumns, figureWords } from '../numbers/figures.ts';
import { numberMessages } from '../numbers/messages.ts';
import { campMessages } from './messages.ts';

/** Published numbers of people held here, as a picture and in rows. */
export function populationSection(ctx: PageContext, camp: PublicRecord): Content {
  const m = campMessages[ctx.lang];
  const name = ctx.say(camp.title);
  const own = new Set(ctx.release.backlinks(camp.id, 'figure').map(({ from }) => from.id));
  const rows = allFigures(ctx.release)
    .filter(({ id }) => own.has(id))
    .sort(byTime);
  if (rows.length === 0) return null;
  const said = rows.map((row) => {
    const asOf = row.cells['as_of'];
    return `${asOf ? valueText(ctx, { type: 'date', choices: {} }, asOf) : ctx.t.value.dateUnknown}: ${figureWords(ctx, row)}`;
  });
  const table = dataTable(ctx, {
    caption: m.populationCaption(name),
    label: m.populationCaption(name),
    columns: figureColumns(ctx, { hasCamp: false }),
    rows,
    order: numberMessages[ctx.lang].groupOrder,
  });
  return section(
    m.population,
    figureImage(ctx, {
      path: `/assets/charts/population-${camp.handle}.${ctx.lang}.png`,
      alt: m.populationAlt(name, said.join('; ')),
      caption: m.populationNote,
      table,
    }),
    { id: 'population', isFull: true },
  );
}
