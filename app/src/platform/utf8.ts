import { transcode } from 'node:buffer';

/** Written over and over: a new place for each page would be asked of the system and given back. */
const SCRATCH = Buffer.allocUnsafeSlow(1024 * 1024);

/**
 * The bytes of a long text. Almost every page holds letters beyond Latin-1; for those this takes a third of the time of
 * `Buffer.from(text)`, which is left for half characters: to look for them first takes longer than all the rest.
 */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  try {
    return transcode(utf16(text), 'utf16le', 'utf8');
  } catch {
    return Buffer.from(text);
  }
}

function utf16(text: string): Uint8Array {
  return text.length * 2 <= SCRATCH.length
    ? SCRATCH.subarray(0, SCRATCH.write(text, 'utf16le'))
    : Buffer.from(text, 'utf16le');
}
