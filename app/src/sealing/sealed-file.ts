import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Services } from '../workbench/services.ts';
import { filePlace } from './source-file-store.ts';
import type { FileHead, SourceFile } from './source-file-store.ts';
import { usableKey } from './record-key-store.ts';
import type { Store } from '../register/index.ts';
import { sealedKeyId } from '../keyring/index.ts';

type Files = Pick<Services, 'folder' | 'ring'>;
type Bytes = ReadableStream<Uint8Array>;

/** What was measured of an original while it streamed by. */
export type Measured = Pick<FileHead, 'bytes' | 'sha256' | 'sha3'>;

/** Counts and hashes what flows through. */
export function measuring(): {
  readonly through: TransformStream<Uint8Array, Uint8Array>;
  result(): Measured;
} {
  const sha256 = createHash('sha256');
  const sha3 = createHash('sha3-256');
  let bytes = 0;
  const through = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      sha256.update(chunk);
      sha3.update(chunk);
      bytes += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  return { through, result: () => ({ bytes, sha256: sha256.digest('hex'), sha3: sha3.digest('hex') }) };
}

/**
 * Writes sealed bytes under the id and returns once they are on the disk. Nothing else is ever written: where the
 * stream breaks off, the sealed part of it is removed.
 */
export async function writeSealed(
  { folder }: Pick<Files, 'folder'>,
  id: string,
  sealed: Bytes,
): Promise<void> {
  const directory = join(folder.path, 'files');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = fileOf(folder, id);
  const partial = `${file}.part`;
  try {
    const handle = await open(partial, 'wx', 0o600);
    try {
      for await (const piece of sealed) await handle.write(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    const entry = await open(directory, 'r');
    try {
      await entry.sync();
    } finally {
      await entry.close();
    }
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Names of files that no row speaks of: what is left of an upload that was cut. Nobody can open them. */
export function strayFiles({ folder }: Pick<Files, 'folder'>, known: ReadonlySet<string>): readonly string[] {
  const directory = join(folder.path, 'files');
  if (!existsSync(directory)) return [];
  return readdirSync(directory).filter((name) => !known.has(name.replace(/\.age$/, '')));
}

export async function removeSealed({ folder }: Pick<Files, 'folder'>, id: string): Promise<void> {
  await rm(fileOf(folder, id), { force: true });
}

/**
 * The original as a stream; undefined where its key was destroyed. Each chunk is checked before it is given out, and
 * the stream ends in an error where the file was altered or cut.
 */
export async function openOriginal(
  { folder, ring }: Files,
  store: Store,
  { id, source, sealedKey }: Pick<SourceFile, 'id' | 'source' | 'sealedKey'>,
): Promise<Bytes | undefined> {
  const key = await usableKey(ring, store, sealedKeyId(sealedKey) ?? '');
  if (!key) return undefined;
  if (key.record !== source) throw new Error('a file stands at a source it was not sealed for');
  const sealed = Readable.toWeb(createReadStream(fileOf(folder, id))) as Bytes;
  return ring.openStream(key, filePlace('content', id), { sealedKey, sealed });
}

function fileOf({ path }: Services['folder'], id: string): string {
  if (!/^[\w-]{10,64}$/.test(id)) throw new Error('a file has an id of another form');
  return join(path, 'files', `${id}.age`);
}
