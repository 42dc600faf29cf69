import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Place, Words } from '@unhidden/record';
import { geoMercator, geoPath } from 'd3-geo';
import type { Projection } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Feature } from 'topojson-client';
import { DRAWING, picture } from './drawing.ts';
import type { Asset } from './release-model.ts';

/** One site on the map under the number it has in the tables. */
export type MapSite = {
  readonly number: number;
  readonly place: Place;
  readonly type: string;
  readonly status: string;
};

const WIDTH = 660;
const HEIGHT = 690;
const LEGEND = 96;
const [NORTH, SOUTH, CHINA, RUSSIA] = ['408', '410', '156', '643'] as const;

const words: Readonly<Record<string, Words>> = {
  operating: { en: 'said to operate', ko: '운영 중이라는 출처 있음' },
  unclear: { en: 'unconfirmed or unclear', ko: '미확인·불분명' },
  closed: { en: 'said to be closed', ko: '폐쇄되었다는 출처 있음' },
  camp: { en: 'political prison camp', ko: '정치범수용소' },
  prison: { en: 'kyo-hwa-so', ko: '교화소' },
  [CHINA]: { en: 'China', ko: '중국' },
  [RUSSIA]: { en: 'Russia', ko: '러시아' },
  [SOUTH]: { en: 'South Korea', ko: '한국' },
};

