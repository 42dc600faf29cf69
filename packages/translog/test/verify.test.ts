import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hash } from '../src/index.ts';
import {
  consistencyNeeds,
  consistencyProof,
  emptyRoot,
  inclusionNeeds,
  inclusionProof,
  rootOf,
  treeHashes,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts';
import { anyBit, flipped, pathForm, subproofForm } from './reference.ts';
import {
  leaves,
  hashAt,
  rootOfSize,
  leafAt,
  place,
  growth,
  inclusionOf,
  consistencyOf,
  bitChanged,
  numberChanged,
} from './sample-tree.ts';

describe('inclusion', () => {
  it('is proved for every leaf of every size', () => {
    for (let size = 1; size <= 70; size += 1) {
      for (let index = 0; index < size; index += 1) {
        expect(verifyInclusion(inclusionOf({ index, size })), `${index} of ${size}`).toBe(true);
      }
    }
    fc.assert(fc.property(place, (where) => verifyInclusion(inclusionOf(where))));
  });

  it('reads only the hashes it names', () => {
    fc.assert(
      fc.property(place, ({ index, size }) => {
        const named = new Set(inclusionNeeds(index, size).map(({ level, index }) => `${level}/${index}`));
        const only = (level: number, index: number): Hash | undefined =>
          named.has(`${level}/${index}`) ? hashAt(level, index) : undefined;
        expect(inclusionProof(index, size, only)).toEqual(inclusionProof(index, size, hashAt));
      }),
    );
  });

  it('fails for one changed bit of leaf, root or proof', () => {
    fc.assert(
      fc.property(place, fc.nat(20), anyBit, (where, which, bit) => {
        const claim = inclusionOf(where);
        expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf, bit) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: flipped(claim.root, bit) })).toBe(false);
        if (claim.proof.length === 0) return;
        expect(verifyInclusion({ ...claim, proof: bitChanged(claim.proof, which, bit) })).toBe(false);
      }),
    );
  });

  it('fails for another index, and for another size unless the way to the leaf has the same form there', () => {
    fc.assert(
      fc.property(place, fc.nat(52), (where, bit) => {
        const claim = inclusionOf(where);
        const index = numberChanged(where.index, bit);
        expect(verifyInclusion({ ...claim, index })).toBe(false);
        const size = numberChanged(where.size, bit);
        const sameForm = pathForm(where.index, size) === pathForm(where.index, where.size);
        expect(verifyInclusion({ ...claim, size })).toBe(sameForm);
      }),
      { numRuns: 1000 },
    );
  });

  it('fails for a proof with a hash more, less or elsewhere', () => {
    fc.assert(
      fc.property(place, fc.nat(20), (where, which) => {
        const claim = inclusionOf(where);
        const at = which % (claim.proof.length + 1);
        for (const extra of [claim.root, claim.leaf, emptyRoot(), new Uint8Array()]) {
          expect(verifyInclusion({ ...claim, proof: claim.proof.toSpliced(at, 0, extra) })).toBe(false);
        }
        if (claim.proof.length === 0) return;
        const without = claim.proof.toSpliced(which % claim.proof.length, 1);
        expect(verifyInclusion({ ...claim, proof: without })).toBe(false);
        if (claim.proof.length < 2) return;
        expect(verifyInclusion({ ...claim, proof: claim.proof.toReversed() })).toBe(false);
      }),
    );
  });
});

