export type OleContent = { readonly [name: string]: Uint8Array | OleContent };

type Node = { name: string; type: number; child: number; right: number; start: number; size: number };

const SECTOR = 512;
const FREE = 0xffff_ffff;
const END = 0xffff_fffe;

/** An OLE compound file ([MS-CFB], version 3) with streams and storages as given. Streams are padded past 4,096 bytes. */
export function oleFile(content: OleContent): Buffer {
  const nodes: Node[] = [{ name: 'Root Entry', type: 5, child: FREE, right: FREE, start: END, size: 0 }];
  const sectors: Buffer[] = [];
  const table: number[] = [];
  const store = (bytes: Uint8Array): number => {
    const first = sectors.length;
    const count = Math.max(1, Math.ceil(bytes.length / SECTOR));
    for (let index = 0; index < count; index += 1) {
      const sector = Buffer.alloc(SECTOR);
      sector.set(bytes.subarray(index * SECTOR, (index + 1) * SECTOR));
      sectors.push(sector);
      table.push(index === count - 1 ? END : first + index + 1);
    }
    return first;
  };
  const small: Buffer[] = [];
  const smallTable: number[] = [];
  const storeSmall = (bytes: Uint8Array): number => {
    const first = small.length;
    const count = Math.max(1, Math.ceil(bytes.length / 64));
    for (let index = 0; index < count; index += 1) {
      const unit = Buffer.alloc(64);
      unit.set(bytes.subarray(index * 64, (index + 1) * 64));
      small.push(unit);
      smallTable.push(index === count - 1 ? END : first + index + 1);
    }
    return first;
  };
  /** Siblings as a list to the right, which readers walk like a tree. */
  const add = (children: OleContent): number => {
    let first = FREE;
    let before: Node | undefined;
    for (const [name, value] of Object.entries(children)) {
      const isStream = value instanceof Uint8Array;
      const node: Node = { name, type: isStream ? 2 : 1, child: FREE, right: FREE, start: 0, size: 0 };
      const at = nodes.push(node) - 1;
      if (isStream) {
        node.size = value.length;
        node.start = value.length < 4096 ? storeSmall(value) : store(value);
      } else node.child = add(value);
      if (before === undefined) first = at;
      else before.right = at;
      before = node;
    }
    return first;
  };
  const [root] = nodes;
  if (root === undefined) throw new Error('unreachable');
  root.child = add(content);
  root.size = small.length * 64;
  root.start = small.length === 0 ? END : store(Buffer.concat(small));
  const smallStart = store(numbers(smallTable));
  const directoryStart = store(Buffer.concat(nodes.map(entry)));
  const tableStart = sectors.length;
  const tableSectors = Math.ceil((sectors.length + 8) / 128);
  for (let index = 0; index < tableSectors; index += 1) table.push(0xffff_fffd);
  const tableBytes = numbers(table);

  const header = Buffer.alloc(SECTOR);
  header.write('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0, 'latin1');
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(smallStart, 60);
  header.writeUInt32LE(1, 64);
  header.writeUInt32LE(END, 68);
  for (let index = 0; index < 109; index += 1)
    header.writeUInt32LE(index < tableSectors ? tableStart + index : FREE, 76 + index * 4);
  return Buffer.concat([header, ...sectors, tableBytes]);
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(Math.max(1, Math.ceil(values.length / 128)) * SECTOR, 0xff);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

function entry({ name, type, child, right, start, size }: Node): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.set([type, 1], 66);
  bytes.writeUInt32LE(FREE, 68);
  bytes.writeUInt32LE(right, 72);
  bytes.writeUInt32LE(child, 76);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}
