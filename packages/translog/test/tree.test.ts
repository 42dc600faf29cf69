import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Hash } from '../src/index.ts';
import {
  appendLeaves,
  consistencyProof,
  emptyFrontier,
  frontierAt,
  frontierRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootAt,
  rootOf,
} from '../src/index.ts';
import {
  anyBit,
  flipped,
  hex,
  pathByDefinition,
  rootByDefinition,
  subproofByDefinition,
} from './reference.ts';
import { MOST, leaves, hashAt, rootOfSize, leafAt, place } from './sample-tree.ts';

describe('the tree', () => {
  it('has the root and the proofs of the definition', () => {
    fc.assert(
      fc.property(place, ({ size, index }) => {
        const first = leaves.slice(0, size);
        expect(hex(rootOfSize(size))).toBe(hex(rootByDefinition(first)));
        expect(inclusionProof(index, size, hashAt)).toEqual(pathByDefinition(index, first));
        expect(consistencyProof(index + 1, size, hashAt)).toEqual(subproofByDefinition(index + 1, first));
      }),
    );
  });

  it('is the same grown in any steps, and from any frontier found again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 8 }), (steps) => {
        let frontier = emptyFrontier();
        const stored = new Map<string, Hash>();
        for (const step of steps) {
          const grown = appendLeaves(frontier, leaves.slice(frontier.size, frontier.size + step));
          for (const { level, index, hash } of grown.stored) stored.set(`${level}/${index}`, hash);
          frontier = grown.frontier;
        }
        const found = (level: number, index: number): Hash | undefined => stored.get(`${level}/${index}`);
        expect(frontierRoot(frontier)).toEqual(rootOfSize(frontier.size));
        for (let size = 0; size <= frontier.size; size += 1) {
          expect(rootAt(size, found)).toEqual(rootOfSize(size));
        }
        expect(frontierAt(frontier.size, found)).toEqual(frontier);
      }),
      { numRuns: 40 },
    );
  });

  it('stores each full subtree once, with the hash it has in the whole tree', () => {
    const { stored } = appendLeaves(emptyFrontier(), leaves);
    expect(new Set(stored.map(({ level, index }) => `${level}/${index}`)).size).toBe(stored.length);
    for (const { level, index, hash } of stored) expect(hashAt(level, index)).toEqual(hash);
  });

  it('leaves the frontier it grew from as it was', () => {
    const { frontier } = appendLeaves(emptyFrontier(), leaves.slice(0, 7));
    const before = structuredClone(frontier);
    appendLeaves(frontier, leaves.slice(7, 20));
    expect(frontier).toEqual(before);
  });

  it('has another root when two entries change places, and when one is changed, removed or repeated', () => {
    fc.assert(
      fc.property(place, fc.nat(), anyBit, ({ size, index }, other, bit) => {
        const first = leaves.slice(0, size);
        const with2 = other % size;
        const swapped = first.with(index, leafAt(with2)).with(with2, leafAt(index));
        if (with2 !== index) expect(rootOf(swapped)).not.toEqual(rootOfSize(size));
        expect(rootOf(first.with(index, flipped(leafAt(index), bit)))).not.toEqual(rootOfSize(size));
        expect(rootOf(first.toSpliced(index, 1))).not.toEqual(rootOfSize(size));
        expect(rootOf(first.toSpliced(index, 0, leafAt(index)))).not.toEqual(rootOfSize(size));
      }),
    );
  });

  it('never takes a node for a leaf', () => {
    const [left, right] = [leafAt(0), leafAt(1)];
    expect(leafHash(Uint8Array.of(...left, ...right))).not.toEqual(nodeHash(left, right));
  });

  test.each([
    ['an index outside', () => inclusionProof(3, 3, hashAt)],
    ['a negative index', () => inclusionProof(-1, 3, hashAt)],
    ['a shrinking tree', () => consistencyProof(4, 3, hashAt)],
    ['a size that is no number', () => rootAt(Number.NaN, hashAt)],
    ['a missing hash', () => inclusionProof(0, MOST + 1, hashAt)],
    ['a short hash', () => rootOf([new Uint8Array(31)])],
    ['a frontier of another size', () => frontierRoot({ size: 3, hashes: [leafAt(0)] })],
  ])('throws a RangeError for %s', (_, act) => {
    expect(act).toThrow(RangeError);
  });
});
