import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from './manifest.ts';
import type { ReleaseReader } from './release-model.ts';

export type ReleaseFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** The files of a release as people take them away, and what proves them. */
export type ReleaseFiles = {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Base64, with a line end. */
  readonly signature: string;
  /** PEM. */
  readonly publicKey: string;
  /** Those the manifest vouches for, then the manifest, its signature and the key. */
  readonly files: readonly ReleaseFile[];
};

const PROOFS = ['manifest.json', 'manifest.json.sig', 'release-key.pem'] as const;

/** Reads what stands beside the release file in its folder. The manifest is trusted: the supervisor chose the folder. */
export function openReleaseFiles(folder: string): ReleaseFiles {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const manifest = JSON.parse(text('manifest.json')) as Manifest;
  const vouched = Object.entries(manifest.files).map(([name, { bytes, sha256 }]) => ({
    name,
    bytes,
    sha256,
  }));
  const proofs = PROOFS.map((name) => ({
    name,
    bytes: statSync(join(folder, name)).size,
    sha256: createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  }));
  return {
    folder,
    manifest,
    signature: text('manifest.json.sig'),
    publicKey: text('release-key.pem'),
    files: [...vouched, ...proofs],
  };
}

const beside = new WeakMap<ReleaseReader, ReleaseFiles>();

/** Remembers which files belong to an open release, so that its pages can name them. */
export function keepReleaseFiles(release: ReleaseReader, files: ReleaseFiles): void {
  beside.set(release, files);
}

/** The files of an open release; undefined when it was opened without them. */
export function releaseFilesOf(release: ReleaseReader): ReleaseFiles | undefined {
  return beside.get(release);
}
