/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** Sizes of window. English is looked at in both, Korean as on a phone. */
export const PHONE = { width: 320, height: 800 };
export const DESK = { width: 1280, height: 720 };

/** Brings axe into every page this window opens from now on: for many pages, to send it once is far less work. */
export function bringAxe(page: Page): Promise<unknown> {
  return page.addInitScript(AXE);
}

/** What axe finds on a page: `rule: where`. */
export async function axeFinds(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async (options) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    OPTIONS,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 2)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  );
}

/** What a page is looked at in. Contrast does not depend on the language, and nothing else depends on the scheme. */
export const LOOKS = [
  ['en', 'light'],
  ['ko', 'dark'],
] as const;

/**
 * What axe finds in one of the looks. In Korean it sees the first few of long tables and lists: the rest is made alike, and
 * was seen in English.
 */
export async function axeFindsIn(
  lang: 'en' | 'ko',
  colorScheme: 'light' | 'dark',
  page: Page,
): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme });
  if (lang === 'ko') await page.evaluate(shorten, FIRST);
  return axeFinds(page);
}

const FIRST = 8;

/** Runs in the browser. */
function shorten(most: number): void {
  for (const list of document.querySelectorAll('main :is(tbody, ul, ol)'))
    for (const one of [...list.children].slice(most)) one.remove();
}
