import { sha256 } from '@noble/hashes/sha2.js';

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array;

/** A full subtree: 2^level leaves, the first of them the leaf `index` × 2^level. */
export type Subtree = { readonly level: number; readonly index: number };

/** Reads the hash of a full subtree from wherever it is kept; `undefined` where it is not. */
export type HashAt = (level: number, index: number) => Hash | undefined;

/** Bytes in a hash. */
export const hashSize = 32;

/**
 * Hashes an entry of the log into the leaf that stands for it.
 *
 * Any bytes to 32: SHA-256(0x00 ‖ entry). The first byte keeps leaves and nodes apart. Throws for what is not
 * a Uint8Array. Source: RFC 6962, section 2.1.
 *
 * @example
 * ```ts
 * toBase64(leafHash(new Uint8Array())) // => "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0="
 * ```
 */
export function leafHash(entry: Uint8Array): Hash {
  return sha256.create().update(LEAF).update(entry).digest();
}

/**
 * Hashes two neighbouring subtrees into the node above them.
 *
 * Two hashes of 32 bytes to one: SHA-256(0x01 ‖ left ‖ right). Throws a RangeError for hashes of another
 * length. Source: RFC 6962, section 2.1.
 *
 * @example
 * ```ts
 * const [left, right] = [leafHash(new Uint8Array()), leafHash(Uint8Array.of(0))];
 * toBase64(nodeHash(left, right)) // => "+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU="
 * ```
 */
export function nodeHash(left: Hash, right: Hash): Hash {
  if (!isHash(left) || !isHash(right)) throw new RangeError('A node is made of two hashes of 32 bytes.');
  const bytes = new Uint8Array(1 + 2 * hashSize);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashSize);
  return sha256(bytes);
}

/**
 * Gives the root of the tree without leaves.
 *
 * Nothing to 32 bytes: SHA-256 of nothing. Never throws. Source: RFC 6962, section 2.1.
 *
 * @example
 * ```ts
 * toBase64(emptyRoot()) // => "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
 * ```
 */
export function emptyRoot(): Hash {
  return sha256(new Uint8Array());
}

/**
 * Builds the whole tree over leaves in memory, for trees small enough to be kept there.
 *
 * Leaf hashes in order to a function that gives the hash of any full subtree of them. Throws a RangeError for
 * leaves of another length. Source: RFC 6962, section 2.1.
 *
 * @example
 * ```ts
 * const leaves = [1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte)));
 * const hashAt = treeHashes(leaves);
 * toBase64(hashAt(1, 0)) === toBase64(nodeHash(leaves[0], leaves[1])) // => true
 * hashAt(1, 1) // => undefined
 * ```
 */
export function treeHashes(leafHashes: readonly Hash[]): HashAt {
  const levels: Hash[][] = [leafHashes.map((hash) => asHash(hash))];
  for (let below = levels[0]; below !== undefined && below.length > 1; below = levels.at(-1)) {
    const above: Hash[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) {
      above.push(nodeHash(asHash(below[at]), asHash(below[at + 1])));
    }
    levels.push(above);
  }
  return (level, index) => levels[level]?.[index];
}

/** Whether a value is a hash of this tree: 32 bytes. */
export function isHash(value: unknown): value is Hash {
  return value instanceof Uint8Array && value.length === hashSize;
}

/** Whether a value can be the size of a tree or the index of a leaf. */
export function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** The hash itself, or a RangeError where it is missing or of another length. */
export function asHash(hash: Hash | undefined): Hash {
  if (!isHash(hash)) throw new RangeError('A hash of 32 bytes is missing.');
  return hash;
}

/** The same bytes; not in constant time, because everything compared here is public. */
export function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

const LEAF = Uint8Array.of(0);
