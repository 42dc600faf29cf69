import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ageRecipient, openJson, sealJson } from '../platform/age.ts';
import {
  listQuietly,
  makeFolder,
  orNothing,
  readQuietly,
  removeQuietly,
  settle,
  writeQuietly,
} from '../platform/quiet-files.ts';
import type { Language } from '../ui/language.ts';
import { identityOfCode, locatorOf } from './code.ts';
import type { Code } from './code.ts';
import type { Answers } from './form-definition.ts';
import type { Intake } from './intake.ts';
import type { FormName, Status, SubmittedFile } from './submission.ts';

/** What somebody has filled in and not sent, sealed to their code: only a request of theirs opens it. */
export type Draft = {
  readonly version: 1;
  readonly form: FormName;
  readonly lang: Language;
  readonly answers: Answers;
  readonly files: readonly SubmittedFile[];
  /** The page they are on. */
  readonly page: string;
  /** They have seen all their answers once, so a change leads back there. */
  readonly isChecked: boolean;
  /** They have typed the words themselves, so they have them. */
  readonly hasCode: boolean;
};

export type Standing =
  | { readonly is: 'draft'; readonly draft: Draft }
  | { readonly is: 'sent'; readonly status: Status }
  | { readonly is: 'nothing' };

const DRAFT_FILE = 'draft.age';
const MARKER = /^day-(\d{4}-\d\d-\d\d)$/;

export function draftFolder({ folder }: Intake, code: Code): string {
  return join(folder.drafts, locatorOf(code));
}

export function statusFile({ folder }: Intake, code: Code): string {
  return join(folder.status, `${locatorOf(code)}.age`);
}

export function recipientOfCode(code: Code): Promise<string> {
  return ageRecipient(identityOfCode(code));
}

/** A draft goes before a status: where there are both, sending was interrupted and nothing was sent. */
export async function standingOf(intake: Intake, code: Code): Promise<Standing> {
  const draft = await readDraft(intake, code);
  if (draft) return { is: 'draft', draft };
  const status = await readStatus(intake, code);
  return status ? { is: 'sent', status } : { is: 'nothing' };
}

export async function readDraft(intake: Intake, code: Code): Promise<Draft | undefined> {
  return opened<Draft>(code, join(draftFolder(intake, code), DRAFT_FILE));
}

export async function readStatus(intake: Intake, code: Code): Promise<Status | undefined> {
  return opened<Status>(code, statusFile(intake, code));
}

/** Opens what was sealed to a code. Nobody without the code could have sealed to it, so its shape is ours. */
async function opened<Value>(code: Code, file: string): Promise<Value | undefined> {
  const sealed = await readQuietly(file);
  return sealed && ((await openJson([identityOfCode(code)], sealed)) as Value);
}

/** To be called in turn. */
export async function writeDraft(intake: Intake, code: Code, draft: Draft): Promise<void> {
  const folder = draftFolder(intake, code);
  const sealed = await sealJson([await recipientOfCode(code)], draft);
  await markToday(intake, folder);
  await writeQuietly(join(folder, DRAFT_FILE), sealed);
}

/** Makes the folder where there is none, and notes the day it was last used by the name of an empty file. */
export async function markToday({ today }: Intake, folder: string): Promise<void> {
  const name = `day-${today()}`;
  const names = await listQuietly(folder);
  if (names.includes(name)) return;
  await makeFolder(folder);
  const old = names.find((each) => MARKER.test(each));
  if (old === undefined) return writeQuietly(join(folder, name), new Uint8Array());
  await orNothing(rename(join(folder, old), join(folder, name)));
  await settle(folder);
}

/** Removes a draft; to be called in turn. What was sent stays. */
export async function removeDraft(intake: Intake, locator: string): Promise<void> {
  const draft = join(intake.folder.drafts, locator);
  if ((await listQuietly(draft)).length === 0) return;
  // Beside a draft it tells of a sending that never ended; alone it would pass for one that did.
  await removeQuietly(join(intake.folder.status, `${locator}.age`));
  await removeQuietly(draft);
}

/** The day a draft was last used, or undefined. */
export function markedDay(names: readonly string[]): string | undefined {
  return names.map((name) => MARKER.exec(name)?.[1]).find((day) => day !== undefined);
}

/** All but the draft and its marker. */
export function sealedFilesOf(names: readonly string[]): readonly string[] {
  return names.filter((name) => name !== DRAFT_FILE && !MARKER.test(name));
}

/** The files of a draft that do not go along when it is sent. */
export function ownFilesOf(names: readonly string[]): readonly string[] {
  return names.filter((name) => name === DRAFT_FILE || MARKER.test(name));
}
