import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tile } from '@unhidden/translog';
import { decodeBundle, newTiles, tilePath } from '@unhidden/translog';
import type { ReleaseEntry } from './release-entry.ts';
import { parseEntry } from './release-entry.ts';

/** The part of the data folder's `log` that everybody may read; the rest of it is of the custody log. */
export function publicLogFolder(log: string): string {
  return join(log, 'public');
}

export function readTile(place: string, tile: Tile): Uint8Array | undefined {
  try {
    return readFileSync(join(place, tilePath(tile)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What the log of a size says of each release, in order; undefined where a tile is missing or is not readable. */
export function entriesIn(place: string, size: number): readonly ReleaseEntry[] | undefined {
  const entries: ReleaseEntry[] = [];
  for (const tile of newTiles(0, size, 'entries')) {
    const bytes = readTile(place, tile);
    for (const each of (bytes && decodeBundle(bytes, tile.width)) ?? []) {
      const entry = parseEntry(each);
      if (!entry) return undefined;
      entries.push(entry);
    }
  }
  return entries.length === size ? entries : undefined;
}

/** The manifest of a release, kept with the log for as long as it: it tells which files the release had. */
export function keptManifest(place: string, number: number): string {
  return join(place, 'manifests', `${number}.json`);
}
