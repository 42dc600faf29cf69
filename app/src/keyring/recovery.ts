import type { Encrypter } from 'age-encryption';
import { loadAge } from '../platform/age.ts';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { RingContent } from './ring-file.ts';
import { NOT_OPENED } from './root-lock.ts';

/** The root key as an age file (age-encryption.org/v1) that any one of the recipients opens, with any age program. */
export async function wrapForRecovery(
  root: Buffer,
  recipients: readonly string[],
): Promise<Result<RingContent['recovery']>> {
  if (recipients.length === 0) return success(null);
  const encrypter = new (await loadAge()).Encrypter();
  const refused = recipients.filter((recipient) => !isAdded(encrypter, recipient));
  if (refused.length > 0) {
    return failure(
      ...refused.map(
        (recipient) => `"${recipient.slice(0, 12)}…" is no age recipient; give one that begins with age1.`,
      ),
    );
  }
  const file = await encrypter.encrypt(root);
  return success({ recipients: [...recipients], wrapped: Buffer.from(file).toString('base64url') });
}

export async function unwrapForRecovery(
  recovery: RingContent['recovery'],
  identity: string,
): Promise<Result<Buffer>> {
  if (recovery === null)
    return failure('This key ring has no recovery recipients; only its own secret opens it.');
  const { Decrypter } = await loadAge();
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity.trim());
    return success(Buffer.from(await decrypter.decrypt(Buffer.from(recovery.wrapped, 'base64url'))));
  } catch {
    // The library tells malformed, foreign and altered apart; nobody else needs to.
    return failure(NOT_OPENED);
  }
}

function isAdded(encrypter: Encrypter, recipient: string): boolean {
  try {
    encrypter.addRecipient(recipient);
    return true;
  } catch {
    return false;
  }
}
