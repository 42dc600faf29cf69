import { catalogue } from '../../kinds/index.ts';
import { kindOfSegment, recordPath, segmentOf } from '../../release/record-path.ts';
import type { ReleaseReader } from '../../release/release-model.ts';
import { LANGUAGES } from '../../ui/language.ts';
import type { Route } from '../route.ts';

/** Records in one sitemap: far fewer than the protocol allows, so that each is made in a moment. */
const RECORDS_IN_ONE = 2000;

/** The list of sitemaps (sitemaps.org 0.9). All pages carry the release's day: what changed when is nobody's business. */
export function sitemapIndex({ meta }: ReleaseReader, origin: string): string {
  const records = [...catalogue.keys()].flatMap((kind) =>
    Array.from(
      { length: Math.ceil((meta.counts[kind] ?? 0) / RECORDS_IN_ONE) },
      (_, index) => `${segmentOf(kind)}-${index + 1}`,
    ),
  );
  const parts = ['pages', ...records].map(
    (name) =>
      `<sitemap><loc>${escaped(origin)}/sitemap-${name}.xml</loc><lastmod>${meta.asOf}</lastmod></sitemap>`,
  );
  return `${DECLARATION}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('\n')}\n</sitemapindex>\n`;
}

/** One sitemap, `pages` or `people-3`: each page in each language, with its twin. Undefined where there is none. */
export function sitemapPart(
  release: ReleaseReader,
  routes: readonly Route[],
  name: string,
  origin: string,
): string | undefined {
  const [first = '', part] = name.split('-');
  const paths =
    name === 'pages' ? pagePaths(release, routes) : recordsOf(release, kindOfSegment(first), Number(part));
  if (paths.length === 0) return undefined;
  const at = (lang: string, path: string): string =>
    escaped(`${origin}/${lang}${path.split('/').map(encodeURIComponent).join('/')}`);
  const urls = paths.flatMap((path) => {
    const twins = LANGUAGES.map(
      (lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${at(lang, path)}"/>`,
    ).join('');
    return LANGUAGES.map(
      (lang) => `<url><loc>${at(lang, path)}</loc><lastmod>${release.meta.asOf}</lastmod>${twins}</url>`,
    );
  });
  return `${DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`;
}

/** Addresses that are no record's. Routes of records are not asked for theirs: those may be hundreds of thousands. */
function pagePaths(release: ReleaseReader, routes: readonly Route[]): readonly string[] {
  return [...new Set(routes.filter(({ path }) => !isOfRecords(path)).flatMap(({ paths }) => paths(release)))];
}

/** `/people/:slug`, and what lies below it: the later pages of a long record are linked from its first. */
function isOfRecords(path: string): boolean {
  const [, segment = '', handle = ''] = path.split('/');
  return handle.startsWith(':') && (segment.startsWith(':') || kindOfSegment(segment) !== undefined);
}

function recordsOf(release: ReleaseReader, kind: string | undefined, part: number): readonly string[] {
  if (kind === undefined || !(part >= 1)) return [];
  return release.list(kind, (part - 1) * RECORDS_IN_ONE, RECORDS_IN_ONE).rows.map(recordPath);
}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
