import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Context, Hono } from 'hono';
import { catalogue } from '../../kinds/index.ts';
import { kindOfSegment } from '../../release/record-path.ts';
import type { ReleaseFiles } from '../../release/release-files.ts';
import type { ReleaseReader } from '../../release/release-model.ts';
import { LANGUAGES } from '../../ui/language.ts';
import { copyText } from '../../transparency/record-copy.ts';
import { copyOf } from '../api/record-json.ts';
import { OPEN_TO_ALL } from '../api/routes.ts';
import type { Route } from '../route.ts';
import { securedAnswer } from '../security-headers.ts';
import { releaseFeed } from './feed.ts';
import { sitemapIndex, sitemapPart } from './sitemap.ts';
import { streamed, tableCsv, tableJson } from './table-data.ts';

const SHORT = 'public, max-age=300';
const CSV = 'text/csv; charset=utf-8; header=present';
const JSON_TYPE = 'application/json';
const XML = 'application/xml; charset=utf-8';

/** Adds what is for programs beside the pages: tables, records, downloads, the feed, the sitemap and robots.txt. */
export function addMachineRoutes(
  site: Hono,
  release: ReleaseReader,
  files: ReleaseFiles,
  routes: readonly Route[],
): void {
  // Before the records, whose addresses have the same shape.
  site.get('/download/:name', (context) => download(context, files));
  addTables(site, release);
  for (const lang of LANGUAGES)
    site.get(`/${lang}/releases.atom`, (context) =>
      text(releaseFeed(release, files, lang, originOf(context)), 'application/atom+xml; charset=utf-8'),
    );
  site.get('/feed.atom', (context) => context.redirect('/en/releases.atom', 301));
  site.get('/sitemap.xml', (context) => text(sitemapIndex(release, originOf(context)), XML));
  site.get('/:file{sitemap-[a-z]+(?:-[0-9]+)?\\.xml}', (context) => {
    const name = context.req.param('file').slice('sitemap-'.length, -'.xml'.length);
    const part = sitemapPart(release, routes, name, originOf(context));
    return part === undefined ? context.notFound() : text(part, XML);
  });
  site.get('/robots.txt', (context) =>
    text(
      `User-agent: *\nDisallow: /en/search\nDisallow: /ko/search\n\nSitemap: ${originOf(context)}/sitemap.xml\n`,
      'text/plain; charset=utf-8',
    ),
  );
}

function addTables(site: Hono, release: ReleaseReader): void {
  site.get('/:file{[a-z]+\\.(?:csv|json)}', (context) => {
    const [segment = '', form] = context.req.param('file').split('.');
    const kind = catalogue.get(kindOfSegment(segment) ?? '');
    if (!kind) return context.notFound();
    const isCsv = form === 'csv';
    const body = streamed(isCsv ? tableCsv(release, kind) : tableJson(release, kind));
    const name = isCsv ? { 'Content-Disposition': `attachment; filename="${segment}.csv"` } : {};
    return new Response(body, {
      headers: { 'Content-Type': isCsv ? CSV : JSON_TYPE, 'Cache-Control': SHORT, ...OPEN_TO_ALL, ...name },
    });
  });
  site.get('/:segment{[a-z]+}/:file{[^/]+\\.json}', (context) => {
    const kind = kindOfSegment(context.req.param('segment'));
    const handle = context.req.param('file').slice(0, -'.json'.length);
    const record = kind === undefined ? undefined : release.record(kind, handle);
    if (!record) return context.notFound();
    return securedAnswer(copyText(copyOf(release, record)), 200, {
      'Content-Type': JSON_TYPE,
      'Cache-Control': SHORT,
      ...OPEN_TO_ALL,
    });
  });
}

/** Only names the release knows are ever opened. */
function download(context: Context, { folder, files }: ReleaseFiles): Response | Promise<Response> {
  const file = files.find(({ name }) => name === context.req.param('name'));
  if (!file) return context.notFound();
  const etag = `"${file.sha256}"`;
  const headers = {
    'Content-Type': typeOf(file.name),
    'Content-Length': String(file.bytes),
    'Content-Disposition': `attachment; filename="${file.name}"`,
    'Cache-Control': SHORT,
    ETag: etag,
    ...OPEN_TO_ALL,
  };
  const known = context.req.header('If-None-Match');
  if (known?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag))
    return new Response(null, {
      status: 304,
      headers: { ETag: etag, 'Cache-Control': SHORT, ...OPEN_TO_ALL },
    });
  if (context.req.method === 'HEAD') return new Response(null, { headers });
  const body = Readable.toWeb(createReadStream(join(folder, file.name))) as ReadableStream<Uint8Array>;
  return new Response(body, { headers });
}

function typeOf(name: string): string {
  if (name.endsWith('.sqlite')) return 'application/vnd.sqlite3';
  if (name.endsWith('.zip')) return 'application/zip';
  if (name.endsWith('.csv')) return CSV;
  return name.endsWith('.json') ? JSON_TYPE : 'text/plain; charset=utf-8';
}

function text(body: string, type: string): Response {
  return securedAnswer(body, 200, { 'Content-Type': type, 'Cache-Control': SHORT });
}

function originOf(context: Context): string {
  return new URL(context.req.url).origin;
}
