import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { createCache } from '../platform/cache.ts';
import type { Asset } from './release-model.ts';

/** Ink and paper of the printed page: pictures stay light in the dark scheme too, where they lie like a sheet. */
export const DRAWING = {
  paper: '#fbfaf7',
  land: '#efeae0',
  ink: '#1a1714',
  quiet: '#5b554d',
  rule: '#d9d3c7',
  mid: '#8f877a',
  font: 'NanumGothic',
} as const;

/** Twice the size on the page, for sharp screens. */
const SCALE = 2;

const find = createRequire(import.meta.url).resolve;
const fontFiles = ['400Regular/NanumGothic_400Regular.ttf', '700Bold/NanumGothic_700Bold.ttf'].map((file) =>
  find(`@expo-google-fonts/nanum-gothic/${file}`),
);

/** From one release to the next most drawings stay the same, and all of them together take seconds. */
const rendered = createCache<Promise<Uint8Array>>(100);

/** Renders a drawing. Only the fonts named here are used, so that every machine makes the same bytes. */
export async function picture(path: string, svg: string): Promise<Asset> {
  const key = createHash('sha256').update(svg).digest('base64');
  return { path, type: 'image/png', bytes: await rendered.through(key, () => png(svg)) };
}

async function png(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    background: DRAWING.paper,
    fitTo: { mode: 'zoom', value: SCALE },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: DRAWING.font },
  });
  return new Uint8Array(image.asPng());
}
