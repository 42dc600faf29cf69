import type { ListRow, PublicRecord, ReleaseReader } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { dataTable } from '../../ui/data-table.ts';
import { figureImage } from '../../ui/figure-image.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import { valueText } from '../../ui/value.ts';
import {
  allFigures,
  byTime,
  figureColumns,
  figuresNamed,
  figureWords,
  mainCell,
  whoSays,
} from './figures.ts';
import { allOf } from '../small-kinds.ts';
import { numberMessages } from './messages.ts';

export const CONTESTED_CHART = 'contested-totals';

/** The totals that disagree, side by side: the picture and the same data in rows. */
export function contestedTotals(ctx: PageContext): Content {
  const m = numberMessages[ctx.lang];
  const rows = totals(ctx);
  if (rows.length === 0) return null;
  const table = dataTable(ctx, {
    caption: m.contestedCaption,
    label: m.contestedCaption,
    columns: figureColumns(ctx, { hasCamp: false }),
    rows,
    order: m.groupOrder,
  });
  return figureImage(ctx, {
    path: `/assets/charts/${CONTESTED_CHART}.${ctx.lang}.png`,
    alt: m.chartAlt(rows.map((row) => describe(ctx, row)).join('; ')),
    caption: m.chartCaption,
    table,
  });
}

/** The same without picture or method, for the first page. */
export function contestedTable(ctx: PageContext): Content {
  const m = numberMessages[ctx.lang];
  const [, asOf, who] = figureColumns(ctx, { hasCamp: false });
  const [number] = figureColumns(ctx, { hasCamp: false });
  if (!number || !asOf || !who) return null;
  const columns = [
    { ...who, isHeader: true },
    { ...number, isHeader: false },
    asOf,
    ...figureColumns(ctx, { hasCamp: false }).slice(3),
  ];
  return dataTable(ctx, {
    caption: m.contestedCaption,
    label: m.contestedCaption,
    columns,
    rows: totals(ctx),
    order: m.groupOrder,
  });
}

function totals(ctx: PageContext): readonly ListRow[] {
  const { contestedTotals: named } = ctx.release.meta.organisation;
  return [...figuresNamed(allFigures(ctx.release), named)].sort(byTime);
}

function describe(ctx: PageContext, row: ListRow): string {
  const asOf = row.cells['as_of'];
  const when = asOf ? valueText(ctx, { type: 'date', choices: {} }, asOf) : ctx.t.value.dateUnknown;
  return `${whoSays(ctx, row)}, ${when}: ${figureWords(ctx, row)}`;
}

/** The contested question that rests on most of the sources of these totals. */
export function topicOfTotals(release: ReleaseReader): PublicRecord | undefined {
  const figures = figuresNamed(allFigures(release), release.meta.organisation.contestedTotals);
  const sources = new Set(figures.flatMap((figure) => mainCell(figure)?.source ?? []));
  const shared = allTopics(release).map((topic) => ({
    topic,
    count: [...sourcesOf(topic)].filter((source) => sources.has(source)).length,
  }));
  const best = shared.sort((a, b) => b.count - a.count)[0];
  return best && best.count > 0 ? best.topic : undefined;
}

export function allTopics(release: ReleaseReader): readonly PublicRecord[] {
  return allOf(release, 'topic').flatMap(({ id }) => release.recordById(id) ?? []);
}

function sourcesOf(topic: PublicRecord): ReadonlySet<string> {
  const positions = topic.properties.filter(({ property }) => property === 'position');
  return new Set(
    positions.flatMap(({ values }) => values.flatMap(({ claims }) => claims.map(({ source }) => source))),
  );
}

export function emphasised(texts: readonly string[]): Content {
  return texts.map((text) => html`<p>${text}</p>`);
}
