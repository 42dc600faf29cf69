import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { createStylesheet } from '../ui/stylesheet.ts';
import type { Frame } from './frame.ts';

export type Asset = { readonly type: string; readonly text: string };

/** The frame and its forms first, then each feature's own. */
const STYLES = [
  'frame',
  'review',
  'tables',
  'recording',
  'custody',
  'importing',
  'accounts',
  'releases',
  'testimony',
  'home',
  'sealing',
  'casework',
];

/** An open door, so that a window of the workbench is told apart from the public site. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#1d4f5a" d="M2 1h12v14H2z"/><path fill="#fff" d="M5 3h6v12H9V5H5z"/></svg>`;

/** The stylesheet, the icon and the browser programs of the workbench, each under an address that changes with it. */
export function loadAssets(): { readonly frame: Frame; readonly files: ReadonlyMap<string, Asset> } {
  const files = new Map<string, Asset>();
  const keep = (name: string, ending: string, asset: Asset): string => {
    const hash = createHash('sha256').update(asset.text).digest('hex').slice(0, 10);
    const path = `/assets/${name}.${hash}.${ending}`;
    files.set(path, asset);
    return path;
  };
  const css = STYLES.map((name) => readFileSync(new URL(`styles/${name}.css`, import.meta.url), 'utf8'));
  const stylesheet = keep('workbench', 'css', {
    type: 'text/css; charset=utf-8',
    text: [createStylesheet({}).text, ...css].join('\n'),
  });
  const icon = keep('icon', 'svg', { type: 'image/svg+xml', text: ICON });
  const folder = new URL('../../islands/', import.meta.url);
  const islands = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => {
        const name = file.slice(0, -'.ts'.length);
        const text = stripTypeScriptTypes(readFileSync(new URL(file, folder), 'utf8'));
        return [name, keep(name, 'js', { type: 'text/javascript; charset=utf-8', text })];
      }),
  );
  const island = (name: string): string => {
    const path = islands.get(name);
    if (path === undefined) throw new Error(`there is no browser program ${name}`);
    return path;
  };
  return { frame: { stylesheet, icon, island }, files };
}
