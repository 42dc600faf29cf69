import { Hono } from 'hono';
import { html } from 'hono/html';

/** The public site of one release folder. */
export function createSite(_releaseFolder: string): Hono {
  const site = new Hono();
  site.get('/', (context) => context.html(html`<!doctype html><html lang="en"><title>Unhidden</title><h1>Unhidden</h1></html>`));
  return site;
}
