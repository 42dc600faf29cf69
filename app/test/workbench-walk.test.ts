import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import { approveByKeyboard, approveNewest, isPublished } from './workbench/approve-in-browser.ts';
import { enterTestimony, sayNobodyOf, SYNTHETIC_ACCOUNT } from './workbench/enter-testimony.ts';
import { downloads, placesWith } from './workbench/public-copies.ts';
import type { Desk } from './workbench/staff-browser.ts';
import { enrol, invite, setUpAdministrator, shot, tabTo } from './workbench/staff-browser.ts';
import type { StartedProgram } from './workbench/started-program.ts';
import { startProgram } from './workbench/started-program.ts';

const [WITNESS, SECOND, SEALED] = SYNTHETIC_ACCOUNT.people;
/** Three of the source, five of people, six of detentions, twelve of acts. */
const STATEMENTS = 26;

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('the workbench from end to end', () => {
  let program: StartedProgram;
  let browser: Browser;

  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  test('a testimony is entered, reviewed, approved by two, published, read, and withdrawn again', async () => {
    const { site } = program;
    onTestFailed(async () => {
      console.error(program.output());
      for (const context of browser.contexts())
        for (const page of context.pages()) await shot(page, 'failed');
    });
    const isServed = (release: number): Promise<void> =>
      expect
        .poll(() => program.output(), { timeout: 60_000 })
        .toContain(`The public site now serves release ${release}.`);
    const admin = await setUpAdministrator(browser, program.setUp);
    const documenter = await enrol(browser, await invite(admin.page, 'Synthetic Documenter', 'documenter'));
    const reviewer = await enrol(browser, await invite(admin.page, 'Synthetic Reviewer', 'reviewer'));
    const proposer = await enrol(browser, await invite(admin.page, 'Synthetic Publisher', 'publisher'));
    const approver = await enrol(browser, await invite(admin.page, 'Synthetic Twin', 'publisher'), 'ko');
    await admin.page.getByRole('link', { name: 'To all accounts' }).click();
    await shot(admin.page, 'accounts');

    await tell(documenter.page);
    await consent(documenter.page);
    await reviewByKeyboard(reviewer.page);

    expect(await placesWith(site, WITNESS[1], '/en/people/none')).toEqual([]);
    await propose(proposer.page);
    await approveNewest(approver.page, 'ko', 'approve-ko');
    await approveByKeyboard(reviewer.page, 'approve');
    await isPublished(reviewer.page);
    await shot(reviewer.page, 'published');

    await isServed(2);
    const record = await readInPublic(proposer.page, site);
    const places = await placesWith(site, WITNESS[1], record);
    expect(places).toEqual(
      expect.arrayContaining([
        record,
        record.replace('/en/', '/ko/'),
        `/en/search?q=${encodeURIComponent(WITNESS[1])}`,
        `/api/v1/search?q=${encodeURIComponent(WITNESS[1])}`,
        record.replace('/en/', '/api/v1/'),
        '/people.csv',
        '/download/release-2.sqlite',
        '/download/release-2.csv.zip#people.csv',
      ]),
    );
    expect(await placesWith(site, SEALED[1], record)).toEqual([]);

    await withdraw(proposer.page, `${program.workbench}/en/releases`, `${site}${record}`);
    await approveNewest(approver.page, 'ko', 'withdraw-ko');
    await approveNewest(reviewer.page, 'en', 'withdraw');
    await isPublished(reviewer.page);
    await shot(reviewer.page, 'withdrawn');
    await isServed(3);
    for (const name of [WITNESS[0], WITNESS[1]]) expect(await placesWith(site, name, record)).toEqual([]);
    expect([404, 410]).toContain((await fetch(`${site}${record}`)).status);
    expect([404, 410]).toContain((await fetch(`${site}${record.replace('/en/', '/api/v1/')}`)).status);
    expect((await downloads(site)).filter((path) => path.includes('release-2'))).toEqual([]);
    // Whom nobody withdrew is still there.
    expect(await placesWith(site, SECOND[1], '/en/people')).toContain('/people.csv');

    const desks: Desk[] = [admin, documenter, reviewer, proposer, approver];
    expect(desks.flatMap(({ broken }) => broken)).toEqual([]);
  }, 900_000);
});

