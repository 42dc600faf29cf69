import { hasBytes, indexOfText, latin1 } from './bytes.ts';
import { oleFormat } from './recognise-ole.ts';
import { textFormat } from './recognise-text.ts';
import { zipFormat } from './recognise-zip.ts';

/**
 * The format of a file by its first bytes (64 KiB are plenty): `doc`, `docx`, `odt`, `rtf`, `pdf`, `hwp`, `hwpx`, `txt`,
 * `xls`, `xlsx`, `csv`, `jpeg`, `png`, `exe`, …; `empty` for no bytes, `unknown` for anything else. Total: it never throws.
 *
 * The name is believed in one thing only, that text is a table: `csv` against `txt`. What the beginning cannot tell:
 * - whether the file is whole, or works: a truncated document still has its format;
 * - a second format further behind (a PDF that is a ZIP too); opening tells, as a finding;
 * - which office file an OLE file is whose directory lies further behind: `ole`;
 * - which package a ZIP file is whose telling entries lie further behind: `zip`;
 * - whether there are macros: a .docm is `docx` here.
 */
export function recognise(firstBytes: Uint8Array, name: string): string {
  if (firstBytes.length === 0) return 'empty';
  for (const [format, at, magic] of magics) if (hasBytes(firstBytes, at, magic)) return format;
  if (hasBytes(firstBytes, 0, OLE)) return oleFormat(firstBytes);
  if (zipMarks.some((mark) => hasBytes(firstBytes, 0, mark))) return zipFormat(firstBytes);
  if (hasBytes(firstBytes, 4, 'ftyp')) return brandFormat(latin1(firstBytes.subarray(8, 12)));
  if (isMp3(firstBytes)) return 'mp3';
  // Readers accept a PDF whose header is anywhere in the first 1,024 bytes.
  if (indexOfText(firstBytes.subarray(0, 1024 + 5), '%PDF-') >= 0) return 'pdf';
  return textFormat(firstBytes, name) ?? 'unknown';
}

/** Formats whose pages or text can be shown here; anything else is kept as it is. */
export const SHOWN_FORMATS: readonly string[] = [
  'doc',
  'docx',
  'odt',
  'rtf',
  'pdf',
  'hwp',
  'hwpx',
  'txt',
  'csv',
  'jpeg',
  'png',
];

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const zipMarks = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

const magics: readonly (readonly [format: string, at: number, magic: string])[] = [
  ['pdf', 0, '%PDF-'],
  ['rtf', 0, '{\\rtf'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['webp', 8, 'WEBPVP8'],
  ['wav', 8, 'WAVEfmt'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['ogg', 0, 'OggS'],
  ['flac', 0, 'fLaC'],
  ['mp3', 0, 'ID3'],
  ['hwp3', 0, 'HWP Document File V'],
  ['mov', 4, 'moov'],
  ['mov', 4, 'mdat'],
  ['exe', 0, 'MZ'],
  ['exe', 0, '\x7fELF'],
  ['exe', 0, '\xcf\xfa\xed\xfe'],
  ['exe', 0, '\xca\xfe\xba\xbe'],
  ['lnk', 0, 'L\0\0\0\x01\x14\x02\0'],
  ['chm', 0, 'ITSF'],
  ['ps', 0, '%!PS'],
  ['gz', 0, '\x1f\x8b'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['xz', 0, '\xfd7zXZ\0'],
  ['iso', 32_769, 'CD001'],
];

/** ISO base media files, by their major brand. */
function brandFormat(brand: string): string {
  if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(brand)) return 'heic';
  if (/^avi[fs]$/.test(brand)) return 'avif';
  if (/^M4[AB] $/.test(brand)) return 'm4a';
  return brand === 'qt  ' ? 'mov' : 'mp4';
}

/** A frame of MPEG audio, layer III, whose bit rate and sampling rate exist. */
function isMp3(bytes: Uint8Array): boolean {
  const [sync, version = 0, rates = 0] = bytes;
  if (sync !== 0xff || (version & 0xe6) !== 0xe2 || (version & 0x18) === 0x08) return false;
  return rates >> 4 !== 0x0f && rates >> 4 !== 0 && (rates & 0x0c) !== 0x0c;
}
