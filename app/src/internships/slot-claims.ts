import { join } from 'node:path';
import { sealJson } from '../platform/age.ts';
import { claimQuietly, readQuietly } from '../platform/quiet-files.ts';
import type { Services } from '../workbench/services.ts';

/** Ids of slots are names of files that another process chose nothing of. */
const SLOT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Who claimed a slot: the locator of a person's code, `us`, or nobody. The file of a claim is made once and never
 * changed, by whichever process comes first, so that there is one answer for ever.
 */
export async function claimantOf(
  { ring, folder }: Pick<Services, 'ring' | 'folder'>,
  slot: string,
): Promise<string | 'us' | 'nobody'> {
  if (!SLOT.test(slot)) return 'nobody';
  const sealed = await readQuietly(join(folder.intake.claims, slot));
  if (sealed === undefined) return 'nobody';
  try {
    const claim = (await ring.openIntakeJson(sealed)) as { readonly locator?: unknown };
    return typeof claim.locator === 'string' && claim.locator !== '' ? claim.locator : 'us';
  } catch {
    // Whatever it is, the time is no longer free.
    return 'us';
  }
}

/** Claims a slot for us, so that nobody can book it any more; false where a person was first. */
export async function claimForUs(
  { ring, folder }: Pick<Services, 'ring' | 'folder'>,
  slot: string,
): Promise<boolean> {
  if (!SLOT.test(slot)) return false;
  const claim = await sealJson([await ring.intakeRecipient()], { version: 1, locator: '' });
  const file = join(folder.intake.claims, slot);
  return (await claimQuietly(file, claim)) || (await claimantOf({ ring, folder }, slot)) === 'us';
}
