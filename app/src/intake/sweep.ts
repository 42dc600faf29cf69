import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PART, listQuietly, orNothing, removeQuietly } from '../platform/quiet-files.ts';
import { markToday, markedDay, removeDraft } from './draft-store.ts';
import type { Intake } from './intake.ts';

/** Days after which a draft that nobody uses is removed. */
export const DRAFT_KEPT_DAYS = 30;
/** Time after which an unfinished file is one that nobody finishes. */
const STALE_AFTER_MS = 600_000;
const DAY_MS = 86_400_000;

const SWEEP_EVERY_MS = 600_000;

/**
 * Sweeps now and from time to time. Where no other process serves the forms, whatever was unfinished before this one
 * began is left from a crash.
 */
export function keepSwept(intake: Intake, isAlone: boolean): void {
  const began = Date.now();
  const run = (): void =>
    void sweep(intake, isAlone ? began : 0).catch((error: NodeJS.ErrnoException) =>
      process.stderr.write(`Old drafts could not be removed (${error.code ?? 'no code'}).\n`),
    );
  run();
  setInterval(run, SWEEP_EVERY_MS).unref();
}

/**
 * Removes what is left of broken uploads and crashes, and drafts that have not been used for long. Nothing that was
 * unfinished before the time given is under way any more, in ms.
 */
export async function sweep(intake: Intake, unfinishedBefore: number): Promise<void> {
  const { drafts, notes } = intake.folder;
  for (const locator of await listQuietly(drafts)) {
    await removeParts(join(drafts, locator), unfinishedBefore);
    await expire(intake, locator);
  }
  await removeParts(notes, unfinishedBefore);
}

async function expire(intake: Intake, locator: string): Promise<void> {
  const folder = join(intake.folder.drafts, locator);
  await intake.inTurn(locator, async () => {
    const names = await listQuietly(folder);
    const day = markedDay(names);
    // Cut off while it was made.
    if (day === undefined) return names.length === 0 ? removeQuietly(folder) : markToday(intake, folder);
    if (Date.parse(intake.today()) - Date.parse(day) > DRAFT_KEPT_DAYS * DAY_MS)
      await removeDraft(intake, locator);
  });
}

async function removeParts(folder: string, unfinishedBefore: number): Promise<void> {
  for (const name of await listQuietly(folder)) {
    if (!name.endsWith(PART)) continue;
    const path = join(folder, name);
    // When it was last changed is the one time that no program can set.
    const changed = (await orNothing(stat(path)))?.ctimeMs;
    if (changed === undefined) continue;
    if (changed < unfinishedBefore || Date.now() - changed > STALE_AFTER_MS) await removeQuietly(path);
  }
}
