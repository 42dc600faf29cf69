import type { ReleaseReader } from '../../release/release-model.ts';
import { LANGUAGES } from '../../ui/language.ts';

/** Addresses in one sitemap file; each counts once in every language, and the protocol allows 50,000. */
const PATHS_IN_ONE = 20_000;

/** The list of sitemaps (sitemaps.org 0.9). All pages carry the release's day: what changed when is nobody's business. */
export function sitemapIndex({ meta }: ReleaseReader, count: number, origin: string): string {
  const parts = Array.from(
    { length: Math.max(1, Math.ceil(count / PATHS_IN_ONE)) },
    (_, index) =>
      `<sitemap><loc>${escaped(origin)}/sitemap-${index + 1}.xml</loc><lastmod>${meta.asOf}</lastmod></sitemap>`,
  );
  return `${DECLARATION}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('\n')}\n</sitemapindex>\n`;
}

/** One sitemap: each page in each language, with its twin. Undefined past the last. */
export function sitemapPart(
  { meta }: ReleaseReader,
  paths: readonly string[],
  part: number,
  origin: string,
): string | undefined {
  const shown = paths.slice((part - 1) * PATHS_IN_ONE, part * PATHS_IN_ONE);
  if (part < 1 || shown.length === 0) return undefined;
  const at = (lang: string, path: string): string =>
    escaped(`${origin}/${lang}${path.split('/').map(encodeURIComponent).join('/')}`);
  const urls = shown.flatMap((path) => {
    const twins = LANGUAGES.map(
      (lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${at(lang, path)}"/>`,
    ).join('');
    return LANGUAGES.map(
      (lang) => `<url><loc>${at(lang, path)}</loc><lastmod>${meta.asOf}</lastmod>${twins}</url>`,
    );
  });
  return `${DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`;
}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
