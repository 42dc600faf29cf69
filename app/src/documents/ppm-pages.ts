import { LONGEST_SIDE, MOST_PAGES } from './page-size.ts';
import type { BarePage } from './png-beside.ts';

/** Takes pages of bare pixels as they come out of a sandbox. */
export type PageTaker = {
  take(chunk: Buffer): Promise<void>;
  /** The pages that came whole. */
  readonly pages: readonly Uint8Array[];
};

/** Nothing else of the output is looked at: this header, and so many bytes of colour. */
const HEADER = /^P6\n([1-9]\d{0,4}) ([1-9]\d{0,4})\n255\n$/;
const LONGEST_HEADER = 20;

/** `write` makes a PNG of a page. */
export function takePages(write: (page: BarePage) => Promise<Uint8Array>): PageTaker {
  const pages: Uint8Array[] = [];
  let header = '';
  let page: BarePage | undefined;
  let filled = 0;
  let isBroken = false;

  const begin = (byte: number): void => {
    header += String.fromCharCode(byte);
    const match = HEADER.exec(header);
    if (match === null) {
      isBroken = header.length >= LONGEST_HEADER;
      return;
    }
    const [width, height] = [Number(match[1]), Number(match[2])];
    header = '';
    filled = 0;
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || pages.length >= MOST_PAGES) isBroken = true;
    else page = { width, height, pixels: new Uint8Array(width * height * 3) };
  };

  return {
    pages,
    async take(chunk) {
      for (let at = 0; at < chunk.length;) {
        if (isBroken) return;
        if (page === undefined) {
          begin(chunk[at] ?? 0);
          at += 1;
          continue;
        }
        const part = chunk.subarray(at, at + page.pixels.length - filled);
        page.pixels.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < page.pixels.length) return;
        const whole = page;
        page = undefined;
        pages.push(await write(whole));
      }
    },
  };
}
