import { hasBytes } from '../bytes.ts';
import { Unopened } from './unopened.ts';

export const MOST_PIXELS = 100_000_000;

export type ImageSize = { readonly width: number; readonly height: number; readonly components: number };

/** Throws `Unopened` for an image that is damaged or has more pixels than are opened. */
export function checkImage(file: Buffer, format: 'jpeg' | 'png'): ImageSize {
  const size = format === 'png' ? pngSize(file) : jpegSize(file);
  if (size.width === 0 || size.height === 0) throw new Unopened('damaged');
  if (size.width * size.height > MOST_PIXELS) throw new Unopened('too many pixels');
  return size;
}

function pngSize(file: Buffer): ImageSize {
  if (file.length < 33 || !hasBytes(file, 12, 'IHDR')) throw new Unopened('damaged');
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20), components: 4 };
}

/** By the frame header (ITU T.81, B.2.2), segment by segment. */
function jpegSize(file: Buffer): ImageSize {
  let at = 2;
  while (at + 9 < file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return {
        height: file.readUInt16BE(at + 5),
        width: file.readUInt16BE(at + 7),
        components: file[at + 9] ?? 3,
      };
    at += 2 + file.readUInt16BE(at + 2);
  }
  throw new Unopened('damaged');
}
