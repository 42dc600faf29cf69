import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** An app that this process serves on a port of its own. */
export type Loopback = {
  readonly port: number;
  close(): Promise<void>;
};

/**
 * How long an idle connection stays open, in ms. By default it is closed after 6 s; where the whole machine stands still
 * for as long, that and the next request meet, and a test fails that has nothing to do with it.
 */
const KEPT_MS = 600_000;

export async function onLoopback(app: Pick<Hono, 'fetch'>): Promise<Loopback> {
  const serverOptions = { keepAliveTimeout: KEPT_MS };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
