import { Readable } from 'node:stream';
import { createInflate } from 'node:zlib';
import { LONGEST_SIDE } from '../page-size.ts';
import { checkImage } from './check-image.ts';
import { readPngHead } from './png-head.ts';
import type { PngHead } from './png-head.ts';
import { unfilter } from './png-filter.ts';
import { Unopened } from './unopened.ts';

/**
 * A PNG as bare pixels (PPM), on white, made smaller to fit by averaging. Row by row, so that a large image needs no more
 * memory than a small one. Throws `Unopened`.
 */
export async function pngPixels(file: Buffer): Promise<Buffer> {
  checkImage(file, 'png');
  const head = readPngHead(file);
  const shrink = Math.max(1, Math.max(head.width, head.height) / LONGEST_SIDE);
  const width = Math.max(1, Math.floor(head.width / shrink));
  const height = Math.max(1, Math.floor(head.height / shrink));
  const ppm = Buffer.from(`P6\n${width} ${height}\n255\n`);
  const page = Buffer.alloc(ppm.length + width * height * 3);
  ppm.copy(page);
  const colours = colourReader(head);
  const sums = new Float64Array(width * 4);
  let to = ppm.length;
  let line = 0;
  const flush = (): void => {
    for (let x = 0; x < width; x += 1) {
      const count = Math.max(1, sums[x * 4 + 3] ?? 1);
      for (let part = 0; part < 3; part += 1) page[to + part] = Math.round((sums[x * 4 + part] ?? 0) / count);
      to += 3;
    }
    sums.fill(0);
    line += 1;
  };
  let y = 0;
  for await (const row of rows(head)) {
    if (Math.floor(y / shrink) > line && line < height - 1) flush();
    const rgb = colours(row);
    for (let x = 0; x < head.width; x += 1) {
      const at = Math.min(width - 1, Math.floor(x / shrink)) * 4;
      for (let part = 0; part < 3; part += 1)
        sums[at + part] = (sums[at + part] ?? 0) + (rgb[x * 3 + part] ?? 0);
      sums[at + 3] = (sums[at + 3] ?? 0) + 1;
    }
    y += 1;
  }
  if (y < head.height) throw new Unopened('damaged');
  flush();
  return page;
}

async function* rows({ data, rowBytes, pixelBytes, height }: PngHead): AsyncGenerator<Uint8Array> {
  let before = new Uint8Array(rowBytes);
  let row = new Uint8Array(rowBytes);
  let filter = -1;
  let filled = 0;
  let count = 0;
  const inflated = Readable.from(data).pipe(createInflate());
  for await (const chunk of inflated as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length;) {
      if (filter < 0) {
        filter = chunk[at] ?? 0;
        at += 1;
        continue;
      }
      const part = chunk.subarray(at, at + rowBytes - filled);
      row.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < rowBytes) break;
      unfilter(filter, row, before, pixelBytes);
      yield row;
      count += 1;
      // What follows the last row is nothing of the image.
      if (count === height) return;
      [before, row] = [row, before];
      [filter, filled] = [-1, 0];
    }
  }
}

/** Turns a row into three bytes a pixel, which the next row overwrites. */
function colourReader({ width, depth, channels, palette, clear }: PngHead): (row: Uint8Array) => Uint8Array {
  const rgb = new Uint8Array(width * 3);
  const most = 2 ** Math.min(8, depth) - 1;
  const step = depth === 16 ? 2 : 1;
  const value = (row: Uint8Array, index: number): number => {
    // Of two bytes the first is enough.
    if (depth >= 8) return row[index * step] ?? 0;
    const bit = index * depth;
    return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & most;
  };
  return (row) => {
    for (let x = 0; x < width; x += 1) {
      const first = value(row, x * channels);
      if (palette !== null) {
        const alpha = clear?.[first] ?? 255;
        for (let part = 0; part < 3; part += 1)
          rgb[x * 3 + part] = onWhite(palette[first * 3 + part] ?? 0, alpha);
        continue;
      }
      const hasAlpha = channels === 2 || channels === 4;
      const alpha = hasAlpha ? value(row, x * channels + channels - 1) : 255;
      for (let part = 0; part < 3; part += 1) {
        const level = channels < 3 ? first : value(row, x * channels + part);
        rgb[x * 3 + part] = onWhite((level * 255) / most, alpha);
      }
    }
    return rgb;
  };
}

function onWhite(level: number, alpha: number): number {
  return alpha === 255 ? level : Math.round((level * alpha + 255 * (255 - alpha)) / 255);
}
