import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindsIn, bringAxe, DESK, LOOKS, PHONE } from './setup/axe.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import { walkedByTab } from './setup/walked-by-tab.ts';
import type { Actor } from './workbench/actors.ts';
import type { Cast } from './workbench/cast.ts';
import { makeCast } from './workbench/cast.ts';
import { structureOf } from './workbench/in-page.ts';
import type { PageAddress } from './workbench/pages.ts';
import { pagesOf } from './workbench/pages.ts';

describe.skipIf(chromiumPath === undefined && !process.env['CI'])(
  'pages of the workbench in Chromium',
  () => {
    let cast: Cast;
    let browser: Browser;
    let pages: readonly PageAddress[];
    beforeAll(async () => {
      cast = await makeCast(['passkey']);
      pages = await pagesOf(cast);
      browser = await openBrowser();
    }, 240_000);
    afterAll(async () => {
      await browser?.close();
      await cast?.bench.close();
    });

    /** Walks the pages, one window for each person. */
    const walk = async (
      chosen: readonly PageAddress[],
      lang: 'en' | 'ko',
      options: BrowserContextOptions,
      look: (page: Page, address: string) => Promise<void>,
    ): Promise<string[]> => {
      const windows = new Map<Actor, { context: BrowserContext; page: Page }>();
      const said: string[] = [];
      for (const one of chosen) {
        const window = windows.get(one.actor) ?? (await open(one.actor, options, said));
        windows.set(one.actor, window);
        const address = one.path(lang);
        const before = said.length;
        const answer = await window.page.goto(`${cast.bench.url}${address}`);
        const status = one.name === '/nothing-here' ? 404 : 200;
        if (answer?.status() !== status) said.push(`status ${answer?.status()}`);
        await look(window.page, address);
        for (let at = before; at < said.length; at += 1) said[at] = `${address}: ${said[at]}`;
      }
      for (const { context } of windows.values()) await context.close();
      return said.filter(
        (one) => !one.startsWith('/en/nothing-here: Failed') && !one.startsWith('/ko/nothing-here: Failed'),
      );
    };
    const open = async ({ who }: Actor, options: BrowserContextOptions, said: string[]) => {
      const context = who ? await who.browserContext(browser, options) : await browser.newContext(options);
      const page = await context.newPage();
      await bringAxe(page);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(cast.bench.url)) said.push(`asked for ${request.url()}`);
      });
      return { context, page };
    };
    const hasScript = async ({ actor, path }: PageAddress): Promise<boolean> => {
      const answer = await (actor.who
        ? actor.who.request('GET', path('en'))
        : fetch(`${cast.bench.url}${path('en')}`));
      return (await answer.text()).includes('<script');
    };
    test.each(LOOKS)(
      'in %s, %s, fit 320 px, are whole, break no policy of their own, say nothing on the console, and have nothing axe finds',
      async (lang, scheme) => {
        const found: string[] = [];
        const said = await walk(pages, lang, {}, async (page, address) => {
          await page.setViewportSize(PHONE);
          const { wrong, overflow } = await page.evaluate(structureOf);
          const said = [...wrong];
          if (overflow > 0) said.push(`${overflow} px too wide`);
          const written = await page.getAttribute('html', 'lang');
          if (written !== lang) said.push(`lang ${written}`);
          if (lang === 'en') {
            await page.setViewportSize(DESK);
            const width = await page.evaluate(() => document.querySelector('main')?.clientWidth ?? 0);
            if (width < 600) said.push(`squeezed to ${width} px`);
            said.push(...(await walkedByTab(page)));
          }
          said.push(...(await axeFindsIn(lang, scheme, page)));
          found.push(...said.map((one) => `${address}: ${one}`));
        });
        expect([...found, ...said]).toEqual([]);
      },
      600_000,
    );

    test('lead past the menu with the first key', async () => {
      await walk(pages.slice(0, 1), 'en', {}, async (page) => {
        await page.keyboard.press('Tab');
        expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
        await page.keyboard.press('Enter');
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
      });
    });

    test('come whole where no script runs', async () => {
      const found: string[] = [];
      const scripted: PageAddress[] = [];
      for (const one of pages) if (await hasScript(one)) scripted.push(one);
      expect(scripted.length).toBeGreaterThan(3);
      const said = await walk(scripted, 'en', { javaScriptEnabled: false }, async (page, address) => {
        for (const control of await page.locator('main :is(input, select, textarea, button):disabled').all())
          found.push(`${address}: waits for a program: ${await control.getAttribute('name')}`);
        if ((await page.locator('main h1').count()) !== 1) found.push(`${address}: no page`);
      });
      expect([...found, ...said]).toEqual([]);
    }, 300_000);
  },
);
