import type { IncomingFile } from '../platform/receive-form.ts';
import type { UploadLimits, UploadProblem } from './form-views.ts';
import { MOST_UPLOADS } from './intake.ts';
import type { Intake } from './intake.ts';
import { safeName } from './safe-name.ts';
import { noRoom, sealFile } from './seal-file.ts';
import type { Refused } from './seal-file.ts';
import type { SubmittedFile } from './submission.ts';
import { MEGABYTE } from './upload-limits.ts';

/** Where the files of a request go: a draft, or a folder for files sent later. */
export type UploadTarget = {
  readonly folder: string;
  readonly recipient: string;
  readonly limits: UploadLimits;
  /** The files there are already. */
  files(): Promise<readonly SubmittedFile[]>;
  /** Puts a file in its place and on record, in turn, unless there are too many by now. */
  add(file: SubmittedFile, keep: () => Promise<void>): Promise<'added' | 'known' | Refused>;
};

/** Takes one file of a request; the answer is what is wrong with it. */
export async function takeFile(
  intake: Intake,
  target: UploadTarget,
  field: string,
  incoming: IncomingFile,
): Promise<UploadProblem | undefined> {
  const problem = (refused: Refused): UploadProblem => ({
    field,
    name: safeName(incoming.name),
    ...refused,
  });
  const early = await refusedAtOnce(intake, target);
  if (early) {
    await readToEnd(incoming);
    return problem(early);
  }
  const place = { folder: target.folder, field, recipient: target.recipient };
  intake.uploads.count += 1;
  try {
    const sealed = await sealFile(intake, place, incoming, target.limits.accepted);
    if ('why' in sealed) return problem(sealed);
    const added = await target.add(sealed.file, sealed.keep);
    if (added === 'added') return undefined;
    await sealed.giveUp();
    return added === 'known' ? undefined : problem(added);
  } catch (error) {
    if (incoming.content.errored) return problem({ why: 'broken' });
    // Its folder is gone where the draft was sent or erased meanwhile.
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const refused: Refused = isGone ? { why: 'broken' } : noRoom(error);
    await readToEnd(incoming);
    return problem(refused);
  } finally {
    intake.uploads.count -= 1;
  }
}

async function refusedAtOnce(intake: Intake, target: UploadTarget): Promise<Refused | undefined> {
  if (target.limits.areStopped) return { why: 'no room' };
  if (intake.uploads.count >= MOST_UPLOADS) return { why: 'busy', minutes: 1 };
  return tooMuch(await target.files(), target.limits);
}

/** Whether there is no place for one more file of so many bytes. */
export function tooMuch(
  files: readonly SubmittedFile[],
  limits: UploadLimits,
  bytes = 0,
): Refused | undefined {
  if (files.length >= limits.mostFiles) return { why: 'many' };
  const sum = files.reduce((all, file) => all + file.bytes, bytes);
  return sum > limits.mostMegabytes * MEGABYTE ? { why: 'all too large' } : undefined;
}

/** The same file sent again, as after a break whose success nobody saw. */
export function isSameFile(one: SubmittedFile, other: SubmittedFile): boolean {
  return one.field === other.field && one.name === other.name && one.sha256 === other.sha256;
}

async function readToEnd({ content }: IncomingFile): Promise<void> {
  if (content.closed) return;
  content.resume();
  await new Promise((resolve) => content.once('close', resolve));
}
