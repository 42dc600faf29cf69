import { Unopened } from './unopened.ts';

/** What of a PNG stands beside its pixels, and the pixels as they are stored. */
export type PngHead = {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly channels: number;
  readonly rowBytes: number;
  readonly pixelBytes: number;
  readonly palette: Uint8Array | null;
  /** Alpha of the palette's colours. */
  readonly clear: Uint8Array | null;
  readonly data: readonly Buffer[];
};

/** By colour type. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Throws `Unopened`: damaged, or interlaced, which is not read. */
export function readPngHead(file: Buffer): PngHead {
  const [depth = 0, colour = 0, , , interlace = 0] = file.subarray(24, 29);
  const channels = channelsOf[colour];
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(depth)) throw new Unopened('damaged');
  if (interlace !== 0) throw new Unopened('not shown');
  const data: Buffer[] = [];
  let palette: Uint8Array | null = null;
  let clear: Uint8Array | null = null;
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === 'IDAT') data.push(content);
    else if (type === 'PLTE') palette = content;
    else if (type === 'tRNS' && colour === 3) clear = content;
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (colour === 3 && palette === null) throw new Unopened('damaged');
  const bits = depth * channels;
  const width = file.readUInt32BE(16);
  return {
    width,
    height: file.readUInt32BE(20),
    depth,
    channels,
    rowBytes: Math.ceil((width * bits) / 8),
    pixelBytes: Math.max(1, bits >> 3),
    palette: colour === 3 ? palette : null,
    clear,
    data,
  };
}
