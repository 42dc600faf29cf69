import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { copiesFromRows } from './copy-from-rows.ts';
import { HASH_BYTES, writeTreeFile } from './record-tree-file.ts';

/**
 * Makes the tree over all records of a release file and writes it to a file: one leaf for each record's copy, ordered by
 * kind and id. Hashes lie in long buffers: as objects, those of a large release would take all memory.
 */
export function makeRecordTree(releaseFile: string, target: string): void {
  const database = new DatabaseSync(releaseFile, { readOnly: true });
  try {
    const size = Number(database.prepare('select count(*) as n from record').get()?.['n']);
    const copies = Buffer.alloc(size * HASH_BYTES);
    const leaves = Buffer.alloc(size * HASH_BYTES);
    const records: { readonly kind: string; readonly id: string; readonly at: number }[] = [];
    for (const { id, kind, text } of copiesFromRows(database)) {
      const at = records.length * HASH_BYTES;
      const bytes = Buffer.from(`\u0000${text}`);
      hash('sha256', bytes.subarray(1), 'buffer').copy(copies, at);
      // A leaf of a tree is hashed with a zero byte before it.
      hash('sha256', bytes, 'buffer').copy(leaves, at);
      records.push({ kind, id, at });
    }
    records.sort((a, b) => (a.kind === b.kind ? compare(a.id, b.id) : compare(a.kind, b.kind)));
    const inOrder = (hashes: Buffer): Buffer => {
      const ordered = Buffer.alloc(hashes.length);
      records.forEach(({ at }, index) => hashes.copy(ordered, index * HASH_BYTES, at, at + HASH_BYTES));
      return ordered;
    };
    const counts = new Map<string, number>();
    for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    writeTreeFile(target, {
      kinds: [...counts],
      ids: records.map(({ id }) => id),
      copies: inOrder(copies),
      levels: levelsOver(inOrder(leaves)),
    });
  } finally {
    database.close();
  }
}

/** The hashes of all full subtrees, level by level, from the leaves up. */
function levelsOver(leaves: Buffer): readonly Buffer[] {
  const levels = leaves.length === 0 ? [] : [leaves];
  const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 1);
  for (let below = leaves; below.length >= 2 * HASH_BYTES; below = levels.at(-1) ?? below) {
    const above = Buffer.alloc(Math.floor(below.length / HASH_BYTES / 2) * HASH_BYTES);
    for (let at = 0; at < above.length; at += HASH_BYTES) {
      below.copy(pair, 1, 2 * at, 2 * at + 2 * HASH_BYTES);
      hash('sha256', pair, 'buffer').copy(above, at);
    }
    levels.push(above);
  }
  return levels;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
