import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { shot, tabTo } from './staff-browser.ts';

const WORDS = {
  en: { start: 'Start', waiting: /waits? for approval/, approve: 'Approve with my passkey' },
  ko: { start: '시작', waiting: /승인을 기다리는 공개판/, approve: '내 패스키로 승인' },
};

/** From the start page to the newest proposal, and a signature over what it shows. */
export async function approveNewest(page: Page, lang: 'en' | 'ko', name: string): Promise<void> {
  const { start, waiting, approve } = WORDS[lang];
  await page.getByRole('link', { name: start, exact: true }).click();
  await page.getByRole('link', { name: waiting }).click();
  await shot(page, `${name}-releases`);
  await page.locator('main table').first().getByRole('link').first().click();
  await shot(page, `${name}-proposal`);
  await page.getByRole('button', { name: approve }).click();
  await page.locator('.notice[role="status"]').waitFor();
}

/** The same without a mouse. */
export async function approveByKeyboard(page: Page, name: string): Promise<void> {
  const { start, waiting, approve } = WORDS.en;
  for (const link of [
    page.getByRole('link', { name: start, exact: true }),
    page.getByRole('link', { name: waiting }),
    page.locator('main table').first().getByRole('link').first(),
  ]) {
    await tabTo(page, link);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }
  await tabTo(page, page.getByRole('button', { name: approve }));
  await shot(page, `${name}-keyboard`);
  await page.keyboard.press('Enter');
  await page.locator('.notice[role="status"]').waitFor();
}

/** Waits on the page of a proposal, which loads itself anew, until the release is served. */
export async function isPublished(page: Page): Promise<void> {
  const state = page.locator('dl.facts strong').first();
  await expect
    .poll(() => state.innerText().catch(() => ''), { timeout: 120_000, interval: 500 })
    .toBe('carried out');
}
