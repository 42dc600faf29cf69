import type { Finding } from './document-view.ts';
import { LONGEST_DETAIL } from './answer.ts';
import { DIRECTION_SIGNS, oneLine } from './one-line.ts';

/** Endings under which a format goes; a format that is not listed is compared by its own name. */
const endings: Readonly<Record<string, readonly string[]>> = {
  doc: ['doc', 'dot'],
  docx: ['docx', 'docm', 'dotx', 'dotm'],
  jpeg: ['jpg', 'jpeg', 'jpe'],
  tiff: ['tif', 'tiff'],
  html: ['html', 'htm'],
  heic: ['heic', 'heif'],
  txt: ['txt', 'text', 'md', 'log', 'csv'],
  csv: ['csv', 'tsv'],
  mp4: ['mp4', 'm4v'],
  exe: ['exe', 'dll', 'scr', 'com', 'sys', 'elf', 'bin', 'so'],
  // Of these the content does not tell which one it is.
  ole: [],
  zip: [],
  unknown: [],
  empty: [],
};
const LONGEST_NAME = 255;

/** What a name says that the content does not, and signs in it that mislead. */
export function findInName(name: string, recognised: string): Finding[] {
  const found: Finding[] = [];
  const detail = oneLine(name, LONGEST_DETAIL);
  const ending = /\.([^./\\]{1,20})$/.exec(name.trim())?.[1]?.toLowerCase();
  const expected = endings[recognised] ?? [recognised];
  if (ending !== undefined && expected.length > 0 && !expected.includes(ending))
    found.push({ kind: 'name differs', detail: oneLine(`.${ending} / ${recognised}`, LONGEST_DETAIL) });
  // eslint-disable-next-line no-control-regex
  const isOdd = DIRECTION_SIGNS.test(name) || /[\u0000-\u001f\u007f-\u009f/\\]|^\.\.?$/.test(name);
  if (isOdd || Buffer.byteLength(name) > LONGEST_NAME) found.push({ kind: 'misleading name', detail });
  return found;
}
