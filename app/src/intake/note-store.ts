import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { openJson, sealJson } from '../platform/age.ts';
import { claimQuietly, listQuietly, readQuietly } from '../platform/quiet-files.ts';
import { identityOfCode, locatorOf } from './code.ts';
import type { Code } from './code.ts';
import { recipientOfCode } from './draft-store.ts';
import type { Intake } from './intake.ts';
import type { Note, NoteBody, Slot } from './submission.ts';

/**
 * Passes something on to the workbench; false where the same was passed on before. `what` names it among all that is done
 * with this code: what shall happen once has one name, what is sent twice by mistake has the `once` of its page in it.
 */
export async function passOn(
  intake: Intake,
  code: Code,
  recipient: string,
  what: string,
  body: NoteBody,
): Promise<boolean> {
  const note: Note = { version: 1, locator: locatorOf(code), day: intake.today(), ...body };
  return claimQuietly(
    join(intake.folder.notes, `${noteId(code, what)}.age`),
    await sealJson([recipient], note),
  );
}

function noteId(code: Code, what: string): string {
  return createHmac('sha256', code).update(`note ${what}`).digest('hex').slice(0, 32);
}

/** Who took a slot: sealed to the organisation, and to the code, so that its holder can tell their own. */
export type Claim = {
  readonly version: 1;
  readonly locator: string;
  readonly day: string;
  readonly timeZone: string;
};

/** Takes a slot for the holder of a code; false where somebody else has it. The first file of that name wins. */
export async function claimSlot(
  intake: Intake,
  code: Code,
  recipient: string,
  slot: string,
  timeZone: string,
): Promise<boolean> {
  const file = claimFile(intake, slot);
  if (file === undefined) return false;
  const claim: Claim = { version: 1, locator: locatorOf(code), day: intake.today(), timeZone };
  const sealed = await sealJson([recipient, await recipientOfCode(code)], claim);
  // What is unfinished lies where only this process writes.
  return (await claimQuietly(file, sealed, intake.folder.notes)) || (await isOwnClaim(intake, code, slot));
}

/** The slots nobody has taken, and the one that is theirs. */
export async function freeSlots(
  intake: Intake,
  code: Code,
  slots: readonly Slot[],
): Promise<{ readonly free: readonly Slot[]; readonly own: Slot | undefined }> {
  if (slots.length === 0) return { free: [], own: undefined };
  const taken = new Set(await listQuietly(intake.folder.claims));
  let own: Slot | undefined;
  for (const slot of slots) if (taken.has(slot.id) && (await isOwnClaim(intake, code, slot.id))) own ??= slot;
  return { free: slots.filter(({ id }) => !taken.has(id)), own };
}

async function isOwnClaim(intake: Intake, code: Code, slot: string): Promise<boolean> {
  const file = claimFile(intake, slot);
  const sealed = file && (await readQuietly(file));
  if (!sealed) return false;
  try {
    const claim = (await openJson([identityOfCode(code)], sealed)) as Claim;
    return claim.locator === locatorOf(code);
  } catch {
    return false;
  }
}

/** Ids of slots are the workbench's; whatever cannot be the name of a file is none. */
function claimFile({ folder }: Intake, slot: string): string | undefined {
  return /^[\w-]{1,64}$/.test(slot) ? join(folder.claims, slot) : undefined;
}
