import * as Plot from '@observablehq/plot';
import { parseEdtf } from '@unhidden/record';
import type { NumberRange, Words } from '@unhidden/record';
import { parseHTML } from 'linkedom';
import { DRAWING, picture } from './drawing.ts';
import type { Asset } from './release-model.ts';

/** One published number: `when` in words for a label, `asOf` as EDTF for a place in time. */
export type ChartFigure = NumberRange & {
  readonly label: string;
  readonly when: string;
  readonly asOf: string | null;
};

const WIDTH = 620;
const ROW = 62;
const AXIS = 46;
const VALUE_WIDTH = 138;
const PEOPLE: Words = { en: 'people', ko: '명' };
const grouped = new Intl.NumberFormat('en').format;

/** Totals side by side: a bar for a range, a dot for a single number, an arrow on the side that is left open. */
export function drawTotals(path: string, figures: readonly ChartFigure[], lang: keyof Words): Promise<Asset> {
  const rows = figures.map((figure, index) => ({ ...figure, row: String(index) }));
  const most = Math.max(...rows.map(upper));
  const open = most * 0.09;
  const svg = Plot.plot({
    ...frame(),
    width: WIDTH,
    height: rows.length * ROW + AXIS,
    marginLeft: 16,
    marginRight: 28,
    marginTop: 8,
    marginBottom: AXIS - 8,
    x: {
      domain: [0, most * 1.04],
      label: null,
      ticks: 5,
      tickFormat: (count: number) => ticked(count, lang),
      tickSize: 0,
    },
    y: { domain: rows.map(({ row }) => row), axis: null },
    marks: [
      Plot.gridX({ stroke: DRAWING.rule, strokeOpacity: 1, ticks: 5 }),
      Plot.ruleX([0], { stroke: DRAWING.mid }),
      ...captions(rows),
      Plot.ruleY(rows.filter(isRange), {
        y: 'row',
        x1: 'low',
        x2: 'high',
        dy: 6,
        stroke: DRAWING.ink,
        strokeWidth: 9,
      }),
      Plot.dot(
        rows.filter(({ best }) => best !== null),
        { x: 'best', y: 'row', dy: 6, r: 6, fill: DRAWING.ink },
      ),
      ...openEnds(rows.filter(hasOpenEnd), open),
    ],
  });
  return picture(path, markup(svg));
}

/** Published numbers of one place over time. No line joins them: nobody measured a course between them. */
export function drawOverTime(
  path: string,
  figures: readonly ChartFigure[],
  lang: keyof Words,
): Promise<Asset> {
  const points = figures.flatMap((figure) => {
    const year = middleYear(figure.asOf);
    return year === undefined ? [] : [{ ...figure, year }];
  });
  const most = Math.max(1, ...points.map(upper));
  const years = points.map(({ year }) => year);
  const svg = Plot.plot({
    ...frame(),
    width: WIDTH,
    height: 300,
    marginLeft: 68,
    marginRight: 24,
    marginTop: 18,
    marginBottom: 36,
    x: {
      domain: [Math.min(...years) - 2, Math.max(...years) + 2],
      label: null,
      tickFormat: (year: number) => String(year),
      ticks: 6,
      tickSize: 0,
    },
    y: {
      domain: [0, most * 1.1],
      label: null,
      ticks: 5,
      tickFormat: (count: number) => ticked(count, lang),
      tickSize: 0,
    },
    marks: [
      Plot.gridY({ stroke: DRAWING.rule, strokeOpacity: 1, ticks: 5 }),
      Plot.ruleY([0], { stroke: DRAWING.mid }),
      Plot.ruleX(points.filter(isRange), {
        x: 'year',
        y1: 'low',
        y2: 'high',
        stroke: DRAWING.ink,
        strokeWidth: 7,
        strokeOpacity: 0.7,
      }),
      Plot.dot(
        points.filter(({ best }) => best !== null),
        { x: 'year', y: 'best', r: 5, fill: DRAWING.ink, fillOpacity: 0.75 },
      ),
      Plot.arrow(points.filter(hasOpenEnd), {
        x1: 'year',
        x2: 'year',
        y1: upper,
        y2: (figure: ChartFigure) => upper(figure) + (figure.low === null ? -1 : 1) * most * 0.09,
        stroke: DRAWING.ink,
        strokeWidth: 2.5,
        headLength: 7,
      }),
      Plot.dot(points.filter(hasOpenEnd), {
        x: 'year',
        y: upper,
        r: 3,
        fill: DRAWING.paper,
        stroke: DRAWING.ink,
        strokeWidth: 2,
      }),
    ],
  });
  return picture(path, markup(svg));
}

