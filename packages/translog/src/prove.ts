import type { Hash, HashAt, Subtree } from './tree.ts';
import { isCount } from './tree.ts';
import type { Span } from './subtrees.ts';
import { middleOf, spanHash, subtreesIn } from './subtrees.ts';

/**
 * Proves that a leaf stands at an index of the tree of a size.
 *
 * Index, size and a reader of stored hashes to the hashes from the leaf's neighbour up to the root's child.
 * Throws a RangeError for an index outside the tree, and for a stored hash that is missing. Source: RFC 6962,
 * section 2.1.1.
 *
 * @example
 * ```ts
 * const leaves = [1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte)));
 * const [proof] = inclusionProof(2, 3, treeHashes(leaves));
 * toBase64(proof) === toBase64(nodeHash(leaves[0], leaves[1])) // => true
 * ```
 */
export function inclusionProof(index: number, size: number, hashAt: HashAt): readonly Hash[] {
  return inclusionSpans(index, size).map((span) => spanHash(span, hashAt));
}

/**
 * Names the stored hashes that `inclusionProof` reads, so that a database is asked for them once.
 *
 * Index and size to level and index of each. Throws a RangeError for an index outside the tree.
 *
 * @example
 * ```ts
 * inclusionNeeds(0, 3) // => [{"level":0,"index":1},{"level":0,"index":2}]
 * ```
 */
export function inclusionNeeds(index: number, size: number): readonly Subtree[] {
  return inclusionSpans(index, size).flatMap(subtreesIn);
}

/**
 * Proves that the tree of one size is the beginning of the tree of another.
 *
 * Two sizes and a reader of stored hashes to the hashes, lowest first; none where the sizes are equal or the
 * first is 0. Throws a RangeError for a first size above the second, and for a stored hash that is missing.
 * Source: RFC 6962, section 2.1.2.
 *
 * @example
 * ```ts
 * const leaves = [1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte)));
 * const [proof] = consistencyProof(2, 3, treeHashes(leaves));
 * toBase64(proof) === toBase64(leaves[2]) // => true
 * consistencyProof(3, 3, treeHashes(leaves)) // => []
 * ```
 */
export function consistencyProof(from: number, to: number, hashAt: HashAt): readonly Hash[] {
  return consistencySpans(from, to).map((span) => spanHash(span, hashAt));
}

/**
 * Names the stored hashes that `consistencyProof` reads, so that a database is asked for them once.
 *
 * Two sizes to level and index of each. Throws a RangeError for a first size above the second.
 *
 * @example
 * ```ts
 * consistencyNeeds(2, 3) // => [{"level":0,"index":2}]
 * ```
 */
export function consistencyNeeds(from: number, to: number): readonly Subtree[] {
  return consistencySpans(from, to).flatMap(subtreesIn);
}

function inclusionSpans(index: number, size: number): readonly Span[] {
  if (!isCount(size) || !isCount(index) || index >= size) {
    throw new RangeError(`A tree of ${size} leaves has no leaf ${index}.`);
  }
  const spans: Span[] = [];
  for (let span: Span = { from: 0, to: size }; span.to - span.from > 1;) {
    const { inside, beside } = divide(span, index);
    spans.push(beside);
    span = inside;
  }
  return spans.toReversed();
}

function consistencySpans(from: number, to: number): readonly Span[] {
  if (!isCount(from) || !isCount(to) || from > to) {
    throw new RangeError(`A tree of ${from} leaves is not the beginning of one of ${to}.`);
  }
  if (from === 0) return [];
  const spans: Span[] = [];
  let span: Span = { from: 0, to };
  while (span.to !== from) {
    // The way goes down to the last leaf of the older tree.
    const { inside, beside } = divide(span, from - 1);
    spans.push(beside);
    span = inside;
  }
  // A subtree that begins at 0 is the older tree itself, whose root the reader has.
  if (span.from > 0) spans.push(span);
  return spans.toReversed();
}

function divide(span: Span, index: number): { readonly inside: Span; readonly beside: Span } {
  const middle = middleOf(span);
  const left = { from: span.from, to: middle };
  const right = { from: middle, to: span.to };
  return index < middle ? { inside: left, beside: right } : { inside: right, beside: left };
}
