import { dateInWords, parseEdtf, parseNumberRange, parsePlace } from '@unhidden/record';
import type { Catalogue, Words } from '@unhidden/record';
import { datedFigures, drawOverTime, drawTotals } from './charts.ts';
import type { ChartFigure } from './charts.ts';
import { drawSites } from './maps.ts';
import type { MapSite } from './maps.ts';
import type { Asset, Organisation, PublicRecord } from './release-model.ts';

/** Draws the map of sites, the totals that disagree and the numbers of each camp over time, once for each language. */
export async function drawAssets(
  _catalogue: Catalogue,
  organisation: Organisation,
  records: (kind: string) => readonly PublicRecord[],
): Promise<readonly Asset[]> {
  const [camps, figures] = [records('camp'), records('figure')];
  const assets: Asset[] = [];
  for (const lang of ['en', 'ko'] as const) {
    const sites = sitesOf(camps, organisation);
    if (sites.length > 0) assets.push(await drawSites(`/assets/maps/camps.${lang}.png`, sites, lang));
    const totals = inTime(
      organisation.contestedTotals.flatMap((name) =>
        figures.filter(({ id, handle }) => id === name || handle === name),
      ),
    );
    const drawn = totals.flatMap((figure) => chartFigure(figure, lang));
    if (drawn.length > 0)
      assets.push(await drawTotals(`/assets/charts/contested-totals.${lang}.png`, drawn, lang));
    for (const camp of camps) {
      const own = figures
        .filter((figure) => isPopulation(figure) && valuesOf(figure, 'camp').includes(camp.id))
        .flatMap((figure) => chartFigure(figure, lang));
      if (datedFigures(own) >= FEWEST)
        assets.push(await drawOverTime(`/assets/charts/population-${camp.handle}.${lang}.png`, own, lang));
    }
  }
  return assets;
}

/** One number is no course of time. */
const FEWEST = 2;

function sitesOf(camps: readonly PublicRecord[], { camps: chosen }: Organisation): readonly MapSite[] {
  return camps.flatMap((camp, index) => {
    const place = parsePlace(valuesOf(camp, 'place')[0] ?? '');
    const isShown = chosen === 'all' || chosen.includes(camp.id) || chosen.includes(camp.handle);
    if (!place || !isShown) return [];
    return [
      {
        number: index + 1,
        place,
        type: valuesOf(camp, 'type')[0] ?? '',
        status: statusOf(valuesOf(camp, 'status')[0] ?? ''),
      },
    ];
  });
}

function statusOf(status: string): string {
  if (['operating', 'reported_operating'].includes(status)) return 'operating';
  return ['closed', 'reported_closed'].includes(status) ? 'closed' : 'unclear';
}

function isPopulation(figure: PublicRecord): boolean {
  return valuesOf(figure, 'measure').includes('camp_population');
}

function chartFigure(figure: PublicRecord, lang: keyof Words): readonly ChartFigure[] {
  const range = parseNumberRange(valuesOf(figure, 'value')[0] ?? '');
  if (!range) return [];
  const asOf = valuesOf(figure, 'as_of')[0] ?? null;
  const date = asOf === null ? undefined : parseEdtf(asOf);
  const undated = { en: 'undated', ko: '날짜 없음' }[lang];
  return [
    {
      ...range,
      asOf,
      when: date?.ok ? dateInWords(date.value, lang) : undated,
      label: valuesOf(figure, 'method')[0] ?? '',
    },
  ];
}

function inTime(figures: readonly PublicRecord[]): readonly PublicRecord[] {
  const day = (figure: PublicRecord): string => {
    const date = parseEdtf(valuesOf(figure, 'as_of')[0] ?? '');
    return (date.ok ? date.value.earliest : null) ?? '~';
  };
  return [...figures].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

function valuesOf(record: PublicRecord, name: string): readonly string[] {
  return record.properties.find(({ property }) => property === name)?.values.map(({ value }) => value) ?? [];
}
