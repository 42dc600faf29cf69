import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Tile } from '../src/index.ts';
import {
  consistencyProof,
  decodeBundle,
  encodeBundle,
  hashesInTiles,
  inclusionProof,
  newTiles,
  parseTilePath,
  rootAt,
  tileData,
  tileOf,
  tilePath,
  treeHashes,
} from '../src/index.ts';
import { someLeaves } from './reference.ts';

const MOST = 70_000;
const leaves = someLeaves(MOST);
const hashAt = treeHashes(leaves);
const size = fc.integer({ min: 1, max: MOST });
const growth = size.chain((to) => fc.record({ to: fc.constant(to), from: fc.nat(to) }));
const anyTile: fc.Arbitrary<Tile> = fc.record({
  level: fc.oneof(fc.constant('entries' as const), fc.nat(63)),
  index: fc.maxSafeNat(),
  width: fc.integer({ min: 1, max: 256 }),
});
const byPath = (tiles: readonly Tile[]): Map<string, Tile> =>
  new Map(tiles.map((tile) => [tilePath(tile), tile]));

describe('the path of a tile', () => {
  // The numbers are the examples in C2SP tlog-tiles.
  test.each([
    [{ level: 0, index: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 273, width: 112 }, 'tile/0/273.p/112'],
    [{ level: 1, index: 1, width: 17 }, 'tile/1/001.p/17'],
    [{ level: 'entries', index: 1000, width: 255 }, 'tile/entries/x001/000.p/255'],
    [{ level: 63, index: 0, width: 1 }, 'tile/63/000.p/1'],
  ] as const)('of %j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
  });

  it('is read back to the tile', () => {
    fc.assert(
      fc.property(anyTile, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
    );
  });

  test.each([
    '',
    'tile/0',
    'tile/0/',
    '/tile/0/000',
    'tile/0/000/',
    'tile/00/000',
    'tile/01/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/data/000',
    'tile/0/0',
    'tile/0/0000',
    'tile/0/x000/000',
    'tile/0/x001/x000',
    'tile/0/001/000',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/999',
    'tile/0/000.p/',
    'tile/0/000.p',
    'tile/0/../000',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/000\n',
    'tile/0/٠٠٠',
  ])('is not %j', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  it('is nothing that is not written the same way, whatever it looks like', () => {
    const part = fc.constantFrom('tile', 'entries', '0', '1', '63', '64', '000', 'x001', '.p', '/', '17', '');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const path = parts.join('');
        const tile = parseTilePath(path);
        if (tile !== undefined) expect(tilePath(tile)).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    { level: 0, index: -1, width: 1 },
    { level: 64, index: 0, width: 1 },
    { level: 0, index: 0, width: 0 },
    { level: 0, index: 0, width: 257 },
    { level: 0.5, index: 0, width: 1 },
    { level: 0, index: 2 ** 53, width: 1 },
  ])('cannot be written for %j', (tile) => {
    expect(() => tilePath(tile)).toThrow(RangeError);
  });
});

describe('the tiles of a tree', () => {
  it('are those of the example of 70,000 entries', () => {
    const tiles = newTiles(0, 70_000);
    const count = (level: number, width: number): number =>
      tiles.filter((tile) => tile.level === level && tile.width === width).length;
    expect(tiles).toHaveLength(277);
    expect([count(0, 256), count(0, 112), count(1, 256), count(1, 17), count(2, 1)]).toEqual([
      273, 1, 1, 1, 1,
    ]);
  });

  it('are one full and one partial for 256 entries, and none for none', () => {
    expect(newTiles(0, 256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(newTiles(0, 0)).toEqual([]);
  });

  it('are all there after any growth: those written before and those that are new', () => {
    fc.assert(
      fc.property(growth, fc.constantFrom('hashes' as const, 'entries' as const), ({ from, to }, kind) => {
        const before = byPath(newTiles(0, from, kind));
        const added = byPath(newTiles(from, to, kind));
        for (const path of byPath(newTiles(0, to, kind)).keys()) {
          expect(before.has(path) !== added.has(path), path).toBe(true);
        }
        expect(before.size + added.size).toBeGreaterThanOrEqual(newTiles(0, to, kind).length);
        for (const path of added.keys()) expect(byPath(newTiles(0, to, kind)).has(path)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('give the root and the proofs that the tree gives', () => {
    fc.assert(
      fc.property(growth, fc.nat(), ({ from, to }, which) => {
        const served = new Map(
          newTiles(0, to).map((tile) => [tilePath(tile), tileData(tile, hashAt)] as const),
        );
        const found = hashesInTiles(to, (tile) => served.get(tilePath(tile)));
        const index = which % to;
        expect(rootAt(to, found)).toEqual(rootAt(to, hashAt));
        expect(inclusionProof(index, to, found)).toEqual(inclusionProof(index, to, hashAt));
        expect(consistencyProof(from, to, found)).toEqual(consistencyProof(from, to, hashAt));
      }),
      { numRuns: 30 },
    );
  });

  it('hold each hash where it is said to be', () => {
    fc.assert(
      fc.property(size, fc.nat(16), fc.nat(), (size, level, which) => {
        const count = Math.floor(size / 2 ** level);
        fc.pre(count > 0);
        const index = which % count;
        const tile = tileOf(level, index, size);
        expect(byPath(newTiles(0, size)).has(tilePath(tile))).toBe(true);
        const found = hashesInTiles(size, (asked) => {
          expect(asked).toEqual(tile);
          return tileData(asked, hashAt);
        });
        expect(found(level, index)).toEqual(hashAt(level, index));
      }),
      { numRuns: 60 },
    );
  });

  it('give another root when one bit of a hash that the root follows from is another', () => {
    fc.assert(
      fc.property(size, fc.nat(255), (size, bit) => {
        const read = new Set<string>();
        const root = rootAt(
          size,
          hashesInTiles(size, (tile) => {
            read.add(tilePath(tile));
            return tileData(tile, hashAt);
          }),
        );
        for (const path of read) {
          // In a tile of whole subtrees every hash counts up to its width, the last one too.
          const broken = hashesInTiles(size, (tile) => {
            const data = tileData(tile, hashAt);
            const isIt = tilePath(tile) === path;
            return isIt ? data.with(data.length - 1, (data.at(-1) ?? 0) ^ (1 << (bit % 8))) : data;
          });
          expect(rootAt(size, broken), path).not.toEqual(root);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('give nothing where a tile is missing or of another length', () => {
    expect(hashesInTiles(3, () => undefined)(0, 0)).toBeUndefined();
    expect(hashesInTiles(3, () => new Uint8Array(95))(0, 0)).toBeUndefined();
    expect(hashesInTiles(3, () => new Uint8Array(96))(0, 3)).toBeUndefined();
    expect(hashesInTiles(3, () => new Uint8Array(96))(-1, 0)).toBeUndefined();
    expect(() =>
      rootAt(
        3,
        hashesInTiles(3, () => undefined),
      ),
    ).toThrow(RangeError);
  });

  test.each([
    ['a shrinking log', () => newTiles(2, 1)],
    ['a subtree that is not full', () => tileOf(1, 1, 3)],
    ['hashes of entries', () => tileData({ level: 'entries', index: 0, width: 1 }, hashAt)],
    ['a tile beyond the tree', () => tileData({ level: 0, index: 1000, width: 1 }, hashAt)],
  ])('throw a RangeError for %s', (_, act) => {
    expect(act).toThrow(RangeError);
  });
});

describe('a bundle of entries', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 256 });

  it('is read back to its entries', () => {
    fc.assert(
      fc.property(entries, (entries) => {
        expect(decodeBundle(encodeBundle(entries), entries.length)).toEqual(entries);
      }),
    );
  });

  it('is read from the middle of other bytes', () => {
    const bytes = Uint8Array.of(9, 9, 0, 1, 7, 9);
    expect(decodeBundle(bytes.subarray(2, 5), 1)).toEqual([Uint8Array.of(7)]);
  });

  it('holds entries of up to 65,535 bytes', () => {
    const longest = new Uint8Array(65_535).fill(7);
    expect(decodeBundle(encodeBundle([longest]), 1)).toEqual([longest]);
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(() => encodeBundle([])).toThrow(RangeError);
    expect(() => encodeBundle(Array.from({ length: 257 }, () => new Uint8Array()))).toThrow(RangeError);
  });

  it('is refused when cut short, when longer, and when it holds another number of entries', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (entries, cut) => {
        const bytes = encodeBundle(entries);
        expect(decodeBundle(bytes.subarray(0, cut % bytes.length), entries.length)).toBeUndefined();
        expect(decodeBundle(Uint8Array.of(...bytes, 0), entries.length)).toBeUndefined();
        expect(decodeBundle(bytes, entries.length + 1)).toBeUndefined();
        expect(decodeBundle(bytes, entries.length - 1)).toBeUndefined();
      }),
    );
  });
});
