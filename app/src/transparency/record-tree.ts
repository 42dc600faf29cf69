import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { utf8 } from '../platform/utf8.ts';
import { copiesFromRows } from './copy-from-rows.ts';
import { HASH_BYTES, writeTreeFile } from './record-tree-file.ts';

/**
 * Makes the tree over all records of a release file and writes it to a file: one leaf for each record's copy, ordered by
 * kind and id. Hashes lie in long buffers: as objects, those of a large release would take all memory.
 */
export function makeRecordTree(releaseFile: string, target: string): void {
  const database = new DatabaseSync(releaseFile, { readOnly: true });
  try {
    const { n, most } = database
      .prepare('select count(*) as n, coalesce(max(octet_length(id)), 0) as most from record')
      .get() as { readonly n: number; readonly most: number };
    const ids = Buffer.alloc(n * most);
    const copies = Buffer.alloc(n * HASH_BYTES);
    const leaves = Buffer.alloc(n * HASH_BYTES);
    const kinds: (readonly [kind: string, count: number])[] = [];
    let index = 0;
    for (const kind of kindsIn(database)) {
      const first = index;
      for (const { id, text } of copiesFromRows(database, kind)) {
        ids.write(id, index * most);
        const bytes = utf8(`\u0000${text}`);
        hash('sha256', bytes.subarray(1), 'buffer').copy(copies, index * HASH_BYTES);
        // A leaf of a tree is hashed with a zero byte before it.
        hash('sha256', bytes, 'buffer').copy(leaves, index * HASH_BYTES);
        index += 1;
      }
      kinds.push([kind, index - first]);
    }
    writeTreeFile(target, { kinds, ids, copies, levels: levelsOver(leaves) });
  } finally {
    database.close();
  }
}

function kindsIn(database: DatabaseSync): readonly string[] {
  return database
    .prepare('select distinct kind from record order by kind')
    .all()
    .map((row) => String(row['kind']));
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
