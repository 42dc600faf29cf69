import { asBuffer, uint16, uint32 } from '../bytes.ts';
import { Unopened } from './unopened.ts';

/** An OLE compound file ([MS-CFB]) by its directory. */
export type OleFile = {
  /** Paths such as `Macros/VBA/dir`, streams and storages alike. */
  readonly paths: readonly string[];
  /** A stream's content by its path; undefined where there is none. */
  read(path: string): Buffer | undefined;
};

const NONE = 0xffff_fffa;
const MOST_STREAM_BYTES = 64_000_000;
const MOST_OLE_ENTRIES = 10_000;

/** Throws `Unopened`: damaged. */
export function openOle(bytes: Uint8Array): OleFile {
  const file = asBuffer(bytes);
  const shift = uint16(file, 30);
  if (shift !== 9 && shift !== 12) throw new Unopened('damaged');
  const sectors = sectorReader(file, 2 ** shift);
  const directory = sectors.chain(uint32(file, 48), MOST_OLE_ENTRIES * 128);
  const entries = readEntries(directory);
  const root = entries[0];
  if (root === undefined) throw new Unopened('damaged');
  const paths = new Map<string, OleEntry>();
  walk(entries, root.child, '', paths, new Set());
  let small: { readonly content: Buffer; readonly table: Buffer } | undefined;
  const readSmall = (entry: OleEntry): Buffer => {
    small ??= {
      content: sectors.chain(root.start, MOST_STREAM_BYTES),
      table: sectors.chain(uint32(file, 60), MOST_STREAM_BYTES),
    };
    return followChain(entry.start, entry.bytes, 64, small.content, small.table);
  };
  return {
    paths: [...paths.keys()],
    read(path) {
      const entry = paths.get(path);
      if (entry === undefined || entry.isStorage) return undefined;
      if (entry.bytes > MOST_STREAM_BYTES) throw new Unopened('too much inside');
      const isSmall = entry.bytes < uint32(file, 56);
      return isSmall ? readSmall(entry) : sectors.chain(entry.start, entry.bytes).subarray(0, entry.bytes);
    },
  };
}

type OleEntry = {
  readonly name: string;
  readonly isStorage: boolean;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly bytes: number;
};

function sectorReader(file: Buffer, sectorBytes: number): { chain(start: number, most: number): Buffer } {
  const sector = (index: number): Buffer => {
    const at = (index + 1) * sectorBytes;
    return file.subarray(at, at + sectorBytes);
  };
  const perSector = sectorBytes / 4;
  const tables: number[] = [];
  for (let index = 0; index < 109; index += 1) tables.push(uint32(file, 76 + index * 4));
  // Further table sectors are chained; each is visited once.
  const visited = new Set<number>();
  for (let next = uint32(file, 68); next < NONE && !visited.has(next) && visited.size < 1000;) {
    visited.add(next);
    const more = sector(next);
    for (let index = 0; index < perSector - 1; index += 1) tables.push(uint32(more, index * 4));
    next = uint32(more, sectorBytes - 4);
  }
  const nextOf = (index: number): number => {
    const table = tables[Math.floor(index / perSector)];
    return table === undefined || table >= NONE ? NONE : uint32(sector(table), (index % perSector) * 4);
  };
  return {
    chain(start, most) {
      const parts: Buffer[] = [];
      const seen = new Set<number>();
      for (let index = start; index < NONE && parts.length * sectorBytes < most; index = nextOf(index)) {
        const part = sector(index);
        if (seen.has(index) || part.length === 0) throw new Unopened('damaged');
        seen.add(index);
        parts.push(part);
      }
      return Buffer.concat(parts);
    },
  };
}

function followChain(start: number, bytes: number, unit: number, content: Buffer, table: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let index = start; index < NONE && parts.length * unit < bytes; index = uint32(table, index * 4)) {
    const part = content.subarray(index * unit, (index + 1) * unit);
    if (part.length === 0) break;
    parts.push(part);
  }
  return Buffer.concat(parts).subarray(0, bytes);
}

function readEntries(directory: Buffer): OleEntry[] {
  const entries: OleEntry[] = [];
  for (let at = 0; at + 128 <= directory.length && entries.length < MOST_OLE_ENTRIES; at += 128) {
    const nameBytes = Math.max(0, Math.min(64, uint16(directory, at + 64)) - 2);
    entries.push({
      name: directory.subarray(at, at + nameBytes).toString('utf16le'),
      isStorage: directory[at + 66] === 1,
      left: uint32(directory, at + 68),
      right: uint32(directory, at + 72),
      child: uint32(directory, at + 76),
      start: uint32(directory, at + 116),
      bytes: uint32(directory, at + 120),
    });
  }
  return entries;
}

/** Every entry once, whatever circles the tree makes. */
function walk(
  entries: readonly OleEntry[],
  first: number,
  prefix: string,
  paths: Map<string, OleEntry>,
  seen: Set<number>,
): void {
  const waiting: (readonly [index: number, prefix: string])[] = [[first, prefix]];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const [index, before] = item;
    const entry = entries[index];
    if (entry === undefined || seen.has(index)) continue;
    seen.add(index);
    const path = `${before}${entry.name}`;
    paths.set(path, entry);
    waiting.push([entry.left, before], [entry.right, before]);
    if (entry.isStorage) waiting.push([entry.child, `${path}/`]);
  }
}
