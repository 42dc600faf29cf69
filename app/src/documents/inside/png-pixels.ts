import { decode } from 'fast-png';
import type { DecodedPng } from 'fast-png';
import { LONGEST_SIDE } from '../page-size.ts';
import { checkImage } from './check-image.ts';
import { Unopened } from './unopened.ts';

/** A PNG as bare pixels (PPM), on white, made smaller to fit. Throws `Unopened`. */
export function pngPixels(file: Buffer): Buffer {
  checkImage(file, 'png');
  const image = decode(file);
  const shrink = Math.max(1, Math.max(image.width, image.height) / LONGEST_SIDE);
  const width = Math.max(1, Math.floor(image.width / shrink));
  const height = Math.max(1, Math.floor(image.height / shrink));
  const header = Buffer.from(`P6\n${width} ${height}\n255\n`);
  const page = Buffer.alloc(header.length + width * height * 3);
  header.copy(page);
  const colour = colourAt(image);
  let to = header.length;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = Math.floor((y + 0.5) * shrink) * image.width + Math.floor((x + 0.5) * shrink);
      const [red, green, blue, alpha] = colour(at);
      for (const value of [red, green, blue]) {
        page[to] = Math.round((value * alpha + 255 * (255 - alpha)) / 255);
        to += 1;
      }
    }
  return page;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function colourAt({ data, channels, depth, palette, width }: DecodedPng): (pixel: number) => Colour {
  const scale = depth === 16 ? 257 : depth === 8 ? 1 : 1 / (255 / (2 ** depth - 1));
  const perByte = 8 / depth;
  const rowBytes = Math.ceil((width * depth) / 8);
  /** Pixels of less than a byte are packed, each row by itself. */
  const raw = (pixel: number): number => {
    if (depth >= 8) return data[pixel] ?? 0;
    const column = pixel % width;
    const byte = data[Math.floor(pixel / width) * rowBytes + Math.floor(column / perByte)] ?? 0;
    return (byte >> (8 - depth - (column % perByte) * depth)) & (2 ** depth - 1);
  };
  if (palette !== undefined)
    return (pixel) => {
      const [red = 0, green = 0, blue = 0, alpha = 255] = palette[raw(pixel)] ?? [];
      return [red, green, blue, alpha];
    };
  const value = (index: number): number => (data[index] ?? 0) / scale;
  if (channels === 1)
    return (pixel) => {
      const grey = raw(pixel) / scale;
      return [grey, grey, grey, 255];
    };
  if (channels === 2)
    return (pixel) => {
      const grey = value(pixel * 2);
      return [grey, grey, grey, value(pixel * 2 + 1)];
    };
  if (channels === 3) return (pixel) => [value(pixel * 3), value(pixel * 3 + 1), value(pixel * 3 + 2), 255];
  if (channels !== 4) throw new Unopened('damaged');
  return (pixel) => [value(pixel * 4), value(pixel * 4 + 1), value(pixel * 4 + 2), value(pixel * 4 + 3)];
}
