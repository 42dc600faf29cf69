import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatProof,
  hashesInTiles,
  inclusionProof,
  newTiles,
  parseCheckpoint,
  parseNote,
  parseTilePath,
  tilePath,
} from '@unhidden/translog';
import type { Manifest } from '../release/manifest.ts';
import { openCopyIndex } from './copy-index.ts';
import { entriesIn, keptManifest, readTile } from './log-files.ts';
import { formatRecordProof } from './record-proof.ts';
import { openTreeFile, TREE_FILE } from './record-tree-file.ts';
import type { ReleaseEntry } from './release-entry.ts';
import { entryBytes } from './release-entry.ts';

/** The public log as it stood when it was opened, and the tree over the records of the release that is served. */
export type PublicLog = {
  /** The log's key as one line, and the signed checkpoint. */
  readonly key: string;
  readonly checkpoint: string;
  /** One for each release, in the order in which they were made. */
  entries(): readonly ReleaseEntry[];
  /** Everything that belongs to this checkpoint, by its address below `/log/`. */
  tilePaths(): readonly string[];
  /** Undefined for what is no tile of this checkpoint. */
  tile(path: string): { readonly bytes: Uint8Array; readonly isFull: boolean } | undefined;
  releaseProof(number: number): string | undefined;
  /** The proof of a record of the served release. */
  recordProof(record: { readonly kind: string; readonly id: string }): string | undefined;
  /** The releases that had a copy with this SHA-256, oldest first. */
  releasesOfCopy(sha256: string): readonly ReleaseEntry[];
  /** Id of the record in the served release whose copy has this SHA-256. */
  recordOfCopy(sha256: string): string | undefined;
  /** SHA-256 of the copy of a record of the served release. */
  copyOf(record: { readonly kind: string; readonly id: string }): string | undefined;
  /** The files of all releases with this SHA-256. */
  filesOf(sha256: string): readonly { readonly name: string; readonly release: ReleaseEntry }[];
  close(): void;
};

/** Opens the log for a process that serves a release; undefined where either is not there yet. */
export function openPublicLog(place: string, releaseFolder: string): PublicLog | undefined {
  const treeFile = join(releaseFolder, TREE_FILE);
  if (!existsSync(join(place, 'checkpoint')) || !existsSync(treeFile)) return undefined;
  const checkpoint = readFileSync(join(place, 'checkpoint'), 'utf8');
  const size = parseCheckpoint(parseNote(checkpoint)?.text ?? '')?.size;
  if (size === undefined) throw new Error('the checkpoint of the public log is damaged');
  const key = readFileSync(join(place, 'key'), 'utf8').trim();
  const copies = openCopyIndex(place, size);
  const tree = openTreeFile(treeFile);
  const { number: served } = JSON.parse(
    readFileSync(join(releaseFolder, 'manifest.json'), 'utf8'),
  ) as Manifest;
  const hashAt = hashesInTiles(size, (tile) => readTile(place, tile));

  // What is read only for those who ask is not read at the start.
  const entries = once(() => entriesIn(place, size) ?? []);
  const files = once(() => filesIn(place, entries()));
  const proofOf = (number: number, more: Uint8Array): string | undefined => {
    const index = entries().findIndex((entry) => entry.number === number);
    const entry = entries()[index];
    if (!entry) return undefined;
    const extra = Buffer.concat([entryBytes(entry), more]);
    return formatProof({ index, hashes: inclusionProof(index, size, hashAt), checkpoint, extra });
  };

  return {
    key,
    checkpoint,
    entries,
    tilePaths: () => [...newTiles(0, size, 'entries'), ...newTiles(0, size)].map(tilePath),
    tile(path) {
      const tile = parseTilePath(path);
      if (!tile || tile.index * 256 + tile.width > countAt(size, tile.level)) return undefined;
      const bytes = readTile(place, tile);
      return bytes && { bytes, isFull: tile.width === 256 };
    },
    releaseProof(number) {
      const isLogged = entries().some((entry) => entry.number === number);
      if (!isLogged) return undefined;
      return proofOf(number, Buffer.concat([Buffer.from('\n'), readFileSync(keptManifest(place, number))]));
    },
    recordProof({ kind, id }) {
      const index = tree.indexOf(kind, id);
      const release = index === undefined ? undefined : proofOf(served, Buffer.alloc(0));
      if (index === undefined || release === undefined) return undefined;
      return formatRecordProof({ id, index, hashes: inclusionProof(index, tree.size, tree.hashAt), release });
    },
    releasesOfCopy: (sha256) =>
      copies
        .find(Buffer.from(sha256, 'hex'))
        .flatMap(({ from, to }) => entries().slice(from, to + 1))
        .sort((a, b) => a.number - b.number),
    recordOfCopy(sha256) {
      const index = placeIn(tree.copies(), Buffer.from(sha256, 'hex'));
      return index === undefined ? undefined : tree.idAt(index);
    },
    copyOf({ kind, id }) {
      const index = tree.indexOf(kind, id);
      return index === undefined ? undefined : tree.copyAt(index).toString('hex');
    },
    filesOf: (sha256) => files().get(sha256) ?? [],
    close() {
      copies.close();
      tree.close();
    },
  };
}

type FileOfRelease = { readonly name: string; readonly release: ReleaseEntry };

/** Every file of every release by its hash, as the manifests that the log names say. */
function filesIn(
  place: string,
  entries: readonly ReleaseEntry[],
): ReadonlyMap<string, readonly FileOfRelease[]> {
  const found = new Map<string, FileOfRelease[]>();
  const keep = (sha256: string, file: FileOfRelease): void => {
    const known = found.get(sha256);
    if (known) known.push(file);
    else found.set(sha256, [file]);
  };
  for (const release of entries) {
    keep(release.manifest, { name: 'manifest.json', release });
    const { files } = JSON.parse(readFileSync(keptManifest(place, release.number), 'utf8')) as Manifest;
    for (const [name, { sha256 }] of Object.entries(files)) keep(sha256, { name, release });
  }
  return found;
}

function countAt(size: number, level: number | 'entries'): number {
  return level === 'entries' ? size : Math.floor(size / 256 ** level);
}

function placeIn(hashes: Buffer, wanted: Buffer): number | undefined {
  for (let at = hashes.indexOf(wanted); at >= 0; at = hashes.indexOf(wanted, at + 1))
    if (at % wanted.length === 0) return at / wanted.length;
  return undefined;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
