import { hasBytes, indexOfText, latin1, uint16, uint32 } from './bytes.ts';

/** Which package a ZIP file is, as far as the names of its first entries tell; else `zip`. */
export function zipFormat(bytes: Uint8Array): string {
  const { names, mimetype } = firstEntries(bytes);
  return packageFormat(names, mimetype);
}

/** Which package has entries of these names; `mimetype` is what the entry of that name says, where it comes first. */
export function packageFormat(names: readonly string[], mimetype: string | undefined): string {
  const declared = mimetypes.find(([, type]) => mimetype?.startsWith(type) === true)?.[0];
  if (declared !== undefined) return declared;
  const isOffice = names.some((name) => name === '[Content_Types].xml' || name.startsWith('_rels/'));
  const folder = (name: string): boolean => names.some((one) => one.startsWith(`${name}/`));
  if (isOffice && folder('word')) return 'docx';
  if (isOffice && folder('xl')) return 'xlsx';
  if (isOffice && folder('ppt')) return 'pptx';
  if (folder('Contents') && names.includes('version.xml')) return 'hwpx';
  return names.includes('META-INF/MANIFEST.MF') ? 'jar' : 'zip';
}

const mimetypes: readonly (readonly [format: string, type: string])[] = [
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['odp', 'application/vnd.oasis.opendocument.presentation'],
  ['hwpx', 'application/hwp+zip'],
  ['epub', 'application/epub+zip'],
];

const LOCAL = 'PK\x03\x04';
const MOST_ENTRIES = 200;

function firstEntries(bytes: Uint8Array): { names: string[]; mimetype: string | undefined } {
  const names: string[] = [];
  let mimetype: string | undefined;
  let at = 0;
  while (names.length < MOST_ENTRIES && hasBytes(bytes, at, LOCAL)) {
    const nameLength = uint16(bytes, at + 26);
    const start = at + 30 + nameLength + uint16(bytes, at + 28);
    const name = latin1(bytes.subarray(at + 30, at + 30 + nameLength));
    const isStored = uint16(bytes, at + 8) === 0;
    const size = uint32(bytes, at + 18);
    // Written as a stream, an entry tells its size only behind it: then the next header is looked for.
    const isTold = (uint16(bytes, at + 6) & 8) === 0;
    if (name === 'mimetype' && names.length === 0 && isStored)
      mimetype = latin1(bytes.subarray(start, start + 80));
    names.push(name);
    at = isTold ? start + size : indexOfText(bytes, LOCAL, start);
    if (at < 0) break;
  }
  return { names, mimetype };
}
