import { test } from 'vitest';
import { openBrowser } from './setup/browser.ts';
import { makeCast } from './workbench/cast.ts';
import { pagesOf } from './workbench/pages.ts';
import { writeFileSync } from 'node:fs';
test('shots', async () => {
  const cast = await makeCast(['passkey']);
  const pages = await pagesOf(cast);
  const browser = await openBrowser();
  writeFileSync('/tmp/shots/list.txt', pages.map((p, i) => `${i} ${p.actor.name} ${p.name}`).join('\n'));
  const sizes = { phone: { width: 320, height: 700 }, desk: { width: 1200, height: 800 } };
  for (const [size, lang, colorScheme, every] of [['desk', 'en', 'light', 1], ['phone', 'ko', 'light', 1], ['desk', 'ko', 'dark', 4], ['phone', 'en', 'dark', 5]] as const)
    for (const [i, p] of pages.entries()) {
      if (i % every !== 0) continue;
      const o = { viewport: sizes[size], colorScheme };
      const c = p.actor.who ? await p.actor.who.browserContext(browser, o) : await browser.newContext(o);
      const page = await c.newPage();
      await page.goto(`${cast.bench.url}${p.path(lang)}`);
      const h = Math.min(1800, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.setViewportSize({ width: sizes[size].width, height: Math.max(h, 400) });
      await page.screenshot({ path: `/tmp/shots/${size}-${lang}-${colorScheme}-${String(i).padStart(2, '0')}.png` });
      await c.close();
    }
  await browser.close();
  await cast.bench.close();
}, 500_000);
