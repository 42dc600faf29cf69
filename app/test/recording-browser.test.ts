import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFinds } from './setup/axe.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { World } from './world/world.ts';

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('recording in Chromium', () => {
  let bench: TestWorkbench;
  let world: World;
  let browser: Browser;
  let documenter: TestPerson;

  beforeAll(async () => {
    bench = await startWorkbench();
    world = await bench.addWorld();
    browser = await openBrowser();
    documenter = await bench.signIn(['documenter', 'reviewer'], { compartments: ['witnesses'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await bench.close();
  });

  const record = (n = 0) => `/en/records/${world.heads.person[n]?.id}`;
  const contextOf = async (
    options: NonNullable<Parameters<Browser['newContext']>[0]> = {},
    who = documenter,
  ): Promise<BrowserContext> => {
    const context = await browser.newContext(options);
    const signedIn = await who.browserContext(browser);
    await context.addCookies(await signedIn.cookies());
    await signedIn.close();
    return context;
  };
  const press = async (page: Page, keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Tabs on until the field with this name has the focus, as a person without a mouse does. */
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let steps = 0; steps < 120; steps += 1) {
      const isThere = await page.evaluate(
        (wanted) => document.activeElement?.matches(wanted) ?? false,
        selector,
      );
      if (isThere) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  };

  /** Sources used last stand on the page before: only the answer holds what was asked. */
  const lookedFor = (page: Page, asked: string): Promise<unknown> =>
    page.waitForSelector(`input[name="found-cited-source"][value="${asked}"]`, { state: 'attached' });

  test.each([
    ['with script', true],
    ['without script', false],
  ])(
    'a statement is added by keyboard alone, %s',
    async (_name, javaScriptEnabled) => {
      const context = await contextOf({ javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${bench.url}${record(javaScriptEnabled ? 1 : 4)}`);
      await tabTo(page, 'a[href$="property=names"]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/add\?property=names/);
      await tabTo(page, '[name="find-cited-source"]');
      await page.keyboard.type('synthetic source');
      await page.keyboard.press('Enter');
      await lookedFor(page, 'synthetic source');
      await tabTo(page, 'input[type="radio"][name="value-cited-source"]');
      await press(page, ['Space']);
      const value = javaScriptEnabled ? 'Typed With Script' : 'Typed Without Script';
      await tabTo(page, '[name="value-names"]');
      await page.keyboard.type(value);
      await tabTo(page, '[name="lang-names"]');
      await page.keyboard.type('English');
      await tabTo(page, '[name="locator"]');
      await page.keyboard.type('p. 3');
      await page.keyboard.press('Enter');
      await page.waitForURL(/done=/);
      expect(await page.locator('.recording-claims').innerText()).toContain(value);
      await tabTo(page, '.recording-done button');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => !url.search.includes('done='));
      expect(await page.locator('.recording-past').first().innerText()).toContain('1 statement');
      await context.close();
    },
    60_000,
  );

  test('what is typed without a connection is kept, told, saved when it is back, and restored', async () => {
    const context = await contextOf();
    const page = await context.newPage();
    await page.goto(`${bench.url}${record(2)}/add?property=basis`);
    const status = page.locator('.recording-draft output');
    await page.locator('[name="value-basis"]').fill('Typed with a connection.');
    await expect.poll(() => status.innerText(), { timeout: 10_000 }).toMatch(/saved at \d\d:\d\d:\d\d/);
    await context.setOffline(true);
    await page.locator('[name="value-basis"]').fill('Typed without a connection.');
    await expect.poll(() => status.innerText(), { timeout: 10_000 }).toContain('no connection');
    await page.getByRole('button', { name: 'Save as draft statement' }).last().click();
    await expect.poll(() => status.innerText(), { timeout: 10_000 }).toContain('no connection');
    expect(await page.locator('[name="value-basis"]').inputValue()).toBe('Typed without a connection.');
    await context.setOffline(false);
    await expect.poll(() => status.innerText(), { timeout: 15_000 }).toMatch(/saved at/);
    await context.close();
    const again = await contextOf({ javaScriptEnabled: false });
    const restored = await again.newPage();
    await restored.goto(`${bench.url}${record(2)}/add?property=basis`);
    expect(await restored.locator('[name="value-basis"]').inputValue()).toBe('Typed without a connection.');
    expect(await restored.locator('.recording-draft').innerText()).toContain('restored');
    await again.close();
  }, 60_000);

  test('two browsers on one record: both statements stay and the second is told', async () => {
    const other = await bench.signIn(['documenter'], { name: 'Another Synthetic' });
    const [first, second] = await Promise.all([contextOf(), contextOf({}, other)]);
    const pages = [await first.newPage(), await second.newPage()] as const;
    for (const page of pages) await page.goto(`${bench.url}${record(3)}/add?property=basis`);
    for (const [n, page] of pages.entries()) {
      await page.locator('[name="find-cited-source"]').fill('synthetic source');
      await page.getByRole('button', { name: 'Look' }).first().click();
      await lookedFor(page, 'synthetic source');
      await page.locator('input[type="radio"][name="value-cited-source"]').first().check();
      await page.locator('[name="value-basis"]').fill(`Written in browser ${n + 1}.`);
      await page.locator('[name="locator"]').fill('p. 5');
    }
    for (const page of pages) {
      await page.getByRole('button', { name: 'Save as draft statement' }).last().click();
      await page.waitForURL(/done=/);
    }
    const text = await pages[1].locator('main').innerText();
    expect(text).toContain('others worked on the same property');
    expect(text).toContain('Written in browser 1.');
    expect(text).toContain('Written in browser 2.');
    await Promise.all([first.close(), second.close()]);
  }, 60_000);

  test('a date is said back while it is typed', async () => {
    const context = await contextOf();
    const page = await context.newPage();
    await page.goto(`${bench.url}${record(2).replace('/en/', '/ko/')}/add?property=death`);
    await page.locator('[name="value-death"]').pressSequentially('2013-10~');
    await expect
      .poll(() => page.locator('[data-read-date="value-death"] output').innerText())
      .toContain('2013년 10월경');
    await context.close();
  }, 30_000);

  const paths = (): readonly string[] => {
    const person = world.heads.person[0]?.id;
    const page = (path: string) => `/records/${person}${path}`;
    return [
      page(''),
      page('/add'),
      page('/add?property=names'),
      page('/add?property=death&find-cited-source=synthetic'),
      page('/add?property=camp&find-camp=synthetic'),
      page('/add?property=home_place'),
      page('/public'),
      `/records/${world.heads.figure[0]?.id}/add?property=value`,
      '/records/new',
      '/records/new/source',
      '/records/new/detention',
    ];
  };

  test.each(['en', 'ko'])(
    'axe finds nothing, and nothing scrolls sideways at 320 px, %s',
    async (lang) => {
      const context = await contextOf();
      const narrow = await contextOf({ viewport: { width: 320, height: 800 } });
      const [page, small] = [await context.newPage(), await narrow.newPage()];
      const found: string[] = [];
      small.on('console', (message) => found.push(`console: ${message.text()}`));
      const first = await context.newPage();
      await first.goto(`${bench.url}/${lang}${paths()[0]}`);
      const decide = await first.locator('.recording-claim a[href*="/claims/"]').first().getAttribute('href');
      const decision = (decide ?? '').replace(/^\/(en|ko)/, '');
      for (const path of [...paths(), decision]) {
        await page.goto(`${bench.url}/${lang}${path}`);
        found.push(...(await axeFinds(page)).map((one) => `${lang}${path}: ${one}`));
        const answer = await small.goto(`${bench.url}/${lang}${path}`);
        if (answer?.status() !== 200) found.push(`${lang}${path}: ${answer?.status()}`);
        const width = await small.evaluate(() => document.documentElement.scrollWidth);
        if (width > 320) found.push(`${lang}${path}: ${width} px`);
      }
      expect(found).toEqual([]);
      await Promise.all([context.close(), narrow.close()]);
    },
    240_000,
  );
});
