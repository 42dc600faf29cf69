const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = new Map([...LETTERS].map((letter, code) => [letter, code]));

/**
 * Writes bytes in the standard base64 alphabet, padded, on one line.
 *
 * Any number of bytes to four characters for every three. Never throws. Source: RFC 4648, section 4.
 *
 * @example
 * ```ts
 * toBase64(Uint8Array.of(0xfb, 0xef, 0xff, 0x01)) // => "++//AQ=="
 * toBase64(Uint8Array.of()) // => ""
 * ```
 */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const group = (first << 16) | (second << 8) | third;
    for (const shift of [18, 12, 6, 0]) text += LETTERS.charAt((group >> shift) & 63);
  }
  const padding = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - padding) + '='.repeat(padding);
}

/**
 * Reads what `toBase64` writes, and nothing else.
 *
 * A text to its bytes, or `undefined` for another alphabet, missing padding, white space, or spare bits that
 * are not zero: one sequence of bytes has one spelling, so a signed text cannot be respelled. Never throws.
 * Source: RFC 4648, sections 3.5 and 4.
 *
 * @example
 * ```ts
 * Array.from(fromBase64('++//AQ==') ?? []) // => [251,239,255,1]
 * fromBase64('++//AR==') // => undefined
 * fromBase64('++//AQ') // => undefined
 * ```
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let [group, bits, at] = [0, 0, 0];
  for (const letter of text.slice(0, text.length - padding)) {
    const code = CODES.get(letter);
    if (code === undefined) return undefined;
    group = ((group << 6) | code) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (group >> bits) & 0xff;
    at += 1;
  }
  const spare = group & ((1 << bits) - 1);
  return spare === 0 ? bytes : undefined;
}
