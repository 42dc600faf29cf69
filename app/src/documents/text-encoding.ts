export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'euc-kr' | 'windows-1252';

/**
 * How a text is written, by its beginning; undefined for what is no text. `euc-kr` stands for CP949 too, which contains it.
 * `windows-1252` is the last resort: bytes without control characters that are none of the others.
 */
export function encodingOf(firstBytes: Uint8Array): TextEncodingName | undefined {
  const [first, second] = firstBytes;
  if (first === 0xff && second === 0xfe) return isText(firstBytes, 'utf-16le') ? 'utf-16le' : undefined;
  if (first === 0xfe && second === 0xff) return isText(firstBytes, 'utf-16be') ? 'utf-16be' : undefined;
  return (['utf-8', 'euc-kr', 'windows-1252'] as const).find((encoding) => isText(firstBytes, encoding));
}

function isText(bytes: Uint8Array, encoding: TextEncodingName): boolean {
  let text: string;
  try {
    // As a stream, because the last character may be cut in two.
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return false;
  }
  // What no text holds: control characters other than tab, line ends, form feed and escape.
  // eslint-disable-next-line no-control-regex
  return (
    text !== '' && !/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f-\u009f\ufffe\uffff]/.test(text)
  );
}
