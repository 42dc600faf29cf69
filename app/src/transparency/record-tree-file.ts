import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import type { Hash, HashAt } from '@unhidden/translog';
import { hashSize, rootAt } from '@unhidden/translog';

/** The tree over the records of one release, as it lies beside the release. */
export type RecordTree = {
  readonly size: number;
  readonly root: Hash;
  readonly hashAt: HashAt;
  /** Where a record stands in the tree. */
  indexOf(kind: string, id: string): number | undefined;
  idAt(index: number): string;
  copyAt(index: number): Buffer;
  /** SHA-256 of every record's copy, in the order of the tree, one after the other. */
  copies(): Buffer;
  close(): void;
};

export type TreeContent = {
  readonly kinds: readonly (readonly [kind: string, count: number])[];
  /** Each as long as the longest, filled up with zeros. */
  readonly ids: Buffer;
  readonly copies: Buffer;
  /** Hashes of the full subtrees, from the leaves up. */
  readonly levels: readonly Buffer[];
};

/** Stands in the folder of every release. */
export const TREE_FILE = 'records.tree';

export const HASH_BYTES = hashSize;

const FORMAT = 'unhidden-record-tree 1';

/**
 * One line of JSON says how many records of which kind follow; then the ids, each as long as the longest and filled up with zeros, the hashes of the copies, and the hashes
 * of the tree, level by level, so that each stands at a place that can be computed.
 */
export function writeTreeFile(file: string, { kinds, ids, copies, levels }: TreeContent): void {
  const size = copies.length / HASH_BYTES;
  const idBytes = size === 0 ? 0 : ids.length / size;
  const head = Buffer.from(`${JSON.stringify({ format: FORMAT, idBytes, kinds })}\n`);
  const parts = [head, ids, copies, ...levels];
  const descriptor = openSync(`${file}.new`, 'w');
  try {
    for (const part of parts) writeSync(descriptor, part);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
}

/** Opens the tree of a release; what is asked for is read from the file then. Throws for what is no such file. */
export function openTreeFile(file: string): RecordTree {
  const descriptor = openSync(file, 'r');
  const bytes = (at: number, length: number): Buffer => {
    const buffer = Buffer.alloc(length);
    if (readSync(descriptor, buffer, 0, length, at) !== length) throw new Error(DAMAGED);
    return buffer;
  };
  const fileBytes = fstatSync(descriptor).size;
  const head = bytes(0, Math.min(HEAD_BYTES, fileBytes)).toString();
  const line = head.slice(0, head.indexOf('\n'));
  const { kinds, idBytes } = readHead(line);
  const start = line.length + 1;
  const size = kinds.reduce((sum, [, count]) => sum + count, 0);
  const copiesAt = start + size * idBytes;
  const levelsAt: number[] = [];
  let end = copiesAt + size * hashSize;
  for (let level = 0; size >> level > 0; level += 1) {
    levelsAt.push(end);
    end += (size >> level) * hashSize;
  }
  if (end !== fileBytes) throw new Error(DAMAGED);
  const hashAt: HashAt = (level, index) => {
    const at = levelsAt[level];
    const isThere = at !== undefined && index >= 0 && index < size >> level;
    return isThere ? new Uint8Array(bytes(at + index * hashSize, hashSize)) : undefined;
  };
  const idAt = (index: number): string =>
    bytes(start + index * idBytes, idBytes)
      .toString()
      .replace(/\u0000+$/, '');
  return {
    size,
    root: rootAt(size, hashAt),
    hashAt,
    idAt,
    indexOf(kind, id) {
      let from = 0;
      for (const [name, count] of kinds) {
        if (name === kind) return place(idAt, id, from, from + count);
        from += count;
      }
      return undefined;
    },
    copyAt: (index) => bytes(copiesAt + index * hashSize, hashSize),
    copies: () => bytes(copiesAt, size * hashSize),
    close: () => closeSync(descriptor),
  };
}

const DAMAGED = `the file ${TREE_FILE} of a release is damaged; delete it, and the next start makes it anew`;
const HEAD_BYTES = 4096;

type Head = { readonly idBytes: number; readonly kinds: readonly (readonly [string, number])[] };

function readHead(line: string): Head {
  const { format, idBytes, kinds } = JSON.parse(line === '' ? '{}' : line) as Partial<{
    format: string;
    idBytes: number;
    kinds: (readonly [string, number])[];
  }>;
  if (format !== FORMAT || !kinds || idBytes === undefined) throw new Error(DAMAGED);
  return { idBytes, kinds };
}

/** Finds an id among ids in order. */
function place(idAt: (index: number) => string, id: string, from: number, to: number): number | undefined {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (idAt(middle) < id) low = middle + 1;
    else high = middle;
  }
  return low < to && idAt(low) === id ? low : undefined;
}
