import { Hono } from 'hono';
import { SECURITY_HEADERS } from '../site/security-headers.ts';
import type { Language } from '../ui/language.ts';
import { LANGUAGES } from '../ui/language.ts';
import { createStylesheet } from '../ui/stylesheet.ts';
import type { Standing } from './standing.ts';
import { standingPage } from './standing-view.ts';

/** The staff pages: for now, how this copy stands. `read` looks afresh at every request. */
export function createWorkbench(read: () => Promise<Standing>, tell: (line: string) => void): Hono {
  const workbench = new Hono();
  const stylesheet = createStylesheet({});
  workbench.use('*', async (context, next) => {
    await next();
    for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }))
      context.res.headers.set(name, value);
  });
  workbench.get('/', (context) =>
    context.redirect(/^ko\b/i.test(context.req.header('Accept-Language') ?? '') ? '/ko/' : '/en/', 302),
  );
  workbench.get(stylesheet.path, (context) =>
    context.body(stylesheet.text, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  for (const lang of LANGUAGES)
    workbench.get(`/${lang}/`, async (context) => {
      const standing = await readOrTell(read, tell);
      return context.html(
        String(standingPage(lang satisfies Language, stylesheet.path, standing)),
        standing ? 200 : 503,
      );
    });
  return workbench;
}

async function readOrTell(
  read: () => Promise<Standing>,
  tell: (line: string) => void,
): Promise<Standing | undefined> {
  try {
    return await read();
  } catch (error) {
    tell(`workbench: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
