import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { claimQuietly } from './quiet-files.ts';

/**
 * The folder through which the public process and the workbench pass things to each other. Every file in it is sealed,
 * but for the three at its top; every name in it is random or derived from a code nobody keeps; and every
 * time stamp is the same.
 *
 * | path | written by | read by | holds |
 * | --- | --- | --- | --- |
 * | `recipient.txt` | workbench | public | the age recipient of the organisation, `age1…` |
 * | `terms.json` | workbench | public | the terms of the forms as they stand now |
 * | `stamp.key` | supervisor | public | signs when a page of a form was made; it opens nothing |
 * | `drafts/<locator>/` | public | public | `draft.age` (to the code), `<file id>.age`, an empty file named `day-2026-11-28` |
 * | `inbox/<id>/` | public, by one rename | workbench | `submission.age` and `<file id>.age` |
 * | `notes/<id>.age` | public | workbench | what somebody with a code did on the status page |
 * | `status/<locator>.age` | both | public | the status page of one code, sealed to that code |
 * | `copies/<file id>.age` | workbench | public | a person's own copy of a file they sent, sealed to their code |
 * | `claims/<slot id>` | both, exclusively | both | who took an interview slot; the one file of that name wins |
 */
export type IntakeFolder = {
  readonly path: string;
  readonly recipientFile: string;
  readonly termsFile: string;
  readonly stampFile: string;
  readonly drafts: string;
  readonly inbox: string;
  readonly notes: string;
  readonly status: string;
  readonly copies: string;
  readonly claims: string;
  /** Sealed originals, as the workbench keeps them; the public process has no access. */
  readonly kept: string;
};

/** `intake` holds what both processes see, `kept` what only the workbench does. */
export function intakeFolder(path: string, kept: string): IntakeFolder {
  return {
    path,
    recipientFile: join(path, 'recipient.txt'),
    termsFile: join(path, 'terms.json'),
    stampFile: join(path, 'stamp.key'),
    drafts: join(path, 'drafts'),
    inbox: join(path, 'inbox'),
    notes: join(path, 'notes'),
    status: join(path, 'status'),
    copies: join(path, 'copies'),
    claims: join(path, 'claims'),
    kept,
  };
}

/** Where the public process may write. */
export function writableParts({ drafts, inbox, notes, status, claims }: IntakeFolder): readonly string[] {
  return [drafts, inbox, notes, status, claims];
}

/** Makes what the public process needs and may not write. */
export async function prepareIntake({ stampFile }: IntakeFolder): Promise<void> {
  await claimQuietly(stampFile, newStampKey());
}

export function newStampKey(): Buffer {
  return randomBytes(32);
}
