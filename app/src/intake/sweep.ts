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

/**
 * Removes what is left of broken uploads and crashes, and drafts that have not been used for long. `isAlone` says that no
 * other process serves the forms, so that nothing unfinished can be under way.
 */
export async function sweep(intake: Intake, isAlone: boolean): Promise<void> {
  const { drafts, notes, claims, status } = intake.folder;
  for (const locator of await listQuietly(drafts)) {
    await removeParts(join(drafts, locator), isAlone);
    await expire(intake, locator);
  }
  await removeParts(notes, isAlone);
  // The workbench writes there too.
  for (const folder of [claims, status]) await removeParts(folder, false);
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

async function removeParts(folder: string, isAlone: boolean): Promise<void> {
  for (const name of await listQuietly(folder)) {
    if (!name.endsWith(PART)) continue;
    const path = join(folder, name);
    // When it was last changed is the one time that no program can set.
    const changed = (await orNothing(stat(path)))?.ctimeMs;
    if (changed === undefined) continue;
    if (isAlone || Date.now() - changed > STALE_AFTER_MS) await removeQuietly(path);
  }
}
