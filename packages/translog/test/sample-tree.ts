import fc from 'fast-check';
import type { Hash } from '../src/index.ts';
import { consistencyProof, emptyRoot, inclusionProof, rootOf, treeHashes } from '../src/index.ts';
import { flipped, someLeaves } from './reference.ts';

/** Leaves of the tree that the laws are tried on. */
export const MOST = 300;
export const leaves = someLeaves(MOST);
export const hashAt = treeHashes(leaves);
export const roots = Array.from({ length: MOST + 1 }, (_, size) => rootOf(leaves.slice(0, size)));
export const rootOfSize = (size: number): Hash => roots[size] ?? emptyRoot();
export const leafAt = (index: number): Hash => leaves[index] ?? emptyRoot();

const size = fc.integer({ min: 1, max: MOST });
export const place = size.chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
export const growth = size.chain((to) => fc.record({ to: fc.constant(to), from: fc.nat(to) }));

export const inclusionOf = ({ index, size }: { index: number; size: number }) => ({
  index,
  size,
  leaf: leafAt(index),
  root: rootOfSize(size),
  proof: inclusionProof(index, size, hashAt),
});
export const consistencyOf = ({ from, to }: { from: number; to: number }) => ({
  from,
  to,
  fromRoot: rootOfSize(from),
  toRoot: rootOfSize(to),
  proof: consistencyProof(from, to, hashAt),
});
/** A proof with one bit of one hash changed. */
export const bitChanged = (proof: readonly Hash[], which: number, bit: number): readonly Hash[] =>
  proof.map((hash, at) => (at === which % proof.length ? flipped(hash, bit) : hash));
/** A number with one bit changed. */
export const numberChanged = (count: number, bit: number): number => {
  const power = 2 ** bit;
  return Math.floor(count / power) % 2 === 1 ? count - power : count + power;
};
