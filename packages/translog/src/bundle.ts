import { tileWidth } from './tiles.ts';

/** Bytes an entry can have: its length is written in two. */
export const maxEntryBytes = 0xffff;

/**
 * Writes the entries of a tile of entries one after the other, each after its length.
 *
 * 1 to 256 entries of up to 65,535 bytes to bytes; a length is two bytes, the higher first. Throws a
 * RangeError for other numbers. Source: C2SP tlog-tiles, "Log entries".
 *
 * @example
 * ```ts
 * Array.from(encodeBundle([Uint8Array.of(7, 8), Uint8Array.of()])) // => [0,2,7,8,0,0]
 * ```
 */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > tileWidth) {
    throw new RangeError(`A bundle holds 1 to ${tileWidth} entries, not ${entries.length}.`);
  }
  const bytes = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > maxEntryBytes) {
      throw new RangeError(`An entry has up to ${maxEntryBytes} bytes, not ${entry.length}.`);
    }
    view.setUint16(at, entry.length);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/**
 * Reads the entries of a tile of entries.
 *
 * Bytes and the number of entries, which the path says, to the entries, or `undefined` where the bytes hold
 * fewer or more. Never throws. Source: C2SP tlog-tiles, "Log entries".
 *
 * @example
 * ```ts
 * decodeBundle(Uint8Array.of(0, 2, 7, 8, 0, 0), 2)?.map((entry) => Array.from(entry)) // => [[7,8],[]]
 * decodeBundle(Uint8Array.of(0, 2, 7), 1) // => undefined
 * ```
 */
export function decodeBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width && at + 2 <= bytes.length) {
    const end = at + 2 + view.getUint16(at);
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  // An entry that says it is longer than the bytes ends beyond them.
  return entries.length === width && width > 0 && at === bytes.length ? entries : undefined;
}
