import { writeSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import net from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

export type Serving = {
  /** Done before the process ends. */
  readonly last?: () => Promise<void>;
  /** A connection on which nothing happens for so long is closed. */
  readonly idleMs?: number;
};

/** A request has to arrive within this time, but for its files, which may take as long as they need on a slow line. */
const HEADERS_WITHIN_MS = 30_000;
const BODY_WITHIN_MS = 300_000;

/** Answers on an inherited listening socket until the supervisor closes the lifeline; see child.ts for its words. */
export function serveApp(
  app: Pick<Hono, 'fetch'>,
  fd: number,
  { last = () => Promise.resolve(), idleMs }: Serving = {},
): void {
  const serverOptions = { requestTimeout: 0, headersTimeout: HEADERS_WITHIN_MS };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server;
  if (idleMs !== undefined) server.setTimeout(idleMs);
  let isDraining = false;
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isDraining) response.setHeader('Connection', 'close');
    if (mustArriveSoon(request)) cutIfLate(request, response);
  });
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    void last().finally(() => process.exit(0));
  };
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (words) => {
    if (!String(words).includes('drain') || isDraining) return;
    isDraining = true;
    // The HTTP server's own close would cut idle connections on which a request may be under way.
    net.Server.prototype.close.call(server, end);
  });
  process.stdin.on('end', () => {
    server.close(end);
    setTimeout(end, 2_000).unref();
  });
  server.listen({ fd }, () => writeSync(1, 'ready\n'));
}

function mustArriveSoon({ headers }: IncomingMessage): boolean {
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return hasBody && !(headers['content-type'] ?? '').startsWith('multipart/form-data');
}

function cutIfLate(request: IncomingMessage, response: ServerResponse): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, BODY_WITHIN_MS);
  response.once('close', () => clearTimeout(timer));
}