async function tell(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Enter testimony' }).click();
  await shot(page, 'testimony-empty');
  await enterTestimony(page, SYNTHETIC_ACCOUNT);
  await sayNobodyOf(page, 'Person 3', 'Ryu Muok');
  await shot(page, 'testimony-filled');
  await page.getByRole('button', { name: 'Save the testimony' }).click();
  await page.waitForURL(/\/testimony\/saved\//);
  await shot(page, 'testimony-saved');
}

async function consent(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Record what the witness consents to' }).click();
  await shot(page, 'consent-empty');
  await page.getByRole('radio', { name: 'publishing under the name' }).check();
  await page.getByLabel('Given on').fill(new Date().toISOString().slice(0, 10));
  await page.getByLabel('Language it was asked in').fill('Korean');
  await page.getByLabel('Asked by').fill('Interviewer 4');
  await page.getByRole('button', { name: 'Record the consent' }).click();
  await page.getByRole('cell', { name: 'in force' }).waitFor();
  await shot(page, 'consent-given');
}

/** Signs out and in again, goes to the queue, chooses one source, accepts all of it: no mouse anywhere. */
async function reviewByKeyboard(page: Page): Promise<void> {
  const follow = async (): Promise<unknown> =>
    Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await tabTo(page, page.getByRole('button', { name: 'Sign out' }));
  await follow();
  await shot(page, 'sign-in');
  await tabTo(page, page.getByRole('button', { name: 'Sign in with a passkey' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/$/);
  await shot(page, 'home-reviewer');
  await tabTo(page, page.getByRole('link', { name: /waits? for review/ }));
  await follow();
  await shot(page, 'review-all');
  await page.keyboard.press('/');
  const source = page.getByLabel('Source', { exact: true });
  const chosen = () => source.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text ?? '');
  for (let steps = 0; !(await chosen()).startsWith(SYNTHETIC_ACCOUNT.title) && steps < 50; steps += 1)
    await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('button', { name: 'Show' }));
  await follow();
  const boxes = page.getByRole('checkbox');
  expect(await boxes.count()).toBe(STATEMENTS);
  for (let box = 0; box < STATEMENTS; box += 1) {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
  }
  await shot(page, 'review-chosen', { isWindow: true });
  await page.keyboard.press('a');
  await follow();
  await page.getByText(`${STATEMENTS} statements accepted`).waitFor();
  await shot(page, 'review-done');
}

async function propose(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Releases', exact: true }).click();
  await shot(page, 'releases-empty');
  await page.getByLabel('Reason').first().fill('A first testimony, with consent.');
  await page.getByRole('button', { name: 'Build a proposal' }).click();
  await page.getByRole('heading', { name: 'Value by value' }).waitFor({ timeout: 90_000 });
  await shot(page, 'proposal-own');
  const changes = await page.locator('#changes').innerText();
  for (const words of [WITNESS[0], SECOND[1], 'Synthetic act four']) expect(changes).toContain(words);
  expect(changes).not.toContain(SEALED[1]);
}

/** Finds the witness as a reader does; gives the path of the page. */
async function readInPublic(page: Page, site: string): Promise<string> {
  const reader = await page.context().newPage();
  await reader.goto(`${site}/en/search?q=${encodeURIComponent(WITNESS[1])}`);
  await shot(reader, 'public-search');
  await reader.locator('main').getByRole('link', { name: WITNESS[1] }).first().click();
  await reader.waitForURL(/\/en\/people\//);
  await shot(reader, 'public-person');
  const text = await reader.locator('main').innerText();
  for (const words of [...WITNESS.slice(0, 2), SYNTHETIC_ACCOUNT.title]) expect(text).toContain(words);
  const path = new URL(reader.url()).pathname;
  await reader.close();
  return path;
}

async function withdraw(page: Page, releases: string, address: string): Promise<void> {
  await page.goto(releases);
  await page.getByRole('link', { name: 'Withdraw records or statements' }).click();
  await page.getByLabel('Records or statements').fill(address);
  await page.getByLabel('Reason').fill('The witness asked for it.');
  await shot(page, 'withdraw');
  await page.getByRole('button', { name: 'Propose it, and two other people approve' }).click();
  await page.getByRole('heading', { name: 'Value by value' }).waitFor({ timeout: 90_000 });
  await shot(page, 'withdraw-proposal');
}
