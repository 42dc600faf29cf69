import { randomBytes } from 'node:crypto';
import type { Checkpoint, Frontier, Hash, Signer, StoredHash } from '@unhidden/translog';
import {
  appendLeaves,
  frontierAt,
  frontierRoot,
  inclusionNeeds,
  inclusionProof,
  leafHash,
  rootOf,
  signCheckpoint,
  subtreesOf,
  toBase64,
  verifyInclusion,
} from '@unhidden/translog';
import type { KeyRing } from '../keyring/index.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Store } from '../register/index.ts';
import { formatBlock, parseBlock } from './block.ts';
import { beforeFirst, checkBlock, checkEntry } from './check-rows.ts';
import type { EntryPlace } from './check-rows.ts';
import { keepCheckpoint, newestCheckpoint } from './checkpoint-file.ts';
import { blockAt, blocksFrom, entriesAfter, entryAt, lockLog, storedHashes } from './custody-store.ts';
import { entryBytes } from './entry.ts';
import { openLogKey } from './log-key.ts';

/** All that the log is made of: its database, its keys, and the folder in which its checkpoints are kept. */
export type CustodyLog = {
  readonly register: Store;
  readonly ring: Pick<KeyRing, 'mac'>;
  readonly folder: Pick<DataFolder, 'keys' | 'log'>;
  now(): Date;
};

/** The log is not as it was when this program last signed it; nothing is signed any more. */
export const ALTERED =
  'The custody log is not as it was when its last checkpoint was signed, so no new checkpoint is made. Run "unhidden audit verify", keep its output and a copy of the database, and find out who could write to it.';

/**
 * Puts the entries that wait into the tree, as one leaf, and signs the tree; `blocks` adds empty leaves before it, for
 * minutes in which nothing ran. Signs nothing that does not continue the newest kept checkpoint, and no entry that the
 * key ring did not seal. The checkpoint is on the disk when this returns.
 */
export async function makeCheckpoint(log: CustodyLog, blocks = 1): Promise<Result<string>> {
  const key = openLogKey(log.folder.keys);
  const kept = newestCheckpoint(log.folder.log, key)?.checkpoint;
  const { db, engine } = log.register;
  const grown = await db.transaction().execute(async (transaction) => {
    const store = { db: transaction, engine };
    await lockLog(store);
    return grow(store, log, kept, blocks);
  });
  if (grown === undefined) return failure(ALTERED);
  const note = signCheckpoint(checkpointOf(key, grown), [key]);
  keepCheckpoint(log.folder.log, note);
  return success(note);
}

/** The tree and the entry up to which everything has been found as it was signed, or undefined. */
type Grown = { readonly frontier: Frontier; readonly end: EntryPlace };

async function grow(
  store: Store,
  { ring, now }: CustodyLog,
  kept: Checkpoint | undefined,
  blocks: number,
): Promise<Frontier | undefined> {
  const found = await readSound(store, ring, kept);
  if (found === undefined) return undefined;
  const waiting: Hash[] = [];
  let { end } = found;
  for await (const row of entriesAfter(store, end.n)) {
    const { place, faults } = checkEntry(row, end, ring);
    if (faults.length > 0 || place.leaf === undefined) return undefined;
    waiting.push(place.leaf);
    end = place;
  }
  const after = found.end.n;
  const bodies = Array.from({ length: blocks }, (_, index) => {
    const isLast = index === blocks - 1;
    return formatBlock({
      v: 1,
      number: found.frontier.size + index,
      at: now().toISOString(),
      after,
      last: isLast ? end.n : after,
      root: toBase64(rootOf(isLast ? waiting : [])),
      nonce: randomBytes(16).toString('base64url'),
    });
  });
  const { frontier, stored } = appendLeaves(
    found.frontier,
    bodies.map((body) => leafHash(entryBytes(body))),
  );
  await keepBlocks(store, found.frontier.size, bodies, stored);
  return frontier;
}

/**
 * Compares what stands with the newest checkpoint by the few hashes that make its root, and what a crash left beyond it
 * with the entries themselves.
 */
export async function readSound(
  store: Store,
  ring: Pick<KeyRing, 'mac'>,
  kept: Checkpoint | undefined,
): Promise<Grown | undefined> {
  const size = kept?.size ?? 0;
  const base = await frontierOf(store, size);
  if (base === undefined || (kept && toBase64(frontierRoot(base)) !== toBase64(kept.root))) return undefined;
  let end = await endOf(store, size, kept);
  if (end === undefined) return undefined;
  let frontier = base;
  for await (const row of blocksFrom(store, size)) {
    const last = parseBlock(row.body)?.last ?? -1;
    const leaves: Hash[] = [];
    const after: number = end.n;
    for (let n = after + 1; n <= last; n += 1) {
      const entry = await entryAt(store, n);
      const checked: ReturnType<typeof checkEntry> | undefined = entry && checkEntry(entry, end, ring);
      if (checked === undefined || checked.faults.length > 0 || checked.place.leaf === undefined)
        return undefined;
      leaves.push(checked.place.leaf);
      end = checked.place;
    }
    const { leaf, faults } = checkBlock(row, { number: frontier.size, after }, leaves);
    if (faults.length > 0) return undefined;
    ({ frontier } = appendLeaves(frontier, [leaf]));
  }
  return { frontier, end };
}

async function frontierOf(store: Store, size: number): Promise<Frontier | undefined> {
  try {
    return frontierAt(size, await storedHashes(store, subtreesOf(size)));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The last entry in a tree of so many blocks, as its last leaf says; that this is the leaf is proved from the root. */
async function endOf(
  store: Store,
  size: number,
  kept: Checkpoint | undefined,
): Promise<EntryPlace | undefined> {
  if (kept === undefined || size === 0) return beforeFirst;
  const index = size - 1;
  const body = (await blockAt(store, index))?.body;
  const block = parseBlock(body);
  if (block === undefined) return undefined;
  const leaf = leafHash(entryBytes(body));
  const proof = inclusionProof(index, size, await storedHashes(store, inclusionNeeds(index, size)));
  if (!verifyInclusion({ index, size, leaf, root: kept.root, proof })) return undefined;
  if (block.last === 0) return beforeFirst;
  const row = await entryAt(store, block.last);
  return row && { n: block.last, leaf: leafHash(entryBytes(row.entry)) };
}

async function keepBlocks(
  { db }: Store,
  from: number,
  bodies: readonly string[],
  stored: readonly StoredHash[],
): Promise<void> {
  const blocks = bodies.map((body, index) => ({
    number: from + index,
    body,
    leaf: toBase64(leafHash(entryBytes(body))),
  }));
  const nodes = stored
    .filter(({ level }) => level > 0)
    .map(({ level, index, hash }) => ({ level, position: index, hash: toBase64(hash) }));
  for (let at = 0; at < blocks.length; at += ROWS)
    await db
      .insertInto('custody_block')
      .values(blocks.slice(at, at + ROWS))
      .execute();
  for (let at = 0; at < nodes.length; at += ROWS)
    await db
      .insertInto('custody_node')
      .values(nodes.slice(at, at + ROWS))
      .execute();
}

/** In one statement, well below what either database takes. */
const ROWS = 1000;

function checkpointOf(key: Signer, frontier: Frontier): Checkpoint {
  return { origin: key.name, size: frontier.size, root: frontierRoot(frontier) };
}
