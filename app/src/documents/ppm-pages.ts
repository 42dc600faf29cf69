import { encode } from 'fast-png';
import { LONGEST_SIDE, MOST_PAGES } from './page-size.ts';

/** Takes pages of bare pixels as they come out of a sandbox, and makes PNG of them. */
export type PageTaker = {
  take(chunk: Buffer): Promise<void>;
  /** The pages that came whole. */
  readonly pages: readonly Uint8Array[];
  /** Whether all that came was pages, and the last one is whole. */
  isWhole(): boolean;
};

/** Nothing else of the output is looked at: this header, and so many bytes of colour. */
const HEADER = /^P6\n([1-9]\d{0,4}) ([1-9]\d{0,4})\n255\n/;
const LONGEST_HEADER = 20;

export function takePages(): PageTaker {
  const pages: Uint8Array[] = [];
  let header = '';
  let page: { readonly width: number; readonly height: number; readonly pixels: Buffer } | undefined;
  let filled = 0;
  let isBroken = false;

  const begin = (byte: number): void => {
    header += String.fromCharCode(byte);
    const match = HEADER.exec(header);
    if (match === null) {
      if (header.length >= LONGEST_HEADER) isBroken = true;
      return;
    }
    const [width, height] = [Number(match[1]), Number(match[2])];
    header = '';
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || pages.length >= MOST_PAGES) isBroken = true;
    else {
      page = { width, height, pixels: Buffer.allocUnsafe(width * height * 3) };
      filled = 0;
    }
  };

  return {
    pages,
    isWhole: () => !isBroken && page === undefined && header === '',
    async take(chunk) {
      let at = 0;
      while (at < chunk.length && !isBroken) {
        if (page === undefined) {
          begin(chunk[at] ?? 0);
          at += 1;
          continue;
        }
        const copied = chunk.copy(page.pixels, filled, at);
        at += copied;
        filled += copied;
        if (filled < page.pixels.length) continue;
        const { width, height, pixels } = page;
        page = undefined;
        pages.push(encode({ width, height, data: pixels, channels: 3, depth: 8 }));
        // Other requests come in between.
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
