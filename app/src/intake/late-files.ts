import { join } from 'node:path';
import { moveFolder, randomId, removeQuietly } from '../platform/quiet-files.ts';
import type { Code } from './code.ts';
import { markToday } from './draft-store.ts';
import type { UploadLimits } from './form-views.ts';
import type { Intake } from './intake.ts';
import { passOn } from './note-store.ts';
import type { SubmittedFile } from './submission.ts';
import { isSameFile, tooMuch } from './upload.ts';
import type { UploadTarget } from './upload.ts';

/** Files that somebody sends after the form, in answer to a question: they wait in a folder of their own. */
export type LateFiles = UploadTarget & { readonly taken: readonly SubmittedFile[] };

export async function lateFiles(intake: Intake, recipient: string, limits: UploadLimits): Promise<LateFiles> {
  const folder = join(intake.folder.drafts, randomId());
  await markToday(intake, folder);
  const taken: SubmittedFile[] = [];
  return {
    folder,
    recipient,
    limits,
    taken,
    files: () => Promise.resolve(taken),
    async add(file, keep) {
      if (taken.some((each) => isSameFile(each, file))) return 'known';
      const refused = tooMuch(taken, limits, file.bytes);
      if (refused) return refused;
      await keep();
      taken.push(file);
      return 'added';
    },
  };
}

/**
 * Moves the files to the inbox at once and says so in a note. The same files sent twice count once. The day in the folder
 * tells the workbench when to throw away files whose note was never written.
 */
export async function handOver(
  intake: Intake,
  code: Code,
  recipient: string,
  { folder, taken }: LateFiles,
): Promise<void> {
  const inbox = randomId();
  const target = join(intake.folder.inbox, inbox);
  await moveFolder(folder, target);
  const what = taken.map(({ sha256 }) => sha256).toSorted();
  const body = { kind: 'files', inbox, files: taken } as const;
  const isNew = await passOn(intake, code, recipient, `files ${what.join(' ')}`, body);
  if (!isNew) await removeQuietly(target);
}
