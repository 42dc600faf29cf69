import { transcode } from 'node:buffer';

/**
 * The bytes of a long text. Almost every page holds letters beyond Latin-1; for those this takes a quarter of the time of
 * `Buffer.from(text)`, which is left for half characters: to look for them first takes longer than all the rest.
 */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  try {
    return transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');
  } catch {
    return Buffer.from(text);
  }
}