/** How many of the figures have a place in time. */
export function datedFigures(figures: readonly ChartFigure[]): number {
  return figures.filter(({ asOf }) => middleYear(asOf) !== undefined).length;
}

type Row = ChartFigure & { readonly row: string };

/** The number and what it is, on the line above its bar. */
function captions(rows: readonly Row[]): Plot.Markish[] {
  const line = {
    y: 'row',
    frameAnchor: 'left',
    textAnchor: 'start',
    dy: -13,
    stroke: DRAWING.paper,
    strokeWidth: 4,
  } as const;
  return [
    Plot.text(rows, { ...line, text: inFigures, dx: 6, fontSize: 14.5, fontWeight: 700, fill: DRAWING.ink }),
    Plot.text(rows, {
      ...line,
      text: ({ label, when }: ChartFigure) => shortened(`${when}: ${label}`, 62),
      dx: VALUE_WIDTH,
      fontSize: 13.5,
      fill: DRAWING.quiet,
    }),
  ];
}

function openEnds(rows: readonly Row[], length: number): Plot.Markish[] {
  const far = (figure: ChartFigure): number =>
    Math.max(0, upper(figure) + (figure.low === null ? -length : length));
  return [
    Plot.arrow(rows, {
      x1: upper,
      x2: far,
      y1: 'row',
      y2: 'row',
      dy: 6,
      stroke: DRAWING.ink,
      strokeWidth: 3,
      headLength: 8,
    }),
    Plot.dot(rows, {
      x: upper,
      y: 'row',
      dy: 6,
      r: 4.5,
      fill: DRAWING.paper,
      stroke: DRAWING.ink,
      strokeWidth: 2.5,
    }),
  ];
}

function frame() {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return {
    document: document,
    style: { fontFamily: DRAWING.font, fontSize: '13px', color: DRAWING.quiet, background: DRAWING.paper },
  };
}

/** As XML, without the style sheet that only a browser understands. */
function markup(svg: SVGSVGElement | HTMLElement): string {
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('font-family', DRAWING.font);
  svg.querySelector('style')?.remove();
  return svg.outerHTML;
}

function isRange({ low, high }: NumberRange): boolean {
  return low !== null && high !== null;
}

function hasOpenEnd({ low, best, high }: NumberRange): boolean {
  return best === null && (low === null) !== (high === null);
}

function upper({ low, best, high }: NumberRange): number {
  return high ?? best ?? low ?? 0;
}

function inFigures({ low, best, high }: NumberRange): string {
  if (best !== null) return grouped(best);
  return [low, high].flatMap((end) => (end === null ? [] : [grouped(end)])).join('–');
}

function ticked(count: number, lang: keyof Words): string {
  return lang === 'ko' && count >= 10_000 && count % 10_000 === 0
    ? `${grouped(count / 10_000)}만${PEOPLE.ko}`
    : grouped(count);
}

function middleYear(asOf: string | null): number | undefined {
  const date = asOf === null ? undefined : parseEdtf(asOf);
  if (!date?.ok) return undefined;
  const { earliest, latest } = date.value;
  const years = [earliest, latest].flatMap((day) =>
    day === null ? [] : [Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12],
  );
  return years.length === 0 ? undefined : years.reduce((sum, year) => sum + year, 0) / years.length;
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
