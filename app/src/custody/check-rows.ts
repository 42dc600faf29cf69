import type { Hash } from '@unhidden/translog';
import { leafHash, rootOf, toBase64 } from '@unhidden/translog';
import type { KeyRing } from '../keyring/index.ts';
import type { CustodyBlock } from './block.ts';
import { parseBlock } from './block.ts';
import type { BlockRow, EntryRow } from './custody-store.ts';
import { entryBytes, parseEntry, sealOf } from './entry.ts';

/** What is wrong with one entry, taken with the one before it. */
export type EntryFault = 'number' | 'form' | 'hash' | 'order' | 'seal';
export type BlockFault = 'block-number' | 'block-form' | 'block-hash' | 'block-range' | 'block-root';

/** Where the log stands after an entry; `leaf` is computed, never read. */
export type EntryPlace = { readonly n: number; readonly leaf: Hash | undefined };
export const beforeFirst: EntryPlace = { n: 0, leaf: undefined };

/** Checks an entry as it was read. */
export function checkEntry(
  row: EntryRow,
  before: EntryPlace,
  ring: Pick<KeyRing, 'mac'> | undefined,
): { readonly place: EntryPlace; readonly faults: readonly EntryFault[] } {
  const leaf = leafHash(entryBytes(row.entry));
  const written = toBase64(leaf);
  const entry = parseEntry(row.entry);
  const faults: EntryFault[] = [];
  if (row.n !== before.n + 1) faults.push('number');
  if (entry === undefined) faults.push('form');
  if (row.leaf !== written) faults.push('hash');
  if (entry !== undefined && entry.prev !== (before.leaf ? toBase64(before.leaf) : null))
    faults.push('order');
  if (ring && row.seal !== sealOf(ring, row.n, written)) faults.push('seal');
  const n = Number.isSafeInteger(row.n) ? row.n : before.n + 1;
  return { place: { n, leaf }, faults };
}

/** Checks a block against the number it must have, the last entry of the block before, and its entries. */
export function checkBlock(
  row: BlockRow,
  expected: { readonly number: number; readonly after: number },
  entryLeaves: readonly Hash[],
): {
  readonly block: CustodyBlock | undefined;
  readonly leaf: Hash;
  readonly faults: readonly BlockFault[];
} {
  const block = parseBlock(row.body);
  const leaf = leafHash(entryBytes(row.body));
  const faults: BlockFault[] = [];
  if (row.number !== expected.number || (block && block.number !== expected.number))
    faults.push('block-number');
  if (block === undefined) faults.push('block-form');
  if (row.leaf !== toBase64(leaf)) faults.push('block-hash');
  if (block && block.after !== expected.after) faults.push('block-range');
  if (
    block &&
    (block.last - block.after !== entryLeaves.length || block.root !== toBase64(rootOf(entryLeaves)))
  )
    faults.push('block-root');
  return { block, leaf, faults };
}
