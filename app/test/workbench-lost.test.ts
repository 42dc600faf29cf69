import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import { rowOf } from './workbench/enter-testimony.ts';
import type { Desk } from './workbench/staff-browser.ts';
import { enrol, invite, setUpAdministrator, shot } from './workbench/staff-browser.ts';
import type { StartedProgram } from './workbench/started-program.ts';
import { startProgram } from './workbench/started-program.ts';

/** What may be lost at most: what was typed in the last five seconds. */
const MAY_BE_LOST_MS = 5000;

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('two people at work at once', () => {
  let program: StartedProgram;
  let browser: Browser;
  let first: Desk;
  let second: Desk;

  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    const admin = await setUpAdministrator(browser, program.setUp);
    first = await enrol(browser, await invite(admin.page, 'Synthetic First', 'documenter'));
    second = await enrol(browser, await invite(admin.page, 'Synthetic Second', 'documenter'));
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  test('keep both statements of the same property, and both are told', async () => {
    onTestFailed(() => console.error(program.output()));
    const record = `${program.workbench}/en/records/${program.world.heads.person[0]?.id}`;
    const desks = [
      [first, 'Synthetic Name One'],
      [second, 'Synthetic Name Two'],
    ] as const;
    for (const [{ page }, name] of desks) await fillName(page, record, name);
    await Promise.all(
      desks.map(async ([{ page }]) => {
        await page.locator('button:not(.visually-hidden)[name="_step"][value="save"]').click();
        await page.waitForURL(/done=/);
      }),
    );
    const told: boolean[] = [];
    for (const [{ page }] of desks) {
      const notice = page.getByText(/While you had the form open|about the same property while you did/);
      const hasNotice = (await notice.count()) > 0;
      await shot(page, 'same-property');
      await page.goto(`${program.workbench}/en/`);
      await shot(page, 'same-property-start');
      const isListed = (await page.getByText('wrote about the same thing while you did').count()) > 0;
      told.push(hasNotice || isListed);
    }
    expect(told).toEqual([true, true]);
    for (const [{ page }] of desks) {
      await page.goto(record);
      const claims = await page.locator('.recording-claims').innerText();
      for (const [, name] of desks) expect(claims).toContain(name);
    }
  }, 120_000);

  test('lose nothing typed more than five seconds before a lost connection or a killed server', async () => {
    onTestFailed(() => console.error(program.output()));
    await Promise.all([offline(first), killed(second)]);
  }, 240_000);

  /** Types on for twenty seconds without a connection; it comes back, and the window is opened anew. */
  async function offline({ context, page }: Desk): Promise<void> {
    const kept = watchDrafts(page);
    await openForm(page);
    await typeFor(page, 'before', 3000);
    await context.setOffline(true);
    const typed = await typeFor(page, 'offline', 20_000);
    await shot(page, 'offline', { isWindow: true });
    await context.setOffline(false);
    const all = typed.at(-1)?.words ?? '';
    await expect.poll(() => kept, { timeout: 60_000 }).toContain(all);
    await shot(page, 'online-again');
    expect(await reopened(page)).toBe(all);
  }

  /** The server is killed while the text is typed, once with the window shut in the same moment, once typing on. */
  async function killed({ context, page }: Desk): Promise<void> {
    await openForm(page);
    const typed = await typeFor(page, 'killed', 12_000);
    const at = Date.now();
    program.killWorkbench();
    await crash(page);
    const safe = typed.findLast((one) => at - one.at > MAY_BE_LOST_MS)?.words ?? '';
    expect(safe).not.toBe('');
    const again = await context.newPage();
    const kept = watchDrafts(again);
    await openForm(again);
    expect(await statement(again).inputValue()).toContain(safe);

    await typeFor(again, 'once', 4000);
    program.killWorkbench();
    const all = (await typeFor(again, 'more', 8000)).at(-1)?.words ?? '';
    await expect.poll(() => kept, { timeout: 60_000 }).toContain(all);
    await shot(again, 'after-kill');
    expect(await reopened(again)).toBe(all);
  }

  async function openForm(page: Page): Promise<void> {
    await page.goto(`${program.workbench}/en/testimony`);
  }

  /** What the form holds in a window opened after the old one is gone without a word. */
  async function reopened(page: Page): Promise<string> {
    const again = await page.context().newPage();
    await crash(page);
    await openForm(again);
    return statement(again).inputValue();
  }
});

/** Ends a window as losing power does: nothing in it can send anything more. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

function statement(page: Page) {
  return rowOf(page, 'Act 1').getByLabel('Statement', { exact: true });
}

/** Types word after word; gives what stood in the field when. */
async function typeFor(
  page: Page,
  word: string,
  milliseconds: number,
): Promise<{ at: number; words: string }[]> {
  const field = statement(page);
  const typed: { at: number; words: string }[] = [];
  const end = Date.now() + milliseconds;
  await field.press('End');
  while (Date.now() < end) {
    await field.pressSequentially(`${word}${typed.length} `, { delay: 20 });
    typed.push({ at: Date.now(), words: await field.inputValue() });
    await page.waitForTimeout(300);
  }
  return typed;
}

/** Keeps an account of which texts the server said it holds as drafts of this page. */
function watchDrafts(page: Page): readonly string[] {
  const kept: string[] = [];
  page.on('response', (response) => {
    if (!response.ok() || !new URL(response.url()).pathname.includes('/drafts/')) return;
    const sent = new URLSearchParams(response.request().postData() ?? '');
    kept.push(sent.get('value-act-0-statement') ?? '');
  });
  return kept;
}

/** The form for one more name, filled in up to its button. */
async function fillName(page: Page, record: string, name: string): Promise<void> {
  await page.goto(`${record}/add?property=names`);
  await page.locator('[name="find-cited-source"]').fill('synthetic');
  await page.keyboard.press('Enter');
  // Sources used last stand on the page before: only the answer holds what was asked.
  await page.waitForSelector('input[name="found-cited-source"][value="synthetic"]', { state: 'attached' });
  await page.locator('input[type="radio"][name="value-cited-source"]:not([value="new"])').first().check();
  await page.locator('[name="value-names"]').fill(name);
  await page.locator('[name="lang-names"]').selectOption({ label: 'English' });
  await page.locator('[name="locator"]').fill('p. 3');
}
