import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A ZIP archive under way. Entries carry no time, owner or comment: equal content gives equal bytes. */
export type ZipWriter = {
  add(name: string, pieces: Iterable<Uint8Array>): Promise<void>;
  close(): Promise<void>;
};

type Entry = {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
};

/** 1980-01-01 in MS-DOS form, the earliest day a ZIP archive can name. */
const DAY_ZERO = 0x0021;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
const VERSION = 20;
/** Room for what a piece of 64 kB packs to: with less, the rest waits until the next piece is made. */
const PACKED_AT_ONCE = 65_536;
const LIMIT = 0xffff_fffe;

/** Writes a ZIP archive (PKWARE APPNOTE 6.3) entry by entry, in little memory. Throws past 4 GiB, where another format begins. */
export async function createZip(file: string): Promise<ZipWriter> {
  const handle = await open(file, 'w');
  const entries: Entry[] = [];
  let end = 0;
  const write = async (bytes: Buffer, at: number): Promise<void> =>
    void (await handle.write(bytes, 0, bytes.length, at));
  return {
    async add(name, pieces) {
      const at = end;
      const entryName = Buffer.from(name);
      end += 30 + entryName.length;
      const start = end;
      let crc = 0;
      let size = 0;
      const counted = function* (): Generator<Uint8Array> {
        for (const bytes of pieces) {
          crc = crc32(bytes, crc);
          size += bytes.length;
          yield bytes;
        }
      };
      const deflate = createDeflateRaw({ level: 6, chunkSize: PACKED_AT_ONCE });
      const written = pipeline(deflate, async (packed: AsyncIterable<Buffer>) => {
        for await (const bytes of packed) {
          await write(bytes, end);
          end += bytes.length;
        }
      });
      await Promise.all([feed(deflate, counted()), written]);
      if (size > LIMIT || end > LIMIT)
        throw new Error(`${name} makes the archive larger than 4 GiB; take the SQLite file instead.`);
      const entry = { name: entryName, at, crc, packed: end - start, size };
      entries.push(entry);
      // Known only now; the place was kept free.
      await write(Buffer.concat([localHeader(entry), entryName]), at);
    },
    async close() {
      const directory = Buffer.concat(entries.flatMap((entry) => [centralHeader(entry), entry.name]));
      await write(Buffer.concat([directory, endRecord(entries.length, directory.length, end)]), end);
      await handle.close();
    },
  };
}

/**
 * Another thread packs a piece while the next is made; a pipeline would make the next only then. What goes wrong with the
 * packing, whoever reads from `deflate` is told.
 */
async function feed(deflate: Writable, pieces: Iterable<Uint8Array>): Promise<void> {
  let packed: Promise<void> | undefined;
  try {
    for (const bytes of pieces) {
      await packed;
      if (deflate.destroyed) return;
      packed = new Promise((resolve) => deflate.write(bytes, () => resolve()));
    }
    deflate.end();
  } catch (error) {
    deflate.destroy();
    throw error;
  }
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  writeCommon(header, 4, entry);
  return header;
}

function centralHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, entry);
  header.writeUInt32LE(entry.at, 42);
  return header;
}

function writeCommon(header: Buffer, at: number, { name, crc, packed, size }: Entry): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(DAY_ZERO, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

function endRecord(count: number, length: number, at: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x0605_4b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(at, 16);
  return record;
}