describe('consistency', () => {
  it('is proved for every two sizes', () => {
    for (let to = 0; to <= 70; to += 1) {
      for (let from = 0; from <= to; from += 1) {
        expect(verifyConsistency(consistencyOf({ from, to })), `${from} to ${to}`).toBe(true);
      }
    }
    fc.assert(fc.property(growth, (sizes) => verifyConsistency(consistencyOf(sizes))));
  });

  it('reads only the hashes it names', () => {
    fc.assert(
      fc.property(growth, ({ from, to }) => {
        const named = new Set(consistencyNeeds(from, to).map(({ level, index }) => `${level}/${index}`));
        const only = (level: number, index: number): Hash | undefined =>
          named.has(`${level}/${index}`) ? hashAt(level, index) : undefined;
        expect(consistencyProof(from, to, only)).toEqual(consistencyProof(from, to, hashAt));
      }),
    );
  });

  it('fails for one changed bit of either root or of the proof', () => {
    fc.assert(
      fc.property(growth, fc.nat(20), anyBit, (sizes, which, bit) => {
        const claim = consistencyOf(sizes);
        expect(verifyConsistency({ ...claim, fromRoot: flipped(claim.fromRoot, bit) })).toBe(false);
        // Every tree continues the empty one, so nothing ties a root to it.
        if (claim.from === 0) return;
        expect(verifyConsistency({ ...claim, toRoot: flipped(claim.toRoot, bit) })).toBe(false);
        if (claim.proof.length === 0) return;
        expect(verifyConsistency({ ...claim, proof: bitChanged(claim.proof, which, bit) })).toBe(false);
      }),
    );
  });

  it('fails for other sizes unless the proof has the same form there', () => {
    fc.assert(
      fc.property(growth, fc.nat(52), ({ from, to }, bit) => {
        fc.pre(from > 0);
        const claim = consistencyOf({ from, to });
        const form = subproofForm(from, to);
        const other = [
          { from: numberChanged(from, bit), to },
          { from, to: numberChanged(to, bit) },
        ];
        for (const sizes of other) {
          const sameForm = sizes.from > 0 && subproofForm(sizes.from, sizes.to) === form;
          expect(verifyConsistency({ ...claim, ...sizes }), JSON.stringify(sizes)).toBe(sameForm);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('fails for a proof with a hash more, less or elsewhere, and for a history that is another', () => {
    fc.assert(
      fc.property(growth, fc.nat(20), anyBit, ({ from, to }, which, bit) => {
        const claim = consistencyOf({ from, to });
        const at = which % (claim.proof.length + 1);
        for (const extra of [claim.fromRoot, claim.toRoot, new Uint8Array()]) {
          expect(verifyConsistency({ ...claim, proof: claim.proof.toSpliced(at, 0, extra) })).toBe(false);
        }
        if (from === 0 || from === to) return;
        const without = claim.proof.toSpliced(which % claim.proof.length, 1);
        expect(verifyConsistency({ ...claim, proof: without })).toBe(false);
        // A log that rewrote an old entry does not get through with the proof of its new history.
        const index = which % from;
        const rewritten = leaves.slice(0, to).with(index, flipped(leafAt(index), bit));
        const proof = consistencyProof(from, to, treeHashes(rewritten));
        expect(verifyConsistency({ ...claim, toRoot: rootOf(rewritten), proof })).toBe(false);
      }),
    );
  });

  it('holds for the empty tree only with the empty root', () => {
    const claim = { from: 0, to: 5, fromRoot: emptyRoot(), toRoot: rootOfSize(5), proof: [] };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, fromRoot: rootOfSize(1) })).toBe(false);
    expect(verifyConsistency({ ...claim, to: 0, toRoot: emptyRoot() })).toBe(true);
    expect(verifyConsistency({ ...claim, to: 0 })).toBe(false);
    expect(verifyConsistency({ ...claim, to: 0, fromRoot: rootOfSize(1), toRoot: rootOfSize(1) })).toBe(
      false,
    );
  });
});

describe('whatever else is claimed', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.constantFrom(leafAt(0), rootOfSize(3), [leafAt(1)], Array.from({ length: 1 }), 0, 1, 2, -1, 0.5),
    fc.constantFrom(Number.NaN, Number.MAX_SAFE_INTEGER, 2 ** 53, 1n),
    fc.uint8Array({ minLength: 31, maxLength: 33 }),
  );

  it('is false and never throws', () => {
    fc.assert(
      fc.property(fc.tuple(anything, anything, anything, anything, anything), ([a, b, c, d, e]) => {
        const inclusion = { index: a, size: b, leaf: c, root: d, proof: e } as never;
        const consistency = { from: a, to: b, fromRoot: c, toRoot: d, proof: e } as never;
        expect(typeof verifyInclusion(inclusion)).toBe('boolean');
        expect(typeof verifyConsistency(consistency)).toBe('boolean');
      }),
      { numRuns: 3000 },
    );
  });

  it('is false where one part of a true claim is replaced', () => {
    const inclusion = inclusionOf({ index: 3, size: 11 });
    const consistency = consistencyOf({ from: 6, to: 11 });
    const malformed = anything.filter((value) => typeof value !== 'number');
    fc.assert(
      fc.property(malformed, fc.nat(4), (value, part) => {
        const inKey = (['index', 'size', 'leaf', 'root', 'proof'] as const)[part] ?? 'index';
        const conKey = (['from', 'to', 'fromRoot', 'toRoot', 'proof'] as const)[part] ?? 'from';
        expect(verifyInclusion({ ...inclusion, [inKey]: value })).toBe(false);
        expect(verifyConsistency({ ...consistency, [conKey]: value })).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
