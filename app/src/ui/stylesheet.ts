import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one stylesheet of a site, under an address that changes with it and may be kept for ever. */
export type Stylesheet = { readonly path: string; readonly text: string };

const PARTS = ['tokens', 'base', 'frame', 'parts', 'blocks', 'listings', 'search', 'forms', 'print'];
const COLOUR = /^#[0-9a-f]{6}$/i;

/**
 * Joins the parts and lays the organisation's colours over the tokens: `link`, or `dark-link` for the dark scheme.
 * What is no plain colour is left out.
 */
export function createStylesheet(colours: Readonly<Record<string, string>>): Stylesheet {
  const own = Object.entries(colours).filter(
    ([name, colour]) => /^[a-z-]+$/.test(name) && COLOUR.test(colour),
  );
  const rule = (chosen: readonly (readonly [string, string])[]): string =>
    `:root{${chosen.map(([name, colour]) => `--${name}:${colour};`).join('')}}`;
  const light = own.filter(([name]) => !name.startsWith('dark-'));
  const dark = own.flatMap(([name, colour]) =>
    name.startsWith('dark-') ? [[name.slice(5), colour] as const] : [],
  );
  const text = [
    shortened(base()),
    light.length > 0 ? `@layer tokens{@media (prefers-color-scheme:light){${rule(light)}}}` : '',
    dark.length > 0 ? `@layer tokens{@media (prefers-color-scheme:dark){${rule(dark)}}}` : '',
  ].join('');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
  return { path: `/assets/site.${hash}.css`, text };
}

function base(): string {
  return PARTS.map((part) => readFileSync(new URL(`styles/${part}.css`, import.meta.url), 'utf8')).join('\n');
}

/** Comments and line breaks out; nothing else, so that no value can change its meaning. */
function shortened(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll(/\n+/g, '\n')
    .trim();
}
