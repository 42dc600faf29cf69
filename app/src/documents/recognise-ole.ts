import { asBuffer, hasBytes, latin1, uint16, uint32 } from './bytes.ts';

/** Which office file an OLE compound file is, as far as its beginning tells; else `ole`. */
export function oleFormat(bytes: Uint8Array): string {
  // Word and Excel begin with their main stream, which says what it is.
  if (hasBytes(bytes, 512, '\xec\xa5')) return 'doc';
  if (hasBytes(bytes, 512, '\x09\x08\x10\0\0\x06\x05\0')) return 'xls';
  return formatOfStreams(rootStreams(bytes)) ?? formatByMarks(bytes) ?? 'ole';
}

/** The format that has streams of these names at the top. */
export function formatOfStreams(names: readonly string[]): string | undefined {
  const has = (name: string): boolean => names.includes(name);
  if (has('WordDocument')) return 'doc';
  if (has('FileHeader') && (has('BodyText') || has('DocInfo'))) return 'hwp';
  if (names.some((name) => name.startsWith('__properties_version1'))) return 'msg';
  if (has('Workbook') || has('Book')) return 'xls';
  return has('PowerPoint Document') ? 'ppt' : undefined;
}

const NONE = 0xffff_ffff;

/** Names of the streams at the top, by the one sector of the directory that the header points at. */
function rootStreams(bytes: Uint8Array): string[] {
  const sectorBytes = 2 ** uint16(bytes, 30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) return [];
  const start = (uint32(bytes, 48) + 1) * sectorBytes;
  const names: string[] = [];
  const seen = new Set<number>();
  const visit = (index: number): void => {
    const at = start + index * 128;
    if (index === NONE || seen.has(index) || index * 128 >= sectorBytes || at + 128 > bytes.length) return;
    seen.add(index);
    const length = Math.min(64, uint16(bytes, at + 64));
    names.push(
      asBuffer(bytes)
        .subarray(at, at + Math.max(0, length - 2))
        .toString('utf16le'),
    );
    visit(uint32(bytes, at + 68));
    visit(uint32(bytes, at + 72));
  };
  if (start + 128 <= bytes.length) visit(uint32(bytes, start + 76));
  return names;
}

const marks: readonly (readonly [format: string, mark: string])[] = [
  ['hwp', 'HWP Document File'],
  ['doc', wide('WordDocument')],
  ['hwp', wide('HwpSummaryInformation')],
  ['msg', wide('__properties_version1')],
  ['xls', wide('Workbook')],
  ['ppt', wide('PowerPoint Document')],
];

function formatByMarks(bytes: Uint8Array): string | undefined {
  const text = latin1(bytes);
  return marks.find(([, mark]) => text.includes(mark))?.[0];
}

/** A name as it stands in a directory, in UTF-16, seen byte by byte. */
function wide(name: string): string {
  return Array.from(name, (letter) => `${letter}\0`).join('');
}
