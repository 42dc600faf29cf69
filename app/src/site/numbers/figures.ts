import { parseEdtf, sortDates } from '@unhidden/record';
import type { ListCell, ListRow, ReleaseReader } from '../../release/release-model.ts';
import { cell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import type { Column } from '../../ui/data-table.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import { numberInWords } from '../../ui/number-words.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { link } from '../../ui/value.ts';
import { allOf } from '../small-kinds.ts';
import { numberMessages } from './messages.ts';

/** All published figures, in the order they were listed. */
export function allFigures(release: ReleaseReader): readonly ListRow[] {
  return allOf(release, 'figure');
}

/** Figures named by id or handle, in that order; those a release does not hold are left out. */
export function figuresNamed(figures: readonly ListRow[], names: readonly string[]): readonly ListRow[] {
  return names.flatMap((name) => figures.find(({ id, handle }) => id === name || handle === name) ?? []);
}

/** By the time they speak of, undated ones last. */
export function byTime(a: ListRow, b: ListRow): number {
  const [left, right] = [a, b].map(({ cells }) => parseEdtf(cells['as_of']?.value ?? ''));
  if (left?.ok && right?.ok) return sortDates(left.value, right.value);
  return Number(right?.ok ?? false) - Number(left?.ok ?? false);
}

/** The claim a figure stands or falls with: its number, or, where only words were published, its method. */
export function mainCell({ cells }: ListRow): ListCell | undefined {
  return cells['value'] ?? cells['method'] ?? cells['measure'];
}

export function figureWords(ctx: PageContext, { cells }: ListRow): string {
  const stated = cells['value'];
  const words = stated && numberInWords(ctx, stated.value, stated.unit);
  return words ?? numberMessages[ctx.lang].noNumber;
}

/** Who published a figure: the publisher of its source, or the source's title. */
export function whoSays(ctx: PageContext, figure: ListRow): string {
  const source = ctx.release.source(mainCell(figure)?.source ?? '');
  return source?.publisher ?? source?.title ?? '';
}

export function numberCell(ctx: PageContext, figure: ListRow): Content {
  const stated = mainCell(figure);
  return html`<a class="n" href="${ctx.href(`/numbers/${figure.handle}`)}">${figureWords(ctx, figure)}</a
    >${stated ? sourceLink(ctx, stated) : null}`;
}

/** The columns in which figures are set side by side. */
export function figureColumns(
  ctx: PageContext,
  { hasCamp }: { readonly hasCamp: boolean },
): readonly Column<ListRow>[] {
  const m = numberMessages[ctx.lang];
  const camp: Column<ListRow> = { label: m.camp, cell: (row) => campCell(ctx, row) };
  return [
    ...(hasCamp ? [camp] : []),
    { label: m.figure, isHeader: true, cell: (row) => numberCell(ctx, row) },
    {
      label: m.asOf,
      cell: (row) =>
        cell(ctx, 'figure', 'as_of', row.cells['as_of']) ??
        html`<span class="quiet">${ctx.t.value.dateUnknown}</span>`,
    },
    { label: m.who, cell: (row) => whoSays(ctx, row) },
    { label: m.how, cell: (row) => scopeCell(ctx, row) },
  ];
}

function campCell(ctx: PageContext, { cells }: ListRow): Content {
  const target = cells['camp']?.target;
  return target && cells['camp']
    ? [link(ctx, target), sourceLink(ctx, cells['camp'])]
    : cell(ctx, 'figure', 'camp_as_given', cells['camp_as_given']);
}

function scopeCell(ctx: PageContext, { cells }: ListRow): Content {
  const parts = ['population_definition', 'method', 'note']
    .map((name) => cells[name] && cell(ctx, 'figure', name, cells[name]))
    .filter(Boolean);
  return joined(parts, html`<br />`);
}
