import { inflateRawSync } from 'node:zlib';

/** The entries of a ZIP archive as our own writer makes it, one after the other, by its central directory. */
export function* zipEntries(archive: Buffer): Generator<readonly [name: string, bytes: Buffer]> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const isStored = archive.readUInt16LE(at + 10) === 0;
    yield [
      archive.toString('utf8', at + 46, at + 46 + nameLength),
      isStored ? packed : inflateRawSync(packed),
    ];
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}
