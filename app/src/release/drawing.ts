import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
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

/** Renders a drawing. Only the fonts named here are used, so that every machine makes the same bytes. */
export async function picture(path: string, svg: string): Promise<Asset> {
  const rendered = await renderAsync(svg, {
    background: DRAWING.paper,
    fitTo: { mode: 'zoom', value: SCALE },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: DRAWING.font },
  });
  return { path, type: 'image/png', bytes: new Uint8Array(rendered.asPng()) };
}
