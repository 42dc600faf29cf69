import { inflateRawSync } from 'node:zlib';
import { asBuffer, uint16, uint32 } from '../bytes.ts';
import { Unopened } from './unopened.ts';

/** An archive by its central directory; nothing of it is ever written to a disk. */
export type ZipFile = {
  readonly entries: readonly ZipEntry[];
  /** Bytes before the archive: another file may stand there. */
  readonly bytesBefore: number;
  /** An entry's content by its name; undefined where there is none. The last of several counts, as in other readers. */
  read(name: string): Buffer | undefined;
};

export type ZipEntry = {
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly isLink: boolean;
  readonly isLocked: boolean;
};

export const MOST_ENTRIES = 1_000;
/** Of all entries together, as declared and as found. */
export const MOST_EXPANDED_BYTES = 1_000_000_000;
export const MOST_RATIO = 100;
/** Below this an archive may shrink as well as it likes. */
const FREE_BYTES = 5_000_000;
/** One entry that is read into memory. */
const MOST_ENTRY_BYTES = 64_000_000;

const END = Buffer.from('PK\x05\x06', 'latin1');
const CENTRAL = 0x0201_4b50;
const LOCAL = 0x0403_4b50;

/** Throws `Unopened`: damaged, or too much inside. */
export function openZip(bytes: Uint8Array): ZipFile {
  const file = asBuffer(bytes);
  const end = file.lastIndexOf(END);
  if (end < 0 || end + 22 > file.length) throw new Unopened('damaged');
  const count = uint16(file, end + 10);
  const directoryBytes = uint32(file, end + 12);
  const declaredStart = uint32(file, end + 16);
  if (count > MOST_ENTRIES) throw new Unopened('too much inside');
  const bytesBefore = end - directoryBytes - declaredStart;
  if (bytesBefore < 0) throw new Unopened('damaged');
  const places = new Map<string, Place>();
  const entries: ZipEntry[] = [];
  let at = end - directoryBytes;
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > end || uint32(file, at) !== CENTRAL) throw new Unopened('damaged');
    const { entry, place, next } = readEntry(file, at, bytesBefore);
    entries.push(entry);
    places.set(entry.name, place);
    at = next;
  }
  checkSizes(entries);
  let readBytes = 0;
  return {
    entries,
    bytesBefore,
    read(name) {
      const place = places.get(name);
      if (place === undefined) return undefined;
      const content = inflate(file, place);
      readBytes += content.length;
      if (readBytes > MOST_EXPANDED_BYTES) throw new Unopened('too much inside');
      return content;
    },
  };
}

type Place = {
  readonly at: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly method: number;
};

function readEntry(
  file: Buffer,
  at: number,
  bytesBefore: number,
): { entry: ZipEntry; place: Place; next: number } {
  const nameEnd = at + 46 + uint16(file, at + 28);
  const name = file.subarray(at + 46, nameEnd).toString('utf8');
  const packedBytes = uint32(file, at + 20);
  const bytes = uint32(file, at + 24);
  const isLink = (uint16(file, at + 40) & 0xf000) === 0xa000;
  const isLocked = (uint16(file, at + 8) & 1) === 1;
  return {
    entry: { name, bytes, packedBytes, isLink, isLocked },
    place: { at: uint32(file, at + 42) + bytesBefore, packedBytes, bytes, method: uint16(file, at + 10) },
    next: nameEnd + uint16(file, at + 30) + uint16(file, at + 32),
  };
}

function checkSizes(entries: readonly ZipEntry[]): void {
  const sum = (pick: (entry: ZipEntry) => number): number =>
    entries.reduce((total, one) => total + pick(one), 0);
  const expanded = sum((entry) => entry.bytes);
  const packed = sum((entry) => entry.packedBytes);
  if (expanded > MOST_EXPANDED_BYTES) throw new Unopened('too much inside');
  if (expanded > FREE_BYTES && expanded > packed * MOST_RATIO) throw new Unopened('too much inside');
}

function inflate(file: Buffer, { at, packedBytes, bytes, method }: Place): Buffer {
  if (at + 30 > file.length || uint32(file, at) !== LOCAL) throw new Unopened('damaged');
  const start = at + 30 + uint16(file, at + 26) + uint16(file, at + 28);
  const packed = file.subarray(start, start + packedBytes);
  if (packed.length !== packedBytes) throw new Unopened('damaged');
  if (bytes > MOST_ENTRY_BYTES) throw new Unopened('too much inside');
  if (method === 0) return packed;
  if (method !== 8) throw new Unopened('damaged');
  try {
    // What an entry says of its size may be a lie.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch (error) {
    const isLonger = error instanceof RangeError;
    throw new Unopened(isLonger ? 'too much inside' : 'damaged');
  }
}
