import { join } from 'node:path';
import { sealJson } from '../platform/age.ts';
import { claimQuietly, readQuietly } from '../platform/quiet-files.ts';
import type { Services } from '../workbench/services.ts';

export type Claimant =
  | 'nobody'
  | { readonly by: 'us' }
  /** The locator of a person's code, and the zone in which they read the time. */
  | { readonly by: 'person'; readonly locator: string; readonly zone: string };

/** Ids of slots are names of files. */
const SLOT = /^[\w-]{1,64}$/;

/**
 * Who claimed a slot. The file of a claim is made once and never changed, by whichever process comes first, so that
 * there is one answer for ever.
 */
export async function claimantOf(
  { ring, folder }: Pick<Services, 'ring' | 'folder'>,
  slot: string,
): Promise<Claimant> {
  if (!SLOT.test(slot)) return 'nobody';
  const sealed = await readQuietly(join(folder.intake.claims, slot));
  if (sealed === undefined) return 'nobody';
  try {
    const { locator, timeZone } = (await ring.openIntakeJson(sealed)) as Readonly<Record<string, unknown>>;
    if (typeof locator !== 'string' || locator === '') return { by: 'us' };
    return { by: 'person', locator, zone: typeof timeZone === 'string' ? timeZone : '' };
  } catch {
    // Whatever it is, the time is no longer free.
    return { by: 'us' };
  }
}

/** Claims a slot for us, so that nobody can book it any more; false where a person was first. */
export async function claimForUs(
  { ring, folder }: Pick<Services, 'ring' | 'folder'>,
  slot: string,
): Promise<boolean> {
  if (!SLOT.test(slot)) return false;
  const claim = await sealJson([await ring.intakeRecipient()], { version: 1, locator: '' });
  if (await claimQuietly(join(folder.intake.claims, slot), claim)) return true;
  const claimant = await claimantOf({ ring, folder }, slot);
  return claimant !== 'nobody' && claimant.by === 'us';
}
