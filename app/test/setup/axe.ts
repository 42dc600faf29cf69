import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Contrast takes axe as long as all the rest. It depends on the scheme and not on the language, so a page that is looked
 * at in both languages needs it in one.
 */
const LOOKS = {
  whole: { runOnly: TAGS },
  'without contrast': { runOnly: TAGS, rules: { 'color-contrast': { enabled: false } } },
  contrast: { runOnly: ['color-contrast'] },
} satisfies Readonly<Record<string, RunOptions>>;
type Look = keyof typeof LOOKS;

/** What axe finds on a page: `rule: where`. axe is a script, so the window must be opened with `bypassCSP`. */
export async function axeFinds(page: Page, look: Look = 'whole'): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async (options) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    { ...LOOKS[look], resultTypes: ['violations'] } as RunOptions,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 2)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  );
}

/** The same for many pages, each by its path, in a window of their own. */
export async function axeFindsAmong(
  browser: Browser,
  site: string,
  paths: readonly string[],
  look: Look,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<string[]> {
  const context = await browser.newContext({ colorScheme, bypassCSP: true });
  const page = await context.newPage();
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(site + path);
    found.push(...(await axeFinds(page, look)).map((one) => `${path}: ${one}`));
  }
  await context.close();
  return found;
}
