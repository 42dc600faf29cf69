import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import type { TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { Account } from './workbench/enter-testimony.ts';
import { enterTestimony, rowOf, sayNobodyOf, SYNTHETIC_ACCOUNT } from './workbench/enter-testimony.ts';
import { shot } from './workbench/staff-browser.ts';

/** One of the invented world, whose name the account spells in another way. */
const LIKENESS = /류무옥|Ryu Muok/;

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('a testimony in Chromium', () => {
  let bench: TestWorkbench;
  let browser: Browser;

  beforeAll(async () => {
    bench = await startWorkbench();
    await bench.addWorld();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await bench.close();
  });

  const open = async (javaScriptEnabled: boolean): Promise<{ page: Page; loads: string[] }> => {
    // Somebody new each time, whom no draft waits for.
    const documenter = await bench.signIn(['documenter']);
    const context = await documenter.browserContext(browser, { javaScriptEnabled });
    const page = await context.newPage();
    const loads: string[] = [];
    page.on('framenavigated', (frame) => loads.push(new URL(frame.url()).pathname));
    await page.goto(`${bench.url}/en/testimony`);
    return { page, loads };
  };
  const isSaved = async (page: Page): Promise<void> => {
    await page.waitForURL(/\/testimony\/saved\//);
    const records = await page.locator('main ul').first().innerText();
    for (const [kind, count] of [
      ['Source', 1],
      ['Person', 3],
      ['Detention', 2],
      ['Act', 4],
    ] as const)
      expect(records.match(new RegExp(`^${kind} `, 'gm')), kind).toHaveLength(count);
  };

  test('of three people, two detentions and four acts takes two page loads from the form to “saved”', async () => {
    const { page, loads } = await open(true);
    const [witness] = SYNTHETIC_ACCOUNT.people;
    await enterTestimony(page, SYNTHETIC_ACCOUNT);
    await sayNobodyOf(page, 'Person 3', 'Ryu Muok');
    await shot(page, 'testimony-filled');
    expect(loads).toEqual(['/en/testimony']);
    expect(await rowOf(page, 'Detention 2').getByLabel('Person', { exact: true }).innerText()).toContain(
      `Person 1: ${witness[0]}`,
    );
    await page.getByRole('button', { name: 'Save the testimony' }).click();
    await isSaved(page);
    await shot(page, 'testimony-saved');
    expect(loads).toHaveLength(2);
    await page.context().close();
  });

  test('shows who of the register may be meant while the name is typed', async () => {
    const { page, loads } = await open(true);
    const row = rowOf(page, 'Person 1');
    expect(await row.getByRole('radio', { name: LIKENESS }).count()).toBe(0);
    await row.getByLabel('Name in Latin letters').pressSequentially('Yu Mu-ok', { delay: 40 });
    await row.getByRole('radio', { name: LIKENESS }).waitFor();
    expect(await row.innerText()).toContain('Same as one of these?');
    expect(loads).toHaveLength(1);
    await page.context().close();
  });

  test('is entered to its end without script', async () => {
    const { page } = await open(false);
    const account: Account = {
      ...SYNTHETIC_ACCOUNT,
      title: 'Synthetic testimony 2026-18',
      people: [['남순동', 'Nam Sundong', true], ['박미동', '', true], SYNTHETIC_ACCOUNT.people[2]],
    };
    await enterTestimony(page, account);
    await page.getByRole('button', { name: 'Save the testimony' }).click();
    await page.getByRole('alert').waitFor();
    await shot(page, 'testimony-no-script-asked');
    await sayNobodyOf(page, 'Person 3', 'Ryu Muok');
    await page.getByRole('button', { name: 'Save the testimony' }).click();
    await isSaved(page);
    await page.context().close();
  });
});
