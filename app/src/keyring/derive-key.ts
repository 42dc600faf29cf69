import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { lengthPrefixed } from './length-prefixed.ts';
import type { Part } from './length-prefixed.ts';

export const KEY_BYTES = 32;

/**
 * A key of 256 bits for one purpose: HKDF-SHA-256 (RFC 5869) of a secret, with the ring as salt. Keys go to Node as key
 * objects, here and wherever there are many of them: given as bytes, Node takes three times as long to look what they are.
 */
export function deriveKey(secret: Buffer, ringId: string, purpose: readonly Part[]): Buffer {
  return Buffer.from(
    hkdfSync(
      'sha256',
      createSecretKey(secret),
      Buffer.from(ringId, 'utf8'),
      lengthPrefixed(purpose),
      KEY_BYTES,
    ),
  );
}

/** The key of a MAC for one purpose. Who keeps it keeps it no longer than the secret. */
export function macKey(secret: Buffer, ringId: string, purpose: readonly Part[]): KeyObject {
  const bytes = deriveKey(secret, ringId, purpose);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

/** HMAC-SHA-256 (RFC 2104) over parts. */
export function macUnder(key: KeyObject, parts: readonly Part[]): Buffer {
  return createHmac('sha256', key).update(lengthPrefixed(parts)).digest();
}
