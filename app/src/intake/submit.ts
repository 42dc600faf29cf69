import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sealJson } from '../platform/age.ts';
import {
  listQuietly,
  moveFolder,
  openQuietly,
  orNothing,
  randomId,
  removeQuietly,
  writeQuietly,
} from '../platform/quiet-files.ts';
import type { Language } from '../ui/language.ts';
import { askedAnswers, warningsOf } from './answers.ts';
import { locatorOf } from './code.ts';
import type { Code } from './code.ts';
import {
  draftFolder,
  markToday,
  ownFilesOf,
  readDraft,
  readStatus,
  recipientOfCode,
  sealedFilesOf,
  statusFile,
  writeDraft,
} from './draft-store.ts';
import type { FormDefinition } from './form-definition.ts';
import type { FormViews } from './form-views.ts';
import type { Intake } from './intake.ts';
import type { Status, SubmittedFile, Submission } from './submission.ts';
import type { Terms } from './terms.ts';

export type Sending = {
  readonly form: FormDefinition;
  readonly lang: Language;
  readonly terms: Terms;
  readonly recipient: string;
  readonly received: FormViews['received'];
};

export type Sent =
  | { readonly is: 'sent'; readonly submission: Submission }
  /** It was sent before; only the status tells of it. */
  | { readonly is: 'sent before'; readonly status: Status }
  /** Files that were damaged on the disk; they are no longer part of the draft. */
  | { readonly is: 'damaged'; readonly names: readonly string[] }
  | { readonly is: 'nothing' };

const SUBMISSION_FILE = 'submission.age';

/**
 * Hands a draft over, whole or not at all: everything is written beside the draft, read again and compared, and then one
 * renaming makes it a submission. Until then the draft is the draft, however often this is cut off.
 */
export async function send(intake: Intake, code: Code, sending: Sending): Promise<Sent> {
  return intake.inTurn(locatorOf(code), async () => {
    const draft = await readDraft(intake, code);
    if (draft === undefined) return sentBefore(intake, code);
    const folder = draftFolder(intake, code);
    // Nobody removes it as unused meanwhile.
    await markToday(intake, folder);
    const damaged = await damagedFiles(folder, draft.files);
    if (damaged.length > 0) {
      await writeDraft(intake, code, {
        ...draft,
        files: draft.files.filter((file) => !damaged.includes(file)),
      });
      return { is: 'damaged', names: damaged.map(({ name }) => name) };
    }
    const { form, lang, terms, recipient, received } = sending;
    const asked = { terms, today: intake.today() };
    const answers = askedAnswers(form, draft.answers, asked);
    const submission: Submission = {
      version: 1,
      form: form.name,
      lang,
      day: asked.today,
      locator: locatorOf(code),
      replyTo: await recipientOfCode(code),
      answers,
      files: draft.files,
      warnings: warningsOf(form.pages, answers, asked).map((each) => each.code),
    };
    await dropOthers(folder, draft.files);
    await writeChecked(join(folder, SUBMISSION_FILE), await sealJson([recipient], submission));
    const status = firstStatus(submission, form, terms, received);
    await writeChecked(statusFile(intake, code), await sealJson([submission.replyTo], status), folder);
    const target = join(intake.folder.inbox, randomId());
    if (!(await moveFolder(folder, target))) return sentBefore(intake, code);
    for (const name of ownFilesOf(await listQuietly(target))) await removeQuietly(join(target, name));
    return { is: 'sent', submission };
  });
}

async function sentBefore(intake: Intake, code: Code): Promise<Sent> {
  const status = await readStatus(intake, code);
  return status ? { is: 'sent before', status } : { is: 'nothing' };
}

/** Reads every file as it lies on the disk. */
async function damagedFiles(folder: string, files: readonly SubmittedFile[]): Promise<SubmittedFile[]> {
  const damaged: SubmittedFile[] = [];
  for (const file of files)
    if ((await hashOf(join(folder, `${file.id}.age`))) !== file.sealedSha256) damaged.push(file);
  return damaged;
}

/** What is left of broken uploads and of a sending that was cut off. */
async function dropOthers(folder: string, files: readonly SubmittedFile[]): Promise<void> {
  const known = new Set(files.map(({ id }) => `${id}.age`));
  for (const name of sealedFilesOf(await listQuietly(folder)))
    if (!known.has(name)) await removeQuietly(join(folder, name));
}

async function writeChecked(path: string, content: Uint8Array, apart?: string): Promise<void> {
  await writeQuietly(path, content, apart);
  if ((await hashOf(path)) !== createHash('sha256').update(content).digest('hex'))
    throw new Error('a sealed file does not read as it was written');
}

const READ_BYTES = 256 * 1024;

async function hashOf(path: string): Promise<string | undefined> {
  const handle = await orNothing(openQuietly(path));
  if (handle === undefined) return undefined;
  const sha256 = createHash('sha256');
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, READ_BYTES);
      if (bytesRead === 0) return sha256.digest('hex');
      sha256.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

function firstStatus(
  { form: name, lang, day, answers, files }: Submission,
  form: FormDefinition,
  terms: Terms,
  received: Sending['received'],
): Status {
  return {
    version: 1,
    form: name,
    lang,
    receivedOn: day,
    standing: received,
    nextBy: daysAfter(day, terms.answerDays),
    letters: [],
    slots: [],
    booked: null,
    offer: null,
    asks: [],
    canWrite: true,
    canWithdraw: true,
    copy: form.givesCopy
      ? {
          answers,
          files: files.map(({ id, name: own, bytes, sha256 }) => ({ id, name: own, bytes, sha256 })),
        }
      : null,
  };
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
