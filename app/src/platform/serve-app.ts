import { writeSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import net from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/**
 * Answers on an inherited listening socket until the supervisor closes the lifeline; see child.ts for its words. `last` is
 * done before the process ends.
 */
export function serveApp(
  app: Pick<Hono, 'fetch'>,
  fd: number,
  last: () => Promise<void> = () => Promise.resolve(),
): void {
  const server = createAdaptorServer({ fetch: app.fetch });
  let isDraining = false;
  server.prependListener('request', (_request: unknown, response: ServerResponse) => {
    if (isDraining) response.setHeader('Connection', 'close');
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
