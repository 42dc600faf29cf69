import type { Hash } from './tree.ts';
import { emptyRoot, isCount, isHash, isSame, nodeHash } from './tree.ts';

/** What an inclusion proof claims: `leaf` stands at `index` of the tree with `size` leaves and `root`. */
export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
};

/** What a consistency proof claims: the tree of size `from` is the beginning of the tree of size `to`. */
export type ConsistencyClaim = {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Hash;
  readonly toRoot: Hash;
  readonly proof: readonly Hash[];
};

/**
 * Checks that a leaf stands at an index of the tree with a root.
 *
 * A claim to true or false; whatever is malformed is false. Never throws. Size and root are trusted and must
 * come from a signed checkpoint: a proof may hold for a neighbouring size too, where the way to the leaf has
 * the same form. Source: RFC 9162, section 2.1.3.2.
 *
 * @example
 * ```ts
 * const leaves = [1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte)));
 * const claim = { index: 2, size: 3, leaf: leaves[2], root: rootOf(leaves) };
 * const proof = inclusionProof(2, 3, treeHashes(leaves));
 * verifyInclusion({ ...claim, proof }) // => true
 * verifyInclusion({ ...claim, proof, index: 1 }) // => false
 * verifyInclusion({ ...claim, proof: [] }) // => false
 * ```
 */
export function verifyInclusion({ index, size, leaf, root, proof }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (!isHash(leaf) || !isHash(root) || !isProof(proof)) return false;
  let [position, last, hash] = [index, size - 1, leaf];
  for (const beside of proof) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(beside, hash);
      [position, last] = toRightChild(position, last);
    } else {
      hash = nodeHash(hash, beside);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && isSame(hash, root);
}

/**
 * Checks that the tree with one root is the beginning of the tree with another.
 *
 * A claim to true or false; whatever is malformed is false. Never throws. The empty tree is the beginning of
 * every tree by an empty proof, and its root must be the empty root. Sizes and roots are trusted and must
 * come from signed checkpoints. Source: RFC 9162, section 2.1.4.2.
 *
 * @example
 * ```ts
 * const leaves = [1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte)));
 * const claim = { from: 2, to: 3, fromRoot: rootOf(leaves.slice(0, 2)), toRoot: rootOf(leaves) };
 * const proof = consistencyProof(2, 3, treeHashes(leaves));
 * verifyConsistency({ ...claim, proof }) // => true
 * verifyConsistency({ ...claim, proof, fromRoot: leaves[0] }) // => false
 * ```
 */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: ConsistencyClaim): boolean {
  if (!isCount(from) || !isCount(to) || from > to) return false;
  if (!isHash(fromRoot) || !isHash(toRoot) || !isProof(proof)) return false;
  if (to === 0 && !isSame(toRoot, emptyRoot())) return false;
  if (from === 0) return proof.length === 0 && isSame(fromRoot, emptyRoot());
  if (from === to) return proof.length === 0 && isSame(fromRoot, toRoot);

  let [position, last] = [from - 1, to - 1];
  while (position % 2 === 1) [position, last] = [half(position), half(last)];
  // An older tree that is one full subtree starts the way itself and is left out of the proof.
  const [first, ...rest] = position === 0 ? [fromRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [older, newer] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      older = nodeHash(beside, older);
      newer = nodeHash(beside, newer);
      [position, last] = toRightChild(position, last);
    } else {
      newer = nodeHash(newer, beside);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && isSame(older, fromRoot) && isSame(newer, toRoot);
}

/** No tree of a countable size is higher than this, so a longer proof is refused unread. */
const MAX_PROOF = 64;

/** The proof is read as unknown: it comes from files and networks. */
function isProof(proof: unknown): proof is readonly Hash[] {
  return Array.isArray(proof) && proof.length <= MAX_PROOF && Array.from(proof).every(isHash);
}

/** Climbs while the subtree is a left one without a neighbour, as on the ragged right edge of a tree. */
function toRightChild(position: number, last: number): [number, number] {
  let [at, end] = [position, last];
  while (at !== 0 && at % 2 === 0) [at, end] = [half(at), half(end)];
  return [at, end];
}

function half(count: number): number {
  return Math.floor(count / 2);
}
