import type { Hash, HashAt, Subtree } from './tree.ts';
import { asHash, emptyRoot, isCount, nodeHash } from './tree.ts';
import { hashesAt, subtreesOf } from './subtrees.ts';

/**
 * All a log has to remember to grow: its size and the hashes of the full subtrees it consists of, largest
 * first, one for every 1 in the size written in binary.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Hash[] };

/** The hash of a subtree that has become full. */
export type StoredHash = Subtree & { readonly hash: Hash };

/**
 * Gives the frontier of the log without entries.
 *
 * Nothing to a frontier of size 0. Never throws.
 *
 * @example
 * ```ts
 * emptyFrontier() // => {"size":0,"hashes":[]}
 * ```
 */
export function emptyFrontier(): Frontier {
  return { size: 0, hashes: [] };
}

/**
 * Appends leaves to a log of which only the frontier is known.
 *
 * A frontier and leaf hashes in order to the next frontier and the hashes of all subtrees that became full,
 * the leaves among them, in the order in which they did: store these, and every proof can be given. Throws a
 * RangeError for a frontier whose hashes do not fit its size, or hashes of another length. Source: RFC 9162,
 * section 2.1.2, without its last step.
 *
 * @example
 * ```ts
 * const leaves = [1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte)));
 * const { frontier, stored } = appendLeaves(emptyFrontier(), leaves);
 * frontier.hashes.length // => 2
 * stored.map(({ level, index }) => [level, index]) // => [[0,0],[0,1],[1,0],[0,2]]
 * ```
 */
export function appendLeaves(
  frontier: Frontier,
  leafHashes: readonly Hash[],
): { readonly frontier: Frontier; readonly stored: readonly StoredHash[] } {
  const hashes = [...checked(frontier).hashes];
  const stored: StoredHash[] = [];
  let size = frontier.size;
  for (const leaf of leafHashes) {
    let [level, index, hash] = [0, size, asHash(leaf)];
    stored.push({ level, index, hash });
    for (; index % 2 === 1; index = (index - 1) / 2) {
      hash = nodeHash(asHash(hashes.pop()), hash);
      level += 1;
      stored.push({ level, index: (index - 1) / 2, hash });
    }
    hashes.push(hash);
    size += 1;
  }
  return { frontier: { size, hashes }, stored };
}

/**
 * Gives the root of the tree that a frontier stands for.
 *
 * A frontier to 32 bytes. Throws a RangeError for a frontier whose hashes do not fit its size. Source: RFC
 * 9162, section 2.1.2, its last step.
 *
 * @example
 * ```ts
 * const leaf = leafHash(Uint8Array.of(7));
 * const { frontier } = appendLeaves(emptyFrontier(), [leaf]);
 * toBase64(frontierRoot(frontier)) === toBase64(leaf) // => true
 * ```
 */
export function frontierRoot(frontier: Frontier): Hash {
  const hashes = checked(frontier).hashes;
  return hashes.length === 0 ? emptyRoot() : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/**
 * Finds the frontier of a log again from its stored hashes, at its present size or an earlier one.
 *
 * A size and a reader of stored hashes to a frontier. Throws a RangeError for what is no size, and for a
 * stored hash that is missing or of another length.
 *
 * @example
 * ```ts
 * const hashAt = treeHashes([1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte))));
 * frontierAt(2, hashAt).hashes.length // => 1
 * ```
 */
export function frontierAt(size: number, hashAt: HashAt): Frontier {
  return { size, hashes: hashesAt(subtreesOf(size), hashAt) };
}

/**
 * Computes the root of the tree over leaves given all at once.
 *
 * Leaf hashes in order to 32 bytes; no leaves give the empty root. Throws a RangeError for a hash of another
 * length. Source: RFC 6962, section 2.1.
 *
 * @example
 * ```ts
 * const leaves = [[], [0]].map((bytes) => leafHash(Uint8Array.from(bytes)));
 * toBase64(rootOf(leaves)) // => "+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU="
 * toBase64(rootOf([])) === toBase64(emptyRoot()) // => true
 * ```
 */
export function rootOf(leafHashes: readonly Hash[]): Hash {
  return frontierRoot(appendLeaves(emptyFrontier(), leafHashes).frontier);
}

/**
 * Computes the root of the tree of a size from stored hashes, at the log's present size or an earlier one.
 *
 * A size and a reader of stored hashes to 32 bytes. Throws a RangeError for what is no size, and for a stored
 * hash that is missing or of another length.
 *
 * @example
 * ```ts
 * const leaves = [1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte)));
 * toBase64(rootAt(2, treeHashes(leaves))) === toBase64(rootOf(leaves.slice(0, 2))) // => true
 * ```
 */
export function rootAt(size: number, hashAt: HashAt): Hash {
  return frontierRoot(frontierAt(size, hashAt));
}

function checked(frontier: Frontier): Frontier {
  if (!isCount(frontier.size) || frontier.hashes.length !== subtreesOf(frontier.size).length) {
    throw new RangeError(
      `A frontier of size ${frontier.size} does not have ${frontier.hashes.length} hashes.`,
    );
  }
  for (const hash of frontier.hashes) asHash(hash);
  return frontier;
}
