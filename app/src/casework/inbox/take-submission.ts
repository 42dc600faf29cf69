import { readQuietly, settle } from '../../platform/quiet-files.ts';
import { existsSync, readdirSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Submission } from '../../intake/submission.ts';
import { sealBytes } from '../../platform/age.ts';
import type { WrappedKey } from '../../keyring/index.ts';
import { recordKeyFor } from '../../sealing/index.ts';
import type { Services } from '../../workbench/services.ts';
import type { CaseFile } from '../case-event.ts';
import { PERSON } from '../case-event.ts';
import { caseOfLocator } from '../case-line-store.ts';
import type { CaseModule } from '../case-module.ts';
import { moduleOf, moduleOfForm } from '../case-module.ts';
import type { CaseState } from '../case-state.ts';
import { loadCase } from '../case-store.ts';
import { createCase, inOneTransaction } from '../change-case.ts';
import { followUp } from '../follow-up.ts';
import { filesCameFor } from '../kept-documents.ts';
import { setAside } from './aside.ts';
import { flowing, keepFile, writeStream } from './kept-files.ts';
import { readSubmission } from './read-envelope.ts';

export type Taken = 'taken' | 'aside' | 'waiting';

/** The case a submission becomes: always the same one, so that it becomes one case however often it is taken up. */
export function caseIdOf({ ring }: Pick<Services, 'ring'>, submission: string): string {
  return ring.mac('case of submission', submission).slice(0, 24).replaceAll(/[-_]/g, 'x');
}

/**
 * Makes a case of a submission. May be cut off anywhere and begun again: the originals are kept before the case is
 * there, the case is there before the submission is removed from the inbox.
 */
export async function takeSubmission(services: Services, name: string): Promise<Taken> {
  const { folder, register } = services;
  const place = join(folder.intake.inbox, name);
  const envelope = join(place, 'submission.age');
  const id = caseIdOf(services, name);
  const known = await loadCase(services, register, id);
  if (!known) {
    // Files that a note will speak of, or one whose removal was cut off.
    if (!existsSync(envelope)) return 'waiting';
    const submission = readSubmission(await opened(services, envelope));
    const module = submission && moduleOfForm(submission.form);
    const isSecond =
      submission && (await caseOfLocator(services, register, submission.locator)) !== undefined;
    if (!submission || !module || isSecond) {
      await setAside(services, 'submission', place, name);
      return 'aside';
    }
    await makeCase(services, module, id, place, submission);
  }
  filesCameFor(id);
  const state = known ?? (await loadCase(services, register, id));
  if (state) await giveCopies(services, state, place);
  await followUp(services, id);
  await removeInbox(services, name);
  return 'taken';
}

async function makeCase(
  services: Services,
  module: CaseModule,
  id: string,
  place: string,
  submission: Submission,
): Promise<void> {
  const { form, lang, day, locator, replyTo, answers, warnings } = submission;
  const key = await keyOf(services, module, id);
  const files: CaseFile[] = [];
  for (const file of submission.files) files.push(await keepFile(services, key, place, file));
  const content = { form, lang, locator, replyTo, answers, files, warnings };
  const made = await inOneTransaction(services, (tx) =>
    createCase(services, tx, PERSON, { kind: module.kind.name, id, day, content }),
  );
  // Another process was faster; what it made is the same.
  if (!made.ok && !(await loadCase(services, services.register, id)))
    throw new Error('a submission could not be made a case of');
}

/** The key of a case, on the disk before anything is sealed under it. */
export function keyOf(
  services: Services,
  { kind }: Pick<CaseModule, 'kind'>,
  id: string,
): Promise<WrappedKey> {
  const { register, ring } = services;
  return register.db
    .transaction()
    .execute((db) => recordKeyFor(ring, { db, engine: register.engine }, kind.compartment, id));
}

/** Throws where the disk is at fault; undefined where the envelope is. */
export async function opened({ ring }: Pick<Services, 'ring'>, file: string): Promise<unknown> {
  const sealed = await readQuietly(file);
  if (!sealed) throw new Error('an envelope is gone');
  try {
    return await ring.openIntakeJson(sealed);
  } catch {
    return undefined;
  }
}

/** The person's own copies of files that lie in a folder of the inbox, sealed to their code, where the form gives some. */
export async function giveCopies(services: Services, state: CaseState, place: string): Promise<void> {
  const { folder, ring } = services;
  const replyTo = state.content?.replyTo ?? '';
  if (moduleOf(state.kind).givesCopy !== true || replyTo === '') return;
  for (const { id, isDamaged } of state.files) {
    const from = join(place, `${id}.age`);
    const copy = join(folder.intake.copies, `${id}.age`);
    if (isDamaged || existsSync(copy) || !existsSync(from)) continue;
    try {
      const plain = await ring.openIntakeBytes(await flowing(from));
      await writeStream(copy, await sealBytes([replyTo], plain));
    } catch (error) {
      // A file that does not open is shown to staff as such; the person is told by their list of files.
      if (error instanceof Error && 'code' in error) throw error;
    }
  }
}

/** Removes a folder of the inbox, its envelope last: while that is there, the folder is known for what it is. */
export async function removeInbox({ folder }: Pick<Services, 'folder'>, name: string): Promise<void> {
  const place = join(folder.intake.inbox, name);
  if (!existsSync(place)) return;
  const files = readdirSync(place).filter((file) => file !== 'submission.age');
  for (const file of [...files, 'submission.age'])
    await rm(join(place, file), { force: true, recursive: true });
  await rmdir(place);
  await settle(folder.intake.inbox);
}
