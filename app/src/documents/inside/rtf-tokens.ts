import { latin1 } from '../bytes.ts';

export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | undefined }
  | { readonly kind: 'symbol'; readonly symbol: string };

/** The tokens of a Rich Text Format file (version 1.9.1), in one pass. Binary data is left out. */
export function* rtfTokens(file: Buffer): Generator<RtfToken> {
  const source = latin1(file);
  const pattern = /([{}])|\\'([0-9a-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([^\\{}]+)/gi;
  for (let found = pattern.exec(source); found !== null; found = pattern.exec(source)) {
    const [, brace, hex, word, number, symbol, plain] = found;
    const value = number === undefined ? undefined : Number(number);
    if (brace !== undefined) yield { kind: brace === '{' ? 'open' : 'close' };
    else if (hex !== undefined) yield { kind: 'bytes', bytes: [Number.parseInt(hex, 16)] };
    else if (word === 'bin') {
      // So many bytes follow as they are.
      pattern.lastIndex += Math.max(0, value ?? 0);
    } else if (word !== undefined) yield { kind: 'word', word, value };
    else if (symbol !== undefined) yield { kind: 'symbol', symbol };
    else if (plain !== undefined)
      yield { kind: 'bytes', bytes: [...Buffer.from(plain.replaceAll(/[\r\n]/g, ''), 'latin1')] };
  }
}
