import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { CannotOpen, unwrap, wrap } from './aead.ts';
import { isStrongEnough, STRONG_COST } from './argon2-cost.ts';
import type { Argon2Cost } from './argon2-cost.ts';
import { readCredential } from './credential-file.ts';
import { deriveKey, KEY_BYTES } from './derive-key.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import type { RootLock } from './ring-file.ts';

/** What opens a ring at start. `weakCostForTests` is the only way below the floor of the cost. */
export type RingSecret =
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly weakCostForTests?: Argon2Cost }
  | { readonly kind: 'credential'; readonly file: string };

/** One sentence for a wrong secret and for an altered file: telling them apart would help only a guesser. */
export const NOT_OPENED =
  'The key ring does not open: the passphrase, credential or recovery identity is not its own, or the file was altered.';

const SHORTEST_PASSPHRASE = 15;
const SALT_BYTES = 16;

const stretch = promisify(argon2);

/** Wraps the root key under a secret. */
export async function lockRoot(ringId: string, root: Buffer, secret: RingSecret): Promise<Result<RootLock>> {
  if (secret.kind === 'credential') {
    const credential = readCredential(secret.file);
    if (!credential.ok) return credential;
    const key = credentialKey(credential.value, ringId);
    return success({ kind: 'credential', wrapped: wrapAndWipe(key, boundTo(ringId, 'credential'), root) });
  }
  if ([...secret.passphrase.normalize('NFKC')].length < SHORTEST_PASSPHRASE) {
    return failure(
      `A passphrase for the key ring has at least ${SHORTEST_PASSPHRASE} characters; use several words.`,
    );
  }
  const cost = secret.weakCostForTests ?? STRONG_COST;
  const salt = randomBytes(SALT_BYTES).toString('base64url');
  const key = await passphraseKey(secret.passphrase, salt, cost);
  const bound = boundTo(ringId, 'passphrase', salt, cost);
  return success({ kind: 'passphrase', cost, salt, wrapped: wrapAndWipe(key, bound, root) });
}

/** Undoes `lockRoot`. */
export async function unlockRoot(
  ringId: string,
  lock: RootLock,
  secret: RingSecret,
): Promise<Result<Buffer>> {
  if (lock.kind === 'credential') {
    if (secret.kind !== 'credential') return failure(NOT_OPENED);
    const credential = readCredential(secret.file);
    if (!credential.ok) return credential;
    const key = credentialKey(credential.value, ringId);
    return unwrapAndWipe(key, boundTo(ringId, 'credential'), lock.wrapped);
  }
  if (secret.kind !== 'passphrase') return failure(NOT_OPENED);
  if (!isStrongEnough(lock.cost) && secret.weakCostForTests === undefined) return failure(NOT_OPENED);
  const key = await passphraseKey(secret.passphrase, lock.salt, lock.cost);
  return unwrapAndWipe(key, boundTo(ringId, 'passphrase', lock.salt, lock.cost), lock.wrapped);
}

function credentialKey(credential: Buffer, ringId: string): Buffer {
  const key = deriveKey(credential, ringId, ['root lock', 'credential']);
  credential.fill(0);
  return key;
}

/** Keyboards write one passphrase in several forms of Unicode, Korean ones above all; NFKC makes them one. */
function passphraseKey(passphrase: string, salt: string, cost: Argon2Cost): Promise<Buffer> {
  return stretch('argon2id', {
    message: passphrase.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64url'),
    memory: cost.memoryKiB,
    passes: cost.passes,
    parallelism: cost.lanes,
    tagLength: KEY_BYTES,
  });
}

function boundTo(ringId: string, kind: string, salt?: string, cost?: Argon2Cost): Buffer {
  const costs = cost ? [cost.memoryKiB, cost.passes, cost.lanes] : [];
  return lengthPrefixed(['root', 1, ringId, kind, salt ?? null, ...costs]);
}

function wrapAndWipe(key: Buffer, bound: Buffer, root: Buffer): string {
  const wrapped = wrap(key, bound, root);
  key.fill(0);
  return wrapped;
}

function unwrapAndWipe(key: Buffer, bound: Buffer, wrapped: string): Result<Buffer> {
  try {
    return success(unwrap(key, bound, wrapped));
  } catch (error) {
    if (error instanceof CannotOpen) return failure(NOT_OPENED);
    throw error;
  } finally {
    key.fill(0);
  }
}
