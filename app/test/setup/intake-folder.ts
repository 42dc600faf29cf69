import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { FIRST_TERMS } from '../../src/intake/index.ts';
import type { Terms } from '../../src/intake/index.ts';
import type { IntakeFolder } from '../../src/platform/intake-folder.ts';
import { intakeFolder, prepareIntake } from '../../src/platform/intake-folder.ts';

/** An intake as the workbench leaves it at its start, with the identity that opens what is sent. */
export type TestIntake = {
  readonly folder: IntakeFolder;
  /** `AGE-SECRET-KEY-1…` of the organisation. */
  readonly identity: string;
  setTerms(terms: Partial<Terms>): void;
  remove(): void;
};

export async function testIntake(): Promise<TestIntake> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'unhidden-intake-')));
  const folder = intakeFolder(join(base, 'intake'), join(base, 'kept'));
  const { drafts, inbox, notes, status, copies, claims, kept } = folder;
  for (const each of [drafts, inbox, notes, status, copies, claims, kept])
    mkdirSync(each, { recursive: true });
  const identity = await generateX25519Identity();
  writeFileSync(folder.recipientFile, `${await identityToRecipient(identity)}\n`);
  const setTerms = (terms: Partial<Terms>): void =>
    writeFileSync(folder.termsFile, JSON.stringify({ ...FIRST_TERMS, ...terms }));
  setTerms({});
  await prepareIntake(folder);
  return { folder, identity, setTerms, remove: () => rmSync(base, { recursive: true, force: true }) };
}
