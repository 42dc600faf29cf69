import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SESSION_COOKIE } from '../src/workbench/shell.ts';
import { axeFinds } from './setup/axe.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import { agreed, asked, REASON, sealedWitness, signInApprover, writeApprovers } from './setup/opening.ts';
import type { SealedRecords } from './setup/opening.ts';
import type { Approver } from './setup/approve.ts';
import { sendFile } from './setup/send-file.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('sealed values in Chromium', () => {
  let bench: TestWorkbench;
  let browser: Browser;
  let documenter: TestPerson;
  let reviewer: { who: TestPerson; approver: Approver };
  let administrator: TestPerson;
  let records: SealedRecords;

  beforeAll(async () => {
    bench = await startWorkbench();
    await bench.addWorld();
    documenter = await bench.signIn(['documenter']);
    reviewer = await signInApprover(bench);
    administrator = await bench.signIn(['administrator']);
    records = await sealedWitness(bench.services, documenter);
    writeApprovers(bench.services, [reviewer.approver]);
    await sendFile(bench, documenter, `/en/records/${records.source}/files`, {
      name: `${'interview-'.repeat(12)}1.wav`,
      content: 'synthetic sound',
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await bench.close();
  });

  const context = async (
    who: TestPerson,
    options: Parameters<Browser['newContext']>[0],
  ): Promise<BrowserContext> => {
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
  const isClean = async (view: Page, what: string): Promise<void> => {
    await view.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    expect(await view.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(320);
    expect(await axeFinds(view), what).toEqual([]);
  };

  test(
    'every page of them is clean to axe and fits 320 pixels, in both languages',
    { timeout: 120_000 },
    async () => {
      const waiting = await asked(bench.services, documenter, records);
      const open = await asked(bench.services, documenter, records);
      await agreed(bench.services, reviewer.approver, open);
      const narrow = { viewport: { width: 320, height: 800 } };
      for (const [who, paths] of [
        [
          documenter,
          [
            '/sealed',
            `/sealed/ask/${records.witness}`,
            `/sealed/ask/${records.source}`,
            `/sealed/${waiting}`,
            `/sealed/${open}`,
            '/sealed/find',
            `/records/${records.source}/files`,
          ],
        ],
        [reviewer.who, ['/sealed', `/sealed/${waiting}`, `/sealed/${waiting}/decide`]],
        [administrator, ['/sealed']],
      ] as const) {
        const made = await context(who, narrow);
        const view = await made.newPage();
        for (const lang of ['en', 'ko'])
          for (const path of paths) {
            await view.goto(`${bench.url}/${lang}${path}`);
            await isClean(view, `${lang}${path}`);
          }
        await made.close();
      }
      const made = await context(documenter, narrow);
      const view = await made.newPage();
      for (const lang of ['en', 'ko']) {
        await view.goto(`${bench.url}/${lang}/sealed/ask/${records.witness}`);
        await view.click('main form button.button');
        await isClean(view, `${lang} problems of asking`);
        await view.goto(`${bench.url}/${lang}/sealed/${open}`);
        await view.click('main form button.button');
        expect(await view.textContent('main')).toContain('한가상');
        await isClean(view, `${lang} opened`);
        await view.goto(`${bench.url}/${lang}/sealed/find`);
        await view.fill('#name', '한가상');
        await view.click('main form button.button');
        await isClean(view, `${lang} found`);
      }
      await made.close();
    },
  );

  test('asking, opening and attaching take no script and no mouse', { timeout: 60_000 }, async () => {
    const made = await context(documenter, { javaScriptEnabled: false });
    const page = await made.newPage();
    await page.goto(`${bench.url}/en/records/${records.witness}`);
    await page.focus(`a[href$="/sealed/ask/${records.witness}"]`);
    await page.keyboard.press('Enter');
    await page.focus('#what-0');
    await page.keyboard.press('Space');
    await page.focus('#reason');
    await page.keyboard.type(REASON);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sealed\/[\w-]{36}$/);
    const id = page.url().split('/').at(-1) ?? '';
    await agreed(bench.services, reviewer.approver, id);
    await page.reload();
    await page.focus('main form button.button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/open$/);
    expect(await page.textContent('main')).toMatch(/한가상|synthetic contact/);
    await page.goto(`${bench.url}/en/records/${records.source}/files`);
    await page.setInputFiles('#file', {
      name: 'note.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('synthetic'),
    });
    await page.focus('main form button.button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.sealing-file bdi:text-is("note.txt")');
    await made.close();
  });
});
