import { encodingOf } from '../text-encoding.ts';
import type { Findings } from './findings.ts';
import type { Read } from './read.ts';

/** A plain text, in the encoding its beginning shows. Bytes that do not fit it become replacement characters. */
export function readText(file: Buffer, findings: Findings): Read {
  const encoding = encodingOf(file.subarray(0, 65_536)) ?? 'utf-8';
  const text = new TextDecoder(encoding).decode(file);
  if (text.includes('\ufffd')) findings.add('characters replaced', encoding);
  return { text, openedWith: [] };
}
