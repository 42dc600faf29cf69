import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { crc32, gzip } from 'node:zlib';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { utf8 } from '../platform/utf8.ts';
import type { ReleaseReader } from '../release/release-model.ts';
import { createContext } from '../ui/context.ts';
import { LANGUAGES, isLanguage } from '../ui/language.ts';
import type { Language } from '../ui/language.ts';
import { layout } from '../ui/layout.ts';
import type { Page } from '../ui/page.ts';
import { createStylesheet } from '../ui/stylesheet.ts';
import { createAnswerCache } from './answer-cache.ts';
import type { Answer } from './answer-cache.ts';
import { brokenPage, missingPage } from './error-pages.ts';
import { preferredLanguage, takesGzip } from './negotiate.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import { securedAnswer, securityHeaders } from './security-headers.ts';

const CACHE_BYTES = 8 * 1024 * 1024;
const SHORT = 'public, max-age=300';
const FOR_EVER = 'public, max-age=31536000, immutable';
const NOTHING = new Uint8Array();
const compress = promisify(gzip);

/**
 * The public site of one release: pages in both languages, the stylesheet and the pictures. `addFirst` adds what lies at
 * addresses that a record could have.
 */
export function createSite(release: ReleaseReader, addFirst: (site: Hono) => void = () => undefined): Hono {
  const site = new Hono();
  const stylesheet = createStylesheet(release.meta.organisation.colours);
  const cache = createAnswerCache(CACHE_BYTES);
  // A page at one address stays the same as long as the same program serves the same release.
  const edition = randomBytes(6).toString('hex');

  const written = (
    lang: Language,
    path: string,
    make: (ctx: ReturnType<typeof createContext>) => Page,
  ): { page: Page; text: string } => {
    const ctx = createContext(release, lang, stylesheet.path);
    const page = make(ctx);
    return { page, text: String(layout(ctx, path, page)) };
  };

  const missing = (context: Context, lang: Language, path: string): Response =>
    context.html(written(lang, path, missingPage).text, 404, {
      'Content-Language': lang,
      'Cache-Control': 'no-store',
    });

  const show =
    (route: Route, lang: Language) =>
    async (context: Context): Promise<Response> => {
      const url = new URL(context.req.url);
      const isGzip = takesGzip(context.req.header('Accept-Encoding'));
      await route.refresh?.(release);
      // What is made for every reader has the tag of its content, known only when it is made.
      const etag = route.refresh ? undefined : tag(edition, isGzip);
      if (etag && isUnchanged(context.req.header('If-None-Match'), etag))
        return answer(context, { body: NOTHING, etag }, lang, isGzip);
      const isKept = url.search === '' && etag !== undefined;
      const key = `${isGzip ? 'gzip' : 'plain'} ${url.pathname}`;
      const known = isKept ? cache.get(key) : undefined;
      if (known) return answer(context, known, lang, isGzip);
      const path = url.pathname.slice(lang.length + 1);
      const ctx = createContext(release, lang, stylesheet.path);
      const page = route.render(ctx, {
        params: context.req.param() as Record<string, string>,
        query: url.searchParams,
      });
      if (!page) return missing(context, lang, path);
      const made = await packed(String(layout(ctx, path, page)), isGzip, etag);
      if (isKept) cache.set(key, made);
      return answer(context, made, lang, isGzip, { cache: route.refresh ? 'no-cache' : SHORT });
    };

  site.use('*', securityHeaders);
  site.get('/', (context) => {
    context.header('Vary', 'Accept-Language');
    context.header('Cache-Control', SHORT);
    return context.redirect(`/${preferredLanguage(context.req.header('Accept-Language'))}/`, 302);
  });
  site.get(stylesheet.path, (context) =>
    context.body(stylesheet.text, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': FOR_EVER,
    }),
  );
  site.get('/assets/*', (context) => {
    const asset = release.asset(context.req.path);
    return asset
      ? answer(context, { body: new Uint8Array(asset.bytes), etag: etagOf(asset.bytes) }, undefined, false, {
          type: asset.type,
        })
      : context.notFound();
  });
  addFirst(site);
  for (const lang of LANGUAGES) {
    site.get(`/${lang}`, (context) => context.redirect(`/${lang}/`, 301));
    for (const route of routes) site.get(`/${lang}${route.path}`, show(route, lang));
  }
  site.notFound((context) => {
    const [, first, ...rest] = new URL(context.req.url).pathname.split('/');
    return isLanguage(first)
      ? missing(context, first, `/${rest.join('/')}`)
      : missing(context, preferredLanguage(context.req.header('Accept-Language')), '/');
  });
  site.onError((error, context) => {
    // The address is left out: it says what somebody was reading.
    process.stderr.write(`A page failed: ${error.stack ?? error.message}\n`);
    const first = context.req.path.split('/')[1];
    const lang = isLanguage(first) ? first : preferredLanguage(context.req.header('Accept-Language'));
    return context.html(written(lang, '/', brokenPage).text, 500, { 'Cache-Control': 'no-store' });
  });
  return site;
}

/** Every address of the site without its language: `/`, `/camps`, `/camps/camp-14`. */
export function sitePaths(release: ReleaseReader): readonly string[] {
  return [...new Set(routes.flatMap((route) => route.paths(release)))];
}

async function packed(text: string, isGzip: boolean, etag?: string): Promise<Answer> {
  const plain = utf8(text);
  return { body: isGzip ? await compress(plain) : plain, etag: etag ?? etagOf(plain, isGzip) };
}

/** Tells one version from the next, which needs no hash that withstands an attack. */
function etagOf(bytes: Uint8Array, isGzip = false): string {
  return tag(`${crc32(bytes).toString(36)}-${bytes.byteLength.toString(36)}`, isGzip);
}

/** Names the bytes sent, so it differs between the two encodings, as a strong one must. */
function tag(version: string, isGzip: boolean): string {
  return `"${version}${isGzip ? '-gzip' : ''}"`;
}

function answer(
  context: Context,
  { body, etag }: Answer,
  lang: Language | undefined,
  isGzip: boolean,
  { type = 'text/html; charset=utf-8', cache = SHORT }: { type?: string; cache?: string } = {},
): Response {
  const headers: Record<string, string> = { 'Cache-Control': cache, ETag: etag };
  if (lang) Object.assign(headers, { 'Content-Language': lang, Vary: 'Accept-Encoding' });
  if (isUnchanged(context.req.header('If-None-Match'), etag)) return securedAnswer(null, 304, headers);
  if (isGzip) headers['Content-Encoding'] = 'gzip';
  headers['Content-Type'] = type;
  return securedAnswer(body, 200, headers);
}

function isUnchanged(asked: string | undefined, etag: string): boolean {
  return (
    asked !== undefined &&
    asked.split(',').some((each) => each.trim() === etag || each.trim() === `W/${etag}`)
  );
}
