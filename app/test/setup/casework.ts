import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import type { CaseContent, CaseModule, CaseState } from '../../src/casework/index.ts';
import { caseModules, createCase, followUp, inOneTransaction, loadCase } from '../../src/casework/index.ts';
import { identityOfCode, locatorOf, newCode } from '../../src/intake/code.ts';
import type { Code } from '../../src/intake/code.ts';
import type { Note, NoteBody, Status, Submission, SubmittedFile } from '../../src/intake/submission.ts';
import { openJson, sealBytes, sealJson } from '../../src/platform/age.ts';
import { readQuietly } from '../../src/platform/quiet-files.ts';
import type { Services } from '../../src/workbench/services.ts';

/** A kind with everything a kind can have; nothing of the program declares it. */
export const SYNTHETIC_ANSWERS = {
  account: 'A synthetic account of nothing that happened.',
  names: 'Synthetic Kim Cheol-su\n김철수',
  birth: '1961 or 1962, Synthetic town',
  mayUse: 'unnamed',
} as const;

export function modulesOf(): readonly CaseModule[] {
  return caseModules();
}

/** A person outside with a code, who can read what is sealed to it. */
export type Outsider = {
  readonly code: Code;
  readonly locator: string;
  readonly replyTo: string;
  status(services: Services): Promise<Status | undefined>;
};

export async function outsider(): Promise<Outsider> {
  const code = newCode();
  const locator = locatorOf(code);
  return {
    code,
    locator,
    replyTo: await identityToRecipient(identityOfCode(code)),
    async status({ folder }) {
      const sealed = await readQuietly(join(folder.intake.status, `${locator}.age`));
      return sealed && ((await openJson([identityOfCode(code)], sealed)) as Status);
    },
  };
}

export function contentOf(who: Outsider, given: Partial<CaseContent> = {}): CaseContent {
  return {
    form: 'information',
    lang: 'en',
    locator: who.locator,
    replyTo: who.replyTo,
    answers: SYNTHETIC_ANSWERS,
    files: [],
    warnings: [],
    ...given,
  };
}

/** Opens a case as taking one up does, without anything in the inbox. */
export async function openCase(
  services: Services,
  kind: string,
  { who, content = {}, day }: { who?: Outsider; content?: Partial<CaseContent>; day?: string } = {},
): Promise<CaseState> {
  const person = who ?? (await outsider());
  const id = services.newId();
  const form = kind === 'information' || kind === 'missing' || kind === 'internship' ? kind : null;
  const made = await inOneTransaction(services, (tx) =>
    createCase(services, tx, 'person', {
      kind,
      id,
      day: day ?? services.now().toISOString().slice(0, 10),
      content: contentOf(person, { form, ...content }),
    }),
  );
  if (!made.ok) throw new Error(made.problems.map(({ en }) => en).join(' '));
  await followUp(services, id);
  const state = await loadCase(services, services.register, id);
  if (!state) throw new Error('the case is not there');
  return state;
}

export type Sent = { readonly name: string; readonly submission: Submission };

/** Puts a submission into the inbox as the public process does; gives the name of its folder. */
export async function putIntoInbox(
  services: Services,
  who: Outsider,
  given: Partial<Submission> & { readonly contents?: Readonly<Record<string, string | Uint8Array>> } = {},
): Promise<Sent> {
  const { contents = {}, ...rest } = given;
  const recipient = await services.ring.intakeRecipient();
  const name = createHash('sha256').update(services.newId()).digest('hex').slice(0, 32);
  const { folder, files } = await putFiles(services, name, contents);
  const submission: Submission = {
    version: 1,
    form: 'information',
    lang: 'en',
    day: services.now().toISOString().slice(0, 10),
    locator: who.locator,
    replyTo: who.replyTo,
    answers: SYNTHETIC_ANSWERS,
    files,
    warnings: [],
    ...rest,
  };
  writeFileSync(join(folder, 'submission.age'), await sealJson([recipient], submission));
  return { name, submission };
}

/** Files of a folder of the inbox, each sealed to the organisation. */
export async function putFiles(
  services: Services,
  name: string,
  contents: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ readonly folder: string; readonly files: readonly SubmittedFile[] }> {
  const recipient = await services.ring.intakeRecipient();
  const folder = join(services.folder.intake.inbox, name);
  mkdirSync(folder, { recursive: true });
  const files: SubmittedFile[] = [];
  for (const [original, content] of Object.entries(contents)) {
    const plain = Buffer.from(content);
    const id = createHash('sha256').update(services.newId()).digest('hex').slice(0, 32);
    const sealed = Buffer.concat(
      await Array.fromAsync(await sealBytes([recipient], new Blob([plain]).stream())),
    );
    writeFileSync(join(folder, `${id}.age`), sealed);
    files.push({
      id,
      field: 'files',
      name: original,
      declaredType: 'text/plain',
      recognised: 'txt',
      bytes: plain.length,
      sha256: createHash('sha256').update(plain).digest('hex'),
      sealedSha256: createHash('sha256').update(sealed).digest('hex'),
    });
  }
  return { folder, files };
}

/** Puts into the inbox what somebody did on the status page. */
export async function putNote(services: Services, who: Outsider, body: NoteBody): Promise<string> {
  const day = services.now().toISOString().slice(0, 10);
  const note: Note = { version: 1, locator: who.locator, day, ...body };
  const name = `${createHash('sha256').update(services.newId()).digest('hex').slice(0, 32)}.age`;
  const sealed = await sealJson([await services.ring.intakeRecipient()], note);
  writeFileSync(join(services.folder.intake.notes, name), sealed);
  return name;
}
