import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindsIn, bringAxe, DESK, LOOKS, PHONE } from './setup/axe.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';

/** One page of every kind. */
const PAGES = [
  '/',
  '/numbers',
  '/numbers/fig-021',
  '/contested',
  '/camps',
  '/camps/camp-18-pukchang',
  '/camps/camp-15',
  '/people',
  '/people/shin-dong-hyuk',
  '/people/kim-won-hong',
  '/responsible',
  '/conditions',
  '/conditions/cond-001',
  '/acts',
  '/acts/act-001',
  '/demands',
  '/demands/dem-001',
  '/law',
  '/reports',
  '/reports/rep-025',
  '/sources',
  '/sources/hrnk-kml',
  '/search?q=Yodok',
  '/search?q=zzzz',
  '/search',
  '/data',
  '/data/api',
  '/take-part',
  '/about',
  '/about/method',
  '/about/safety',
  '/about/privacy',
  '/about/accessibility',
  '/about/corrections',
  '/about/glossary',
  '/observations',
  '/approaches',
  '/sanctions',
  '/no-such-page',
];

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('in Chromium', () => {
  let site: TestSite;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    site = await bundledSite();
    url = await site.url();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  test.each(LOOKS)(
    'no page kind in %s, %s, is wider than 320 px, breaks its own policy, or has anything axe finds',
    async (lang, scheme) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await bringAxe(page);
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith(url)) said.push(`asked for ${request.url()}`);
      });
      const found: string[] = [];
      for (const path of PAGES) {
        await page.setViewportSize(PHONE);
        await page.goto(`${url}/${lang}${path}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        const wide = width > 320 ? [`${width} px wide`] : [];
        if (lang === 'en') await page.setViewportSize(DESK);
        const axe = await axeFindsIn(lang, scheme, page);
        found.push(...[...wide, ...axe].map((one) => `${path}: ${one}`));
      }
      expect(found).toEqual([]);
      expect(said.filter((text) => !text.includes('404'))).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      await context.close();
    },
    600_000,
  );

  test('a source mark opens in place by keyboard, with script off', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url}/en/`);
    const mark = page.locator('main details.src').first();
    await mark.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await mark.getAttribute('open')).not.toBeNull();
    expect(await mark.innerText()).toMatch(/HRNK|Human Rights/);
    await context.close();
  });

  test('prints with the sources of the page', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${url}/en/camps/camp-15`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.notes').isVisible()).toBe(true);
    expect(await page.locator('header nav').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(20_000);
    await context.close();
  });

  test('the campaign page is complete and light', async () => {
    for (const lang of ['en', 'ko']) {
      const html = await (await site.app.request(`/${lang}/`)).text();
      const css = await (
        await site.app.request(/href="(\/assets\/site\.[^"]+\.css)"/.exec(html)?.[1] ?? '')
      ).text();
      expect(gzipSync(html).length + gzipSync(css).length).toBeLessThan(60_000);
    }
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url}/en/`);
    const text = await page.locator('main').innerText();
    expect(text).toContain('up to 120,000');
    expect(text).toContain('400,000');
    for (const number of ['up to 120,000', '400,000'])
      expect(
        await page.locator('dl.figures > div', { hasText: number }).first().locator('.src').count(),
      ).toBeGreaterThan(0);
    await context.close();
  });
});
