import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
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

/** HMAC-SHA-256 (RFC 2104) over parts under a derived key, which is wiped at once. */
export function macUnder(
  secret: Buffer,
  ringId: string,
  purpose: readonly Part[],
  parts: readonly Part[],
): Buffer {
  const key = deriveKey(secret, ringId, purpose);
  const mac = createHmac('sha256', createSecretKey(key)).update(lengthPrefixed(parts)).digest();
  key.fill(0);
  return mac;
}
