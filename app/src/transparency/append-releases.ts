import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Frontier, Hash, HashAt, Signer } from '@unhidden/translog';
import {
  appendLeaves,
  emptyFrontier,
  encodeBundle,
  formatVerifierKey,
  frontierAt,
  frontierRoot,
  hashesInTiles,
  leafHash,
  newTiles,
  openCheckpoint,
  signCheckpoint,
  tileData,
  tilePath,
  toBase64,
} from '@unhidden/translog';
import { verifySignature } from '../custody/log-key.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import { readManifest, releaseFile, releaseFolder, releaseNumbers } from '../release/release-folder.ts';
import { copyIndexFile, growCopyIndex } from './copy-index.ts';
import { PUBLIC_MODE, replaceDurably } from '../platform/durable-file.ts';
import { entriesIn, keptManifest, publicLogFolder, readTile } from './log-files.ts';
import { openPublicLogKey } from './public-log-key.ts';
import type { ReleaseEntry } from './release-entry.ts';
import { entryBytes, releaseEntry } from './release-entry.ts';
import { recordTreeBeside } from './record-tree-beside.ts';
import { openTreeFile, TREE_FILE } from './record-tree-file.ts';

/**
 * Puts every kept release into the public log that is not in it yet, oldest first. Called before a release is served and at
 * every start, so what is served is in the log, however a run ended. The checkpoint is replaced last: until then nothing
 * has been appended, and doing it again writes the same. The caller sees to it that nobody else appends.
 */
export async function appendReleases(folder: Pick<DataFolder, 'releases' | 'keys' | 'log'>): Promise<void> {
  const kept = releaseNumbers(folder.releases);
  if (kept.length === 0) return;
  const place = publicLogFolder(folder.log);
  const key = openPublicLogKey(folder.keys);
  let log = readLog(place, key);
  for (const number of kept) {
    const logged = log.entries.find((entry) => entry.number === number);
    const isOther = logged && logged.manifest !== manifestHash(folder.releases, number);
    if (isOther || (!logged && number < (log.entries.at(-1)?.number ?? 0)))
      throw new Error(RELEASE_DIFFERS(number));
    if (!logged) log = await append(log, place, key, folder.releases, number);
  }
}

function manifestHash(releases: string, number: number): string {
  return createHash('sha256')
    .update(readFileSync(join(releaseFolder(releases, number), 'manifest.json')))
    .digest('hex');
}

const RELEASE_DIFFERS = (number: number): string =>
  `Release ${number} in the folder releases is not the one that the public log has. Restore the folders releases and log from the same backup, or from the newest of each; nothing is published until they agree.`;

/** The log cannot be continued; nothing is signed any more. */
export const LOG_ALTERED =
  'The public log in the folder log/public is not as it was when its checkpoint was signed, or keys/log.pem is not its key. Nothing is published until both are as in a backup; keep a copy of the folder as it is now.';

type Log = {
  readonly frontier: Frontier;
  readonly entries: readonly ReleaseEntry[];
  readonly hashAt: HashAt;
};

function readLog(place: string, key: Signer): Log {
  const file = join(place, 'checkpoint');
  if (!existsSync(file)) {
    // Each checkpoint but the first has tiles of its own, so a second tile without any checkpoint means it was removed.
    if (existsSync(join(place, tilePath({ level: 0, index: 0, width: 2 })))) throw new Error(LOG_ALTERED);
    replaceDurably(join(place, 'key'), `${formatVerifierKey(key)}\n`, PUBLIC_MODE);
    return { frontier: emptyFrontier(), entries: [], hashAt: () => undefined };
  }
  const opened = openCheckpoint(readFileSync(file), [key], verifySignature);
  if (!opened.ok) throw new Error(LOG_ALTERED);
  const { size, root } = opened.checkpoint;
  const hashAt = hashesInTiles(size, (tile) => readTile(place, tile));
  const entries = entriesIn(place, size);
  if (!entries || !isSound(entries, hashAt)) throw new Error(LOG_ALTERED);
  const frontier = frontierAt(size, hashAt);
  if (toBase64(frontierRoot(frontier)) !== toBase64(root)) throw new Error(LOG_ALTERED);
  return { frontier, entries, hashAt };
}

function isSound(entries: readonly ReleaseEntry[], hashAt: HashAt): boolean {
  return entries.every((entry, index) => {
    const hash = hashAt(0, index);
    return hash !== undefined && toBase64(hash) === toBase64(leafHash(entryBytes(entry)));
  });
}

async function append(
  { frontier, entries, hashAt }: Log,
  place: string,
  key: Signer,
  releases: string,
  number: number,
): Promise<Log> {
  const release = releaseFolder(releases, number);
  if (!existsSync(join(release, TREE_FILE))) await recordTreeBeside(release, releaseFile(number));
  const tree = openTreeFile(join(release, TREE_FILE));
  try {
    const records = { root: toBase64(tree.root), size: tree.size };
    const all = [...entries, releaseEntry(readManifest(release), manifestHash(releases, number), records)];
    replaceDurably(keptManifest(place, number), readFileSync(join(release, 'manifest.json')), PUBLIC_MODE);
    growCopyIndex(place, entries.length, tree.copies());
    const grown = writeTiles(place, frontier, hashAt, all);
    const checkpoint = { origin: key.name, size: all.length, root: frontierRoot(grown.frontier) };
    replaceDurably(join(place, 'checkpoint'), signCheckpoint(checkpoint, [key]), PUBLIC_MODE);
    // The one before may still be read by the process that serves the release before.
    rmSync(copyIndexFile(place, entries.length - 1), { force: true });
    return { ...grown, entries: all };
  } finally {
    tree.close();
  }
}

/** Every tile is written under a name it has for good, the partial ones too, so nothing that a checkpoint covers changes. */
function writeTiles(
  place: string,
  before: Frontier,
  hashBefore: HashAt,
  entries: readonly ReleaseEntry[],
): Pick<Log, 'frontier' | 'hashAt'> {
  const bytes = entries.map(entryBytes);
  const { frontier, stored } = appendLeaves(before, bytes.slice(before.size).map(leafHash));
  const fresh = new Map<string, Hash>(stored.map(({ level, index, hash }) => [`${level} ${index}`, hash]));
  const hashAt: HashAt = (level, index) => fresh.get(`${level} ${index}`) ?? hashBefore(level, index);
  for (const tile of newTiles(before.size, frontier.size, 'entries')) {
    const from = tile.index * 256;
    replaceDurably(
      join(place, tilePath(tile)),
      encodeBundle(bytes.slice(from, from + tile.width)),
      PUBLIC_MODE,
    );
  }
  for (const tile of newTiles(before.size, frontier.size))
    replaceDurably(join(place, tilePath(tile)), tileData(tile, hashAt), PUBLIC_MODE);
  return { frontier, hashAt };
}
