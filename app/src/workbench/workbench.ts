import { Hono } from 'hono';
import { html } from 'hono/html';

/** The staff pages. */
export function createWorkbench(): Hono {
  const workbench = new Hono();
  workbench.get('/', (context) =>
    context.html(
      html`<!doctype html>
        <html lang="en">
          <title>Workbench</title>
          <h1>Workbench</h1>
        </html>`,
    ),
  );
  return workbench;
}
