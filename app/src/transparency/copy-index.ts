import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLIC_MODE, replaceDurably } from '../platform/durable-file.ts';
import { HASH_BYTES } from './record-tree-file.ts';

/**
 * Which copies of records stood in which releases: SHA-256 of a copy, and the first and the last entry of the log in a row
 * that has it. Rows in the order of their bytes, so that one is found by halving. No id and no word of a record is in it.
 */
export type CopyIndex = {
  /** Entries of the log, from and to; none for what was never published. */
  find(copy: Buffer): readonly Run[];
  close(): void;
};
export type Run = { readonly from: number; readonly to: number };

const ROW_BYTES = HASH_BYTES + 8;

/** The index of a log of so many entries. */
export function copyIndexFile(logFolder: string, size: number): string {
  return join(logFolder, `copies-${size}`);
}

/** Writes the index of the log with one more entry, `at`, from the index before it. */
export function growCopyIndex(logFolder: string, at: number, copies: Buffer): void {
  const before = copyIndexFile(logFolder, at);
  const old = existsSync(before) ? readFileSync(before) : Buffer.alloc(0);
  const fresh = inOrder(copies);
  const rows = Buffer.alloc(old.length + fresh.length * ROW_BYTES);
  let end = 0;
  const keep = (row: Buffer, start: number): void => {
    end += row.copy(rows, end, start, start + ROW_BYTES);
  };
  let from = 0;
  for (const copy of fresh) {
    while (from < old.length && order(old, from, copies, copy) < 0)
      keep(old, (from += ROW_BYTES) - ROW_BYTES);
    let isGoingOn = false;
    while (from < old.length && order(old, from, copies, copy) === 0) {
      const place = end;
      keep(old, (from += ROW_BYTES) - ROW_BYTES);
      if (rows.readUInt32BE(place + HASH_BYTES + 4) !== at - 1) continue;
      rows.writeUInt32BE(at, place + HASH_BYTES + 4);
      isGoingOn = true;
    }
    if (isGoingOn) continue;
    copies.copy(rows, end, copy, copy + HASH_BYTES);
    rows.writeUInt32BE(at, end + HASH_BYTES);
    rows.writeUInt32BE(at, end + HASH_BYTES + 4);
    end += ROW_BYTES;
  }
  end += old.copy(rows, end, from);
  replaceDurably(copyIndexFile(logFolder, at + 1), rows.subarray(0, end), PUBLIC_MODE);
}

/** Opens the index of a log of so many entries. */
export function openCopyIndex(logFolder: string, size: number): CopyIndex {
  const descriptor = openSync(copyIndexFile(logFolder, size), 'r');
  const count = Math.floor(fstatSync(descriptor).size / ROW_BYTES);
  const row = Buffer.alloc(ROW_BYTES);
  const read = (index: number): Buffer => {
    readSync(descriptor, row, 0, ROW_BYTES, index * ROW_BYTES);
    return row;
  };
  return {
    find(copy) {
      let [low, high] = [0, count];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (order(read(middle), 0, copy, 0) < 0) low = middle + 1;
        else high = middle;
      }
      const runs: Run[] = [];
      for (; low < count && order(read(low), 0, copy, 0) === 0; low += 1)
        runs.push({ from: row.readUInt32BE(HASH_BYTES), to: row.readUInt32BE(HASH_BYTES + 4) });
      return runs;
    },
    close: () => closeSync(descriptor),
  };
}

/** Where each hash begins, in the order of their bytes, each once. */
function inOrder(hashes: Buffer): number[] {
  const places = Array.from({ length: hashes.length / HASH_BYTES }, (_, index) => index * HASH_BYTES);
  places.sort((a, b) => order(hashes, a, hashes, b));
  return places.filter(
    (place, index) => index === 0 || order(hashes, place, hashes, places[index - 1] ?? 0) !== 0,
  );
}

function order(left: Buffer, at: number, right: Buffer, place: number): number {
  return left.compare(right, place, place + HASH_BYTES, at, at + HASH_BYTES);
}
