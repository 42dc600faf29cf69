/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * A page that is looked at in both languages and schemes is looked at whole in one of each. Contrast, which takes axe as
 * long as all the rest, does not depend on the language, and nothing else depends on the scheme.
 */
const LOOKS = {
  whole: { runOnly: TAGS },
  'without contrast': { runOnly: TAGS, rules: { 'color-contrast': { enabled: false } } },
  contrast: { runOnly: ['color-contrast'] },
} satisfies Readonly<Record<string, RunOptions>>;

/** Sizes of window. English is looked at in both, Korean as on a phone. */
export const PHONE = { width: 320, height: 800 };
export const DESK = { width: 1280, height: 720 };

/** Brings axe into every page this window opens from now on: for many pages, to send it once is far less work. */
export function bringAxe(page: Page): Promise<unknown> {
  return page.addInitScript(AXE);
}

/** What axe finds on a page: `rule: where`. */
export function axeFinds(page: Page): Promise<string[]> {
  return look(page, 'whole');
}

/**
 * What axe finds on a page that is looked at in both languages: in English whole, and in the dark for its contrasts; in the
 * other language for all but contrast. After the first look it sees the first few of long tables and lists: the rest is made
 * alike. What it does not see is gone from the page, so what else needs the whole page is done `meanwhile`.
 */
export async function axeFindsIn(
  lang: string,
  page: Page,
  meanwhile: (page: Page) => Promise<readonly string[]> = () => Promise.resolve([]),
): Promise<readonly string[]> {
  if (lang !== 'en') {
    await page.evaluate(shorten, FIRST);
    return look(page, 'without contrast');
  }
  const found = [...(await look(page, 'whole')), ...(await meanwhile(page))];
  await page.evaluate(shorten, FIRST);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await look(page, 'contrast');
  await page.emulateMedia({ colorScheme: null });
  return [...found, ...dark.map((one) => `in the dark, ${one}`)];
}

async function look(page: Page, name: keyof typeof LOOKS): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async (options) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    { ...LOOKS[name], resultTypes: ['violations'] } as RunOptions,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 2)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  );
}

const FIRST = 8;

/** Runs in the browser. */
function shorten(most: number): void {
  for (const list of document.querySelectorAll('main :is(tbody, ul, ol)'))
    for (const one of [...list.children].slice(most)) one.remove();
}
