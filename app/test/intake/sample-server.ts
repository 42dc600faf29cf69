import { Hono } from 'hono';
import { securityHeaders } from '../../src/site/security-headers.ts';
import { createContext } from '../../src/ui/context.ts';
import { LANGUAGES } from '../../src/ui/language.ts';
import { layout } from '../../src/ui/layout.ts';
import { createStylesheet } from '../../src/ui/stylesheet.ts';
import { bundledRelease } from '../setup/bundled-release.ts';
import { onLoopback } from '../setup/loopback.ts';
import { viewSamples } from './view-samples.ts';

export type SampleServer = {
  readonly url: string;
  readonly names: readonly string[];
  close(): Promise<void>;
};

/** Serves every sample of the forms as `/<language>/<name>`, as the site would, its headers included. */
export async function serveSamples(): Promise<SampleServer> {
  const built = await bundledRelease();
  const release = built.open();
  const stylesheet = createStylesheet(release.meta.organisation.colours);
  const app = new Hono();
  app.use('*', securityHeaders);
  app.get(stylesheet.path, (context) =>
    context.body(stylesheet.text, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  for (const lang of LANGUAGES)
    for (const [name, page] of viewSamples)
      app.get(`/${lang}/${name}`, (context) => {
        const ctx = createContext(release, lang, stylesheet.path);
        return context.html(String(layout(ctx, `/${name}`, page(ctx))));
      });
  const server = await onLoopback(app);
  return {
    url: `http://127.0.0.1:${server.port}`,
    names: viewSamples.map(([name]) => name),
    async close() {
      await server.close();
      release.close();
      built.remove();
    },
  };
}
