import { existsSync, readFileSync } from 'node:fs';
import { writeQuietly } from '../../platform/quiet-files.ts';
import type { Services } from '../../workbench/services.ts';
import { currentTerms } from '../terms-store.ts';

/** Writes what the public forms need to know: to whom to seal, and the terms as they stand. */
export async function prepareIntake(services: Services): Promise<void> {
  const { folder, ring } = services;
  await writeOnce(folder.intake.recipientFile, `${await ring.intakeRecipient()}\n`);
  await writeTerms(services);
}

export async function writeTerms(services: Services): Promise<void> {
  const terms = await currentTerms(services, services.register);
  await writeOnce(services.folder.intake.termsFile, `${JSON.stringify(terms)}\n`);
}

/** A file that stands as it should is left alone. */
async function writeOnce(file: string, text: string): Promise<void> {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  await writeQuietly(file, new TextEncoder().encode(text));
}
