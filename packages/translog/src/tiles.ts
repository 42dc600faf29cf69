import type { Hash, HashAt } from './tree.ts';
import { asHash, hashSize, isCount } from './tree.ts';
import { rootOf } from './frontier.ts';

/**
 * A file of up to 256 neighbours: hashes at `level` × 8 of the tree, or entries of the log themselves.
 * `index` counts the tiles of a level from the left; less than 256 wide is a partial tile at the right edge.
 */
export type Tile = {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
};

/** Hashes or entries in a full tile. */
export const tileWidth = 256;

/**
 * Names the file in which a tile is served.
 *
 * A tile to a path without a leading slash, its index in groups of three digits. Throws a RangeError for a
 * tile that cannot be. Source: C2SP tlog-tiles, "Merkle Tree" and "Log entries".
 *
 * @example
 * ```ts
 * tilePath({ level: 0, index: 1234067, width: 256 }) // => "tile/0/x001/x234/067"
 * tilePath({ level: 'entries', index: 3, width: 112 }) // => "tile/entries/003.p/112"
 * ```
 */
export function tilePath(tile: Tile): string {
  const { level, index, width } = tile;
  if (!canBe(tile)) {
    throw new RangeError(`There is no tile of level ${level}, index ${index} and width ${width}.`);
  }
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width === tileWidth ? '' : `.p/${width}`}`;
}

/**
 * Reads the path of a tile.
 *
 * A path to a tile, or `undefined` for anything `tilePath` would not write. Never throws. Source: C2SP
 * tlog-tiles.
 *
 * @example
 * ```ts
 * parseTilePath('tile/1/x001/234.p/17') // => {"level":1,"index":1234,"width":17}
 * parseTilePath('tile/1/x000/234') // => undefined
 * ```
 */
export function parseTilePath(path: string): Tile | undefined {
  const parts = PATH.exec(path)?.groups;
  if (parts === undefined) return undefined;
  const tile: Tile = {
    level: parts['level'] === 'entries' ? 'entries' : Number(parts['level']),
    index: Number(parts['index']?.replace(/[x/]/g, '')),
    width: parts['width'] === undefined ? tileWidth : Number(parts['width']),
  };
  // Written back, a path with spare zeros or a full width comes out otherwise.
  return canBe(tile) && tilePath(tile) === path ? tile : undefined;
}

/**
 * Lists the tiles to write when a log grows from one size to another: those it has then and did not have
 * before.
 *
 * Two sizes to tiles, lowest level first: hashes, or with the third parameter entries. Partial tiles of sizes
 * between the two are left out, as no checkpoint needs them. Throws a RangeError for a first size above the
 * second. Source: C2SP tlog-tiles, "Partial Tiles".
 *
 * @example
 * ```ts
 * newTiles(255, 257).map(tilePath) // => ["tile/0/000","tile/0/001.p/1","tile/1/000.p/1"]
 * newTiles(1, 2, 'entries').map(tilePath) // => ["tile/entries/000.p/2"]
 * ```
 */
export function newTiles(from: number, to: number, kind: 'hashes' | 'entries' = 'hashes'): readonly Tile[] {
  if (!isCount(from) || !isCount(to) || from > to) {
    throw new RangeError(`A log does not grow from ${from} to ${to}.`);
  }
  if (kind === 'entries') return levelTiles('entries', from, to);
  const tiles: Tile[] = [];
  let [before, after] = [from, to];
  for (let level = 0; after > 0; level += 1) {
    tiles.push(...levelTiles(level, before, after));
    [before, after] = [Math.floor(before / tileWidth), Math.floor(after / tileWidth)];
  }
  return tiles;
}

/**
 * Names the tile in which a hash of the tree of a size stands, or from which it follows.
 *
 * Level and index of a full subtree, and the size, to a tile. Throws a RangeError for a subtree outside the
 * tree.
 *
 * @example
 * ```ts
 * tileOf(9, 1, 1024) // => {"level":1,"index":0,"width":4}
 * tileOf(0, 300, 1024) // => {"level":0,"index":1,"width":256}
 * ```
 */
export function tileOf(level: number, index: number, size: number): Tile {
  if (!isCount(level) || !isCount(index) || !isCount(size) || (index + 1) * 2 ** level > size) {
    throw new RangeError(`A tree of ${size} leaves has no full subtree at level ${level}, index ${index}.`);
  }
  const tileLevel = Math.floor(level / HEIGHT);
  const at = Math.floor((index * 2 ** (level % HEIGHT)) / tileWidth);
  const hashes = Math.floor(size / tileWidth ** tileLevel);
  return { level: tileLevel, index: at, width: Math.min(tileWidth, hashes - at * tileWidth) };
}

/**
 * Writes the content of a tile of hashes.
 *
 * A tile and a reader of stored hashes to 32 bytes for each hash. Throws a RangeError for a tile of entries,
 * and for a stored hash that is missing. Source: C2SP tlog-tiles, "Merkle Tree".
 *
 * @example
 * ```ts
 * const hashAt = treeHashes([1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte))));
 * tileData({ level: 0, index: 0, width: 3 }, hashAt).length // => 96
 * ```
 */
export function tileData(tile: Tile, hashAt: HashAt): Uint8Array {
  const { level, index, width } = tile;
  if (level === 'entries') throw new RangeError('A tile of entries holds no hashes.');
  const data = new Uint8Array(width * hashSize);
  for (let at = 0; at < width; at += 1) {
    data.set(asHash(hashAt(level * HEIGHT, index * tileWidth + at)), at * hashSize);
  }
  return data;
}

/**
 * Reads hashes out of the tiles of a log, to prove and to compute roots from what it serves.
 *
 * A size and a reader of tiles to a reader of hashes, which gives `undefined` outside the tree and for a tile
 * that is missing or of another length. The reader of tiles is called for every hash, so it keeps what it has
 * read. Hashes are as true as the tiles: compare `rootAt` with the root of a signed checkpoint. Never throws.
 *
 * @example
 * ```ts
 * const leaves = [1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte)));
 * const served = { 'tile/0/000.p/3': tileData({ level: 0, index: 0, width: 3 }, treeHashes(leaves)) };
 * const hashAt = hashesInTiles(3, (tile) => served[tilePath(tile)]);
 * toBase64(rootAt(3, hashAt)) === toBase64(rootOf(leaves)) // => true
 * ```
 */
export function hashesInTiles(size: number, readTile: (tile: Tile) => Uint8Array | undefined): HashAt {
  return (level, index) => {
    if (!isCount(level) || !isCount(index) || (index + 1) * 2 ** level > size) return undefined;
    const tile = tileOf(level, index, size);
    const data = readTile(tile);
    if (data?.length !== tile.width * hashSize) return undefined;
    const count = 2 ** (level % HEIGHT);
    const start = (index * count) % tileWidth;
    const hashes: Hash[] = [];
    for (let at = start; at < start + count; at += 1) {
      hashes.push(data.slice(at * hashSize, (at + 1) * hashSize));
    }
    return rootOf(hashes);
  };
}

/** Levels of the tree from one level of tiles to the next: 2^8 is the width of a tile. */
const HEIGHT = 8;
const PATH = /^tile\/(?<level>\d{1,2}|entries)\/(?<index>(?:x\d{3}\/){0,5}\d{3})(?:\.p\/(?<width>\d{1,3}))?$/;

function canBe({ level, index, width }: Tile): boolean {
  const hasLevel = level === 'entries' || (isCount(level) && level < 64);
  return hasLevel && isCount(index) && isCount(width) && width >= 1 && width <= tileWidth;
}

/** The tiles of one level that has grown from so many hashes or entries to so many. */
function levelTiles(level: Tile['level'], from: number, to: number): Tile[] {
  if (from === to) return [];
  const tiles: Tile[] = [];
  for (let index = Math.floor(from / tileWidth); index * tileWidth < to; index += 1) {
    tiles.push({ level, index, width: Math.min(tileWidth, to - index * tileWidth) });
  }
  return tiles;
}
