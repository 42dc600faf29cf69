import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SampleServer } from './intake/sample-server.ts';
import { serveSamples } from './intake/sample-server.ts';
import { axeFindsAmong } from './setup/axe.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import { focusSaid, watchFocus } from './workbench/in-page.ts';

const LANGUAGES = ['en', 'ko'] as const;

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

  const pagesIn = (lang: string, names = samples.names): string[] => names.map((name) => `/${lang}/${name}`);

  test.each([
    ['en', 'whole'],
    ['ko', 'without contrast'],
  ] as const)(
    'axe finds nothing, %s, %s',
    async (lang, look) => {
      expect(await axeFindsAmong(browser, samples.url, pagesIn(lang), look)).toEqual([]);
    },
    900_000,
  );

  test('axe finds no weak contrast in the dark scheme', async () => {
    // All three forms are made of the same parts.
    const names = samples.names.filter((name) => /^(internship|status)-/.test(name));
    expect(await axeFindsAmong(browser, samples.url, pagesIn('en', names), 'contrast', 'dark')).toEqual([]);
  }, 900_000);

  test('none scrolls sideways at 320 px, breaks its policy, or is made up badly', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => wrong.push(`${page.url()}: ${message.text()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(samples.url)) wrong.push(`asked for ${request.url()}`);
    });
    for (const lang of LANGUAGES)
      for (const name of samples.names) {
        await page.goto(`${samples.url}/${lang}/${name}`);
        for (const said of await page.evaluate(lookOver)) wrong.push(`${lang}/${name}: ${said}`);
      }
    expect(wrong).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  }, 600_000);

  test('each is walked through by the Tab key alone, and shows where one is', async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, bypassCSP: true });
    const page = await context.newPage();
    const wrong: string[] = [];
    for (const name of samples.names) {
      await page.goto(`${samples.url}/en/${name}`);
      await page.evaluate('document.activeElement?.blur()');
      const wanted = await page.evaluate(watchFocus);
      for (let pressed = 0; pressed <= wanted.length; pressed += 1) await page.keyboard.press('Tab');
      const said = await page.evaluate(focusSaid);
      const reached = new Set(said.map((each) => each.split(' ')[0]));
      wrong.push(...said.filter((each) => each.includes('unseen')).map((each) => `${name}: ${each}`));
      wanted.forEach((element, place) => {
        if (!reached.has(String(place))) wrong.push(`${name}: not reached ${element}`);
      });
    }
    expect(wrong).toEqual([]);
    await context.close();
  }, 600_000);

  test('what one keeps is printed whole, and what one cannot use on paper is left out', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    const isShown = (selector: string): Promise<boolean> => page.locator(selector).first().isVisible();
    for (const lang of LANGUAGES) {
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
