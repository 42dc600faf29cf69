import type { Hash, HashAt, Subtree } from './tree.ts';
import { isCount, isHash, nodeHash } from './tree.ts';

/** Leaves from `from` up to, not including, `to`. */
export type Span = { readonly from: number; readonly to: number };

/**
 * Takes a tree apart into the full subtrees it consists of, largest first.
 *
 * A size to level and index of each. Throws a RangeError for what is no size.
 *
 * @example
 * ```ts
 * subtreesOf(6) // => [{"level":2,"index":0},{"level":1,"index":2}]
 * subtreesOf(0) // => []
 * ```
 */
export function subtreesOf(size: number): readonly Subtree[] {
  if (!isCount(size)) throw new RangeError(`A tree cannot have ${size} leaves.`);
  return subtreesIn({ from: 0, to: size });
}

/** The full subtrees of a span that begins where a subtree of its whole height would begin. */
export function subtreesIn(span: Span): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  for (let from = span.from; from < span.to;) {
    const level = levelWithin(span.to - from);
    subtrees.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return subtrees;
}

/** The hash of a span from those of its full subtrees. */
export function spanHash(span: Span, hashAt: HashAt): Hash {
  return hashesAt(subtreesIn(span), hashAt).reduceRight((right, left) => nodeHash(left, right));
}

/** The stored hashes of subtrees; throws a RangeError that names the first one that is missing. */
export function hashesAt(subtrees: readonly Subtree[], hashAt: HashAt): readonly Hash[] {
  return subtrees.map(({ level, index }) => {
    const hash = hashAt(level, index);
    if (!isHash(hash)) throw new RangeError(`The hash at level ${level}, index ${index} is missing.`);
    return hash;
  });
}

/** Where a span of two or more leaves divides: after the largest power of two smaller than itself. */
export function middleOf({ from, to }: Span): number {
  return from + 2 ** levelWithin(to - from - 1);
}

/** The level of the largest full subtree that has no more than so many leaves. */
function levelWithin(leaves: number): number {
  let level = 0;
  while (2 ** (level + 1) <= leaves) level += 1;
  return level;
}
