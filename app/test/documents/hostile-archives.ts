import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { Hostile } from './hostile.ts';
import { bytes } from './hostile-parts.ts';

/** Archives made to do harm, letters among them. */
export function hostileArchives(_address: string, canary: string): readonly Hostile[] {
  const zeros = deflateRawSync(Buffer.alloc(150_000_000), { level: 9 });

  return [
    {
      what: 'a letter that unpacks to 150 MB',
      name: 'bomb.docx',
      file: rawZip([
        { name: '[Content_Types].xml', data: zeros, says: 150_000_000 },
        { name: 'word/document.xml', data: zeros, says: 150_000_000 },
      ]),
      state: 'refused',
      reason: 'too much inside',
    },
    {
      what: 'a letter that lies about what it unpacks to',
      name: 'liar.docx',
      file: rawZip([
        { name: '[Content_Types].xml', data: deflateRawSync(bytes('<a/>')), says: 4 },
        { name: 'word/document.xml', data: zeros, says: 1000 },
      ]),
      state: 'refused',
      reason: 'too much inside',
    },
    {
      what: 'an archive of 1,500 entries',
      name: 'many.zip',
      file: zipSync(
        Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`${index}.txt`, strToU8(canary)])),
      ),
      state: 'refused',
      reason: 'too much inside',
    },
    {
      what: 'an archive whose entries share one content, 1.5 GB together',
      name: 'overlap.zip',
      file: rawZip(
        Array.from({ length: 10 }, (_, index) => ({ name: `${index}`, data: zeros, says: 150_000_000 })),
        true,
      ),
      state: 'refused',
      reason: 'too much inside',
    },
    {
      what: 'an archive in an archive in an archive',
      name: 'nested.zip',
      file: zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.txt': strToU8(canary) }) }) }),
      state: 'unviewable',
      reason: 'not shown',
      finds: ['nested archive'],
    },
    {
      what: 'an archive that would write elsewhere',
      name: 'slip.zip',
      file: zipSync({
        '../../etc/cron.d/x': strToU8(canary),
        '/etc/passwd': strToU8(canary),
        'C:\\x.exe': strToU8(canary),
      }),
      state: 'unviewable',
      reason: 'not shown',
      finds: ['unsafe entry name'],
    },
  ];
}

/** A ZIP archive that says what it is told to say; with `isShared` all entries point at the content of the first. */
function rawZip(entries: readonly { name: string; data: Buffer; says: number }[], isShared = false): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  let first = 0;
  for (const [index, { name, data, says }] of entries.entries()) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x0403_4b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(says, 22);
    head.writeUInt16LE(name.length, 26);
    const start = isShared && index > 0 ? first : at;
    if (index === 0 || !isShared) {
      parts.push(head, bytes(name), data);
      first = at;
      at += 30 + name.length + data.length;
    }
    const row = Buffer.alloc(46);
    row.writeUInt32LE(0x0201_4b50, 0);
    row.writeUInt16LE(8, 10);
    row.writeUInt32LE(data.length, 20);
    row.writeUInt32LE(says, 24);
    row.writeUInt16LE(name.length, 28);
    row.writeUInt32LE(start, 42);
    central.push(row, bytes(name));
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
