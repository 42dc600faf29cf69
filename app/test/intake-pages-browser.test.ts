import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SampleServer } from './intake/sample-server.ts';
import { serveSamples } from './intake/sample-server.ts';
import { axeFindsIn, bringAxe, DESK, LOOKS, PHONE } from './setup/axe.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import { walkedByTab } from './setup/walked-by-tab.ts';

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('every page and state of the forms', () => {
  let samples: SampleServer;
  let browser: Browser;
  beforeAll(async () => {
    samples = await serveSamples();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await samples.close();
  });

  test.each(LOOKS)(
    'none in %s, %s, is wider than 320 px, breaks its policy, is made up badly, or has anything axe finds',
    async (lang, scheme) => {
      const wrong: string[] = [];
      const context = await browser.newContext();
      const page = await context.newPage();
      await bringAxe(page);
      page.on('console', (message) => wrong.push(`${page.url()}: ${message.text()}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(samples.url)) wrong.push(`asked for ${request.url()}`);
      });
      for (const name of samples.names) {
        await page.setViewportSize(PHONE);
        await page.goto(`${samples.url}/${lang}/${name}`);
        const said = [...(await page.evaluate(lookOver))];
        if (lang === 'en') {
          await page.setViewportSize(DESK);
          said.push(...(await walkedByTab(page)));
        }
        said.push(...(await axeFindsIn(lang, scheme, page)));
        wrong.push(...said.map((one) => `${name}: ${one}`));
      }
      expect(wrong).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      await context.close();
    },
    900_000,
  );

  test('what one keeps is printed whole, and what one cannot use on paper is left out', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    const isShown = (selector: string): Promise<boolean> => page.locator(selector).first().isVisible();
    for (const [lang] of LOOKS) {
      await page.goto(`${samples.url}/${lang}/internship-sent`);
      expect(await isShown('.file code')).toBe(true);
      expect(await isShown('.leave')).toBe(false);
      expect(await isShown('main button')).toBe(false);
      expect((await page.pdf()).length).toBeGreaterThan(10_000);
      await page.goto(`${samples.url}/${lang}/internship-code-send`);
      expect(await page.locator('.code-words li').count()).toBe(12);
      expect(await isShown('.code-words')).toBe(true);
      await page.goto(`${samples.url}/${lang}/status-busy`);
      expect(await isShown('.letter')).toBe(true);
    }
    await context.close();
  }, 120_000);
});

/** What is wrong with a page; runs in the browser. */
function lookOver(): readonly string[] {
  const wrong: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > 320) wrong.push(`${scrollWidth} px wide`);
  if (document.querySelectorAll('h1').length !== 1) wrong.push('not one h1');
  if (document.querySelectorAll('svg, style, script, [style], img').length > 0)
    wrong.push('a picture or a script');
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) wrong.push(`id twice: ${twice}`);
  for (const link of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(link.getAttribute('href')?.slice(1) ?? ''))
      wrong.push(`no ${link.outerHTML}`);
  for (const form of document.querySelectorAll('main form[method="post"]')) {
    const first = [...form.querySelectorAll('input')].slice(0, 3).map(({ name, type }) => `${type} ${name}`);
    if (first.join() !== 'hidden code,hidden stamp,hidden once') wrong.push(`carries ${first.join()}`);
    if (form.getAttribute('autocomplete') !== 'off') wrong.push('a form that browsers fill in');
    if (!form.querySelector('button')) wrong.push('a form without a button');
  }
  if (!document.querySelector('.leave a[href="about:blank"]')) wrong.push('no way out');
  return wrong;
}
