import { beginFile, makeFolder, openQuietly } from '../../platform/quiet-files.ts';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { SubmittedFile } from '../../intake/submission.ts';
import { sealedKeyId } from '../../keyring/index.ts';
import type { WrappedKey } from '../../keyring/index.ts';
import type { Store } from '../../register/index.ts';
import { usableKey } from '../../sealing/record-key-store.ts';
import type { Services } from '../../workbench/services.ts';
import type { CaseFile } from '../case-event.ts';

type Bytes = ReadableStream<Uint8Array>;
type Files = Pick<Services, 'folder' | 'ring'>;

/**
 * Seals a file of the inbox, as it came, again under the key of its case. What is missing or is not what the person was
 * shown as stored is kept all the same, and marked.
 */
export async function keepFile(
  services: Files,
  key: WrappedKey,
  folder: string,
  file: SubmittedFile,
): Promise<CaseFile> {
  const from = join(folder, `${file.id}.age`);
  if (!existsSync(from)) return { ...file, sealedKey: '', isDamaged: true };
  const hash = createHash('sha256');
  const measured = (await flowing(from)).pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        hash.update(piece);
        controller.enqueue(piece);
      },
    }),
  );
  const { sealedKey, sealed } = await services.ring.sealStream(key, placeOf(key.record, file.id), measured);
  await writeStream(keptFile(services, key.record, file.id), sealed);
  const isWhole = hash.digest('hex') === file.sealedSha256;
  return { ...file, sealedKey, ...(isWhole ? {} : { isDamaged: true }) };
}

/** A file as it lies on the disk, read without leaving a trace. */
export async function flowing(path: string): Promise<Bytes> {
  const handle = await openQuietly(path);
  return Readable.toWeb(handle.createReadStream()) as Bytes;
}

/** Writes what flows, whole or not at all, and leaves no time. */
export async function writeStream(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  await makeFolder(dirname(path));
  const file = await beginFile(path);
  try {
    for await (const piece of content) await file.handle.write(piece);
    await file.finish();
  } catch (error) {
    await file.giveUp();
    throw error;
  }
}

/** Where the sealed original of a file lies. */
export function keptFile({ folder }: Pick<Services, 'folder'>, caseId: string, file: string): string {
  return join(folder.intake.kept, caseId, file);
}

/** A file as the person sent it; undefined where its key was destroyed or it never came whole. */
export async function openKept(
  services: Files,
  store: Store,
  caseId: string,
  { id, sealedKey }: Pick<CaseFile, 'id' | 'sealedKey'>,
): Promise<Bytes | undefined> {
  const key =
    sealedKey === '' ? undefined : await usableKey(services.ring, store, sealedKeyId(sealedKey) ?? '');
  const path = keptFile(services, caseId, id);
  if (!key || key.record !== caseId || !existsSync(path)) return undefined;
  const sealed = await flowing(path);
  const asItCame = await services.ring.openStream(key, placeOf(caseId, id), { sealedKey, sealed });
  return services.ring.openIntakeBytes(asItCame);
}

function placeOf(caseId: string, file: string) {
  return { table: 'case_file', column: 'content', row: `${caseId} ${file}` };
}
