import type { Hono } from 'hono';
import type { PublicLog } from '../../transparency/open-public-log.ts';
import { kindOfSegment } from '../../release/record-path.ts';
import type { ReleaseReader } from '../../release/release-model.ts';
import { OPEN_TO_ALL } from '../api/routes.ts';
import { securedAnswer } from '../security-headers.ts';

const SHORT = 'public, max-age=300';
const FOR_EVER = 'public, max-age=31536000, immutable';
const TEXT = 'text/plain; charset=utf-8';

/** Adds the public log as static tiles (C2SP tlog-tiles), and the proofs of the releases and of every record. */
export function addLogRoutes(site: Hono, release: ReleaseReader, log: PublicLog): void {
  site.get('/log/key', () => text(`${log.key}\n`));
  site.get('/log/checkpoint', () => text(log.checkpoint));
  site.get('/log/tile/*', (context) => {
    const tile = log.tile(context.req.path.slice('/log/'.length));
    if (!tile) return context.notFound();
    return securedAnswer(new Uint8Array(tile.bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Cache-Control': tile.isFull ? FOR_EVER : SHORT,
      ...OPEN_TO_ALL,
    });
  });
  site.get('/data/releases/:number{[1-9][0-9]*}/proof', (context) => {
    const proof = log.releaseProof(Number(context.req.param('number')));
    return proof === undefined ? context.notFound() : text(proof);
  });
  site.get('/:segment{[a-z]+}/:file{[^/]+\\.proof}', (context) => {
    const kind = kindOfSegment(context.req.param('segment'));
    const handle = context.req.param('file').slice(0, -'.proof'.length);
    const record = kind === undefined ? undefined : release.record(kind, handle);
    const proof = record && log.recordProof(record);
    return proof === undefined ? context.notFound() : text(proof);
  });
}

/** Everything of the log that an export holds as files, apart from the proofs of records. */
export function logAddresses(log: PublicLog): readonly string[] {
  return [
    '/log/key',
    '/log/checkpoint',
    ...log.tilePaths().map((path) => `/log/${path}`),
    ...log.entries().map(({ number }) => `/data/releases/${number}/proof`),
  ];
}

function text(body: string): Response {
  return securedAnswer(body, 200, { 'Content-Type': TEXT, 'Cache-Control': SHORT, ...OPEN_TO_ALL });
}
