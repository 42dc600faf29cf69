import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { recognise } from '../documents/recognise.ts';
import { ageSealer } from '../platform/age-stream.ts';
import { beginFile, randomId } from '../platform/quiet-files.ts';
import type { IncomingFile } from '../platform/receive-form.ts';
import { isAccepted } from './upload-limits.ts';
import type { UploadProblem } from './form-views.ts';
import { safeName } from './safe-name.ts';
import type { Intake } from './intake.ts';
import type { SubmittedFile } from './submission.ts';

/** A sealed file that lies on the disk, but not under its name yet. */
export type SealedFile = { readonly file: SubmittedFile; keep(): Promise<void>; giveUp(): Promise<void> };
export type Refused = Pick<UploadProblem, 'why' | 'recognised' | 'minutes'>;

/** What decides over the format of a file. */
const FIRST_BYTES = 64 * 1024;
/** How much flows between two looks at what is allowed. */
const STEP_BYTES = 1024 * 1024;

/**
 * Seals a file piece by piece while it arrives: at no time is there more of it in memory than a piece, or any of it on
 * the disk. Reads it to its end in any case.
 */
export async function sealFile(
  intake: Intake,
  place: { readonly folder: string; readonly field: string; readonly recipient: string },
  incoming: IncomingFile,
  accepted: readonly string[],
): Promise<SealedFile | Refused> {
  const id = randomId();
  const name = safeName(incoming.name);
  const sealer = await ageSealer([place.recipient]);
  const target = await beginFile(join(place.folder, `${id}.age`));
  const sha256 = createHash('sha256');
  const sealedSha256 = createHash('sha256');
  let first: Buffer = Buffer.alloc(0);
  let received = 0;
  let granted = 0;
  let refused: Refused | undefined;

  const format = (): string => recognise(first, name);
  const write = async (parts: readonly Uint8Array[]): Promise<void> => {
    for (const part of parts) sealedSha256.update(part);
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    if (bytes > 0 && (await target.handle.writev([...parts])).bytesWritten < bytes)
      throw Object.assign(new Error('the disk took less than it was given'), { code: 'ENOSPC' });
  };
  const look = async (): Promise<Refused | undefined> => {
    const recognised = recognise(first, name);
    if (first.length >= FIRST_BYTES && !isAccepted(recognised, accepted))
      return { why: 'format', recognised };
    if (received <= granted) return undefined;
    const minutes = intake.bytes.take(STEP_BYTES);
    granted += STEP_BYTES;
    if (minutes > 0) return { why: 'busy', minutes };
    return (await intake.hasRoom()) ? undefined : { why: 'no room' };
  };
  const takeIn = async (piece: Uint8Array): Promise<Refused | undefined> => {
    received += piece.length;
    if (first.length < FIRST_BYTES) {
      first = Buffer.concat([first, piece]).subarray(0, FIRST_BYTES);
      if (first.length === FIRST_BYTES && !isAccepted(format(), accepted))
        return { why: 'format', recognised: format() };
    }
    const problem = await look();
    if (problem) return problem;
    sha256.update(piece);
    await write(sealer.update(piece));
    return undefined;
  };

  try {
    await write([sealer.header]);
    for await (const piece of incoming.content as AsyncIterable<Uint8Array>)
      refused ??= await takeIn(piece).catch(noRoom);
    const recognised = format();
    if (incoming.isCut()) refused ??= { why: 'large' };
    if (received === 0) refused ??= { why: 'empty' };
    if (!isAccepted(recognised, accepted)) refused ??= { why: 'format', recognised };
    if (refused === undefined) await write(sealer.end());
    else await target.giveUp();
    if (refused) return refused;
    const file = {
      id,
      field: place.field,
      name,
      declaredType: incoming.type.slice(0, 100),
      recognised,
      bytes: received,
      sha256: sha256.digest('hex'),
      sealedSha256: sealedSha256.digest('hex'),
    };
    return { file, keep: () => target.finish(), giveUp: () => target.giveUp() };
  } catch (error) {
    await target.giveUp();
    throw error;
  }
}

/** A full disk is told; anything else is a fault. */
export function noRoom(error: unknown): Refused {
  if (error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code)))
    return { why: 'no room' };
  throw error;
}
