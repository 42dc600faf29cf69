import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SESSION_COOKIE } from '../src/workbench/shell.ts';
import { axeFinds } from './setup/axe.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

const CSV = 'nr,Names,Role,page\n1,Kim Synthetic,victim,p. 4\n2,Pak Synthetic,witness,p. 7\n';

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('tables and imports in Chromium', () => {
  let bench: TestWorkbench;
  let browser: Browser;
  let who: TestPerson;
  let source = '';

  beforeAll(async () => {
    bench = await startWorkbench();
    const world = await bench.addWorld({ people: 120, claims: 900, sources: 12 });
    source = `source/${world.heads.source[0]?.handle ?? ''}`;
    who = await bench.signIn(['documenter', 'analyst'], { compartments: ['team-x'] });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await bench.close();
  });

  /** Axe is put into the page past the policy that keeps strangers' programs out of it. */
  const context = async (options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> => {
    const made = await browser.newContext(options);
    await made.addCookies([
      {
        name: SESSION_COOKIE,
        value: who.secret,
        url: bench.url.replace('http:', 'https:'),
        secure: true,
        httpOnly: true,
        sameSite: 'Strict',
      },
    ]);
    return made;
  };
  const upload = async (page: Page): Promise<void> => {
    await page.goto(`${bench.url}/en/import`);
    await page.setInputFiles('#file', { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
    await page.click('main form button.button');
    await page.selectOption('#kind', 'person');
    await page.click('main form button.button');
    await page.fill('#sourceFixed', source);
    await page.selectOption('#locator', 'column:3');
  };

  test('every page of them is clean to axe and fits 320 pixels, in both languages', async () => {
    const setup = await context({ javaScriptEnabled: false });
    const page = await setup.newPage();
    await upload(page);
    const mapping = new URL(page.url());
    await page.click('main form button.button:last-of-type');
    const preview = new URL(page.url()).pathname.slice(3);
    await setup.close();

    const narrow = await context({ viewport: { width: 320, height: 800 } });
    const view = await narrow.newPage();
    const paths = [
      '/records',
      '/records/kind/person?f.role=victim&col=role&col=sex&col=camp&col=birth&col=note&all=@source',
      '/records/kind/person?q=zzzz',
      '/records/kind/detention',
      '/records/kind/person/export?col=role&col=birth',
      '/import',
      mapping.pathname.slice(3) + mapping.search,
      preview,
    ];
    for (const lang of ['en', 'ko'])
      for (const path of paths) {
        await view.goto(`${bench.url}/${lang}${path}`);
        // Folds are opened, so that nothing is left out.
        await view.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true;
        });
        const width = await view.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${lang}${path}`).toBeLessThanOrEqual(320);
        expect(await axeFinds(view), `${lang}${path}`).toEqual([]);
      }
    await narrow.close();
  });

  test('keys walk the table: / searches, j and k go down and up, Enter opens', async () => {
    const made = await context({});
    const page = await made.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(`${bench.url}/en/records/kind/person`);
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const rows = await page.locator('[data-rows] tbody th a').allTextContents();
    await page.keyboard.press('j');
    expect(await focused()).toBe(rows[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused()).toBe(rows[2]);
    await page.keyboard.press('k');
    expect(await focused()).toBe(rows[1]);
    await page.keyboard.press('/');
    await page.keyboard.type('kj');
    expect(await page.inputValue('#q')).toBe('kj');
    await page.fill('#q', rows[1] ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('j');
    const address = await page.evaluate(() => (document.activeElement as HTMLAnchorElement | null)?.href);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/en\/records\/[0-9a-z]+$/);
    expect(page.url()).toBe(address);
    expect(problems).toEqual([]);
    await made.close();
  });

  test('without script: narrow by two facets, choose columns, keep the view, import a table and undo it', async () => {
    const made = await context({ javaScriptEnabled: false });
    const page = await made.newPage();
    await page.goto(`${bench.url}/en/records/kind/person`);
    await page.locator('summary', { hasText: 'Filters' }).click();
    await page.getByLabel(/^victim/).check();
    await page.getByLabel(/^female/).check();
    await page.locator('.tables-filters .button').first().click();
    expect(page.url()).toContain('f.role=victim');
    const total = await page.locator('.tables-total').textContent();
    expect(Number(/\d+/.exec(total ?? '')?.[0])).toBeLessThan(60);
    await page.locator('summary', { hasText: 'Saved views' }).click();
    await page.fill('#name', 'Women');
    await page.getByRole('button', { name: 'Save this view' }).click();
    expect(await page.locator('.notice').textContent()).toBe('The view is saved.');
    await page.locator('summary', { hasText: 'Saved views' }).click();
    await page.getByRole('link', { name: 'Women' }).click();
    expect(await page.locator('.tables-total').textContent()).toBe(total);

    await upload(page);
    await page.getByRole('button', { name: 'See how it will be read' }).click();
    expect(await page.textContent('main')).toContain('It would add 2 records');
    await page.getByRole('button', { name: 'Import all rows' }).click();
    expect(await page.locator('.notice').textContent()).toContain('The table is imported');
    await page.fill('#reason', 'The wrong list (synthetic).');
    await page.getByRole('button', { name: 'Undo the whole import' }).click();
    expect(await page.locator('.notice').textContent()).toContain('4 statements were rejected.');
    await page.fill('#reason', 'It was the right one (synthetic).');
    await page.getByRole('button', { name: 'Take the undoing back' }).click();
    expect(await page.locator('.notice').textContent()).toContain('4 statements stand again.');
    await made.close();
  });
});