/** The sites on an outline of the country: the form tells the type, the filling what is said of the status. */
export function drawSites(path: string, sites: readonly MapSite[], lang: keyof Words): Promise<Asset> {
  const countries = outlines();
  const north = countries.find(({ id }) => id === NORTH);
  const projection = geoMercator()
    .fitExtent(
      [
        [26, 22],
        [WIDTH - 26, HEIGHT - LEGEND - 26],
      ],
      north,
    )
    .clipExtent([
      [0, 0],
      [WIDTH, HEIGHT - LEGEND],
    ]);
  const draw = geoPath(projection).digits(1);
  const shape = (country: Feature): string =>
    `<path d="${draw(country) ?? ''}" fill="${country.id === NORTH ? '#fff' : DRAWING.land}" stroke="${DRAWING.mid}" stroke-width="${country.id === NORTH ? 1.4 : 0.7}" stroke-linejoin="round"/>`;
  const isNorth = ({ id }: Feature): number => (id === NORTH ? 1 : 0);
  const marks = placed(sites, projection);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${DRAWING.font}" font-size="13">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${DRAWING.paper}"/>
${[...countries]
  .sort((a, b) => isNorth(a) - isNorth(b))
  .map(shape)
  .join('')}
${countryNames(projection, lang)}${marks.map(({ site, x, y }) => mark(site, x, y)).join('')}${labels(marks)}
${scaleBar(projection)}${legend(lang)}</svg>`;
  return picture(path, svg);
}

let outlined: readonly Feature[] | undefined;

/** Of this country and its neighbours, out of those of the whole world. */
function outlines(): readonly Feature[] {
  if (outlined) return outlined;
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
  const topology = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly objects: { readonly countries: { readonly geometries: readonly { readonly id?: string }[] } };
  };
  const wanted: ReadonlySet<string> = new Set([NORTH, SOUTH, CHINA, RUSSIA]);
  const { geometries } = topology.objects.countries;
  const ours = geometries.filter(({ id }) => wanted.has(id ?? ''));
  outlined = feature(topology, { type: 'GeometryCollection', geometries: ours }).features;
  return outlined;
}

type Mark = { readonly site: MapSite; readonly x: number; readonly y: number };
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const SIZE = 6;

function placed(sites: readonly MapSite[], projection: Projection): readonly Mark[] {
  return sites.flatMap((site) => {
    const point = projection([site.place.lon, site.place.lat]);
    return point ? [{ site, x: round(point[0]), y: round(point[1]) }] : [];
  });
}

function mark({ type, status }: MapSite, x: number, y: number): string {
  const fill = status === 'operating' ? DRAWING.ink : status === 'closed' ? DRAWING.paper : DRAWING.mid;
  const paint = `fill="${fill}" stroke="${DRAWING.ink}" stroke-width="1.6"`;
  return type === 'kyo-hwa-so'
    ? `<rect x="${x - SIZE + 1}" y="${y - SIZE + 1}" width="${2 * SIZE - 2}" height="${2 * SIZE - 2}" ${paint}/>`
    : `<circle cx="${x}" cy="${y}" r="${SIZE}" ${paint}/>`;
}

/** Where a number may stand around its mark, best first; `far` ones carry a line. */
const POSITIONS = [1, 1.9, 2.9].flatMap((far) =>
  [
    [1, 0],
    [-1, 0],
    [0, -1],
    [0, 1],
    [1, -0.9],
    [-1, -0.9],
    [1, 0.9],
    [-1, 0.9],
  ].map(([dx = 0, dy = 0]) => ({ dx, dy, far })),
);

/** Puts each number where it covers no mark and no other number. */
function labels(marks: readonly Mark[]): string {
  const taken: Box[] = marks.map(({ x, y }) => ({
    x: x - SIZE - 1,
    y: y - SIZE - 1,
    width: 2 * SIZE + 2,
    height: 2 * SIZE + 2,
  }));
  return marks
    .map(({ site, x, y }) => {
      const text = String(site.number);
      const width = text.length * 8 + 2;
      const boxes = POSITIONS.map(({ dx, dy, far }) => ({
        far,
        box: {
          x: x + dx * (SIZE + 4) * far + (dx > 0 ? 0 : dx < 0 ? -width : -width / 2),
          y: y + dy * (SIZE + 8) * far - 7,
          width,
          height: 14,
        },
      }));
      const chosen = boxes.find(({ box }) => !taken.some((other) => overlaps(box, other))) ?? boxes[0];
      if (!chosen) return '';
      taken.push(chosen.box);
      const { box, far } = chosen;
      const [middle, base] = [round(box.x + width / 2), round(box.y + 11.5)];
      const line =
        far > 1
          ? `<path d="M${x} ${y}L${middle} ${round(box.y + 7)}" stroke="${DRAWING.quiet}" stroke-width="0.8"/>`
          : '';
      return `${line}<text x="${middle}" y="${base}" text-anchor="middle" font-weight="700" font-size="13" fill="${DRAWING.ink}" stroke="#fff" stroke-width="3" paint-order="stroke">${text}</text>`;
    })
    .join('');
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function countryNames(projection: Projection, lang: keyof Words): string {
  const at: readonly (readonly [string, number, number])[] = [
    [CHINA, 125.6, 41.75],
    [RUSSIA, 130.75, 42.95],
    [SOUTH, 127.9, 37.75],
  ];
  return at
    .map(([country, lon, lat]) => {
      const point = projection([lon, lat]);
      return point
        ? `<text x="${round(point[0])}" y="${round(point[1])}" text-anchor="middle" font-size="14" fill="${DRAWING.quiet}">${said(country, lang)}</text>`
        : '';
    })
    .join('');
}

const KM_PER_DEGREE = 111.2;

/** A hundred kilometres at the middle of the map. */
function scaleBar(projection: Projection): string {
  const lat = 39.5;
  const degrees = 100 / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  const [from, to] = [projection([127, lat]), projection([127 + degrees, lat])];
  if (!from || !to) return '';
  const [x, y, length] = [WIDTH - 150, HEIGHT - LEGEND - 18, round(to[0] - from[0])];
  return `<path d="M${x} ${y - 5}v5h${length}v-5" fill="none" stroke="${DRAWING.ink}" stroke-width="1.4"/><text x="${x + length / 2}" y="${y - 5}" text-anchor="middle" font-size="12" fill="${DRAWING.ink}">100 km</text>`;
}

function legend(lang: keyof Words): string {
  const top = HEIGHT - LEGEND + 30;
  const item = (x: number, y: number, type: string, status: string, key: string): string =>
    `${mark({ number: 0, place: { lat: 0, lon: 0, precision: 'unstated' }, type, status }, x, y)}<text x="${x + 14}" y="${y + 5}" font-size="14" fill="${DRAWING.ink}">${said(key, lang)}</text>`;
  return [
    item(30, top, 'kwan-li-so', 'unclear', 'camp'),
    item(250, top, 'kyo-hwa-so', 'unclear', 'prison'),
    item(30, top + 30, 'kwan-li-so', 'operating', 'operating'),
    item(250, top + 30, 'kwan-li-so', 'unclear', 'unclear'),
    item(470, top + 30, 'kwan-li-so', 'closed', 'closed'),
  ].join('');
}

function said(key: string, lang: keyof Words): string {
  return words[key]?.[lang] ?? '';
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
