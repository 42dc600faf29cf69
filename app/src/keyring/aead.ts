import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';

/** AES-256-GCM (NIST SP 800-38D) with nonces of 96 bits and tags of 128 bits. */
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The one error of everything that is sealed: which check failed would help only who altered it. */
export class CannotOpen extends Error {
  constructor() {
    super('The sealed value cannot be opened.');
    this.name = 'CannotOpen';
  }
}

/** The ciphertext followed by its tag. */
export function encrypt(key: Buffer, nonce: Buffer, bound: Buffer, plaintext: Buffer): Buffer {
  const cipher = createCipheriv(CIPHER, createSecretKey(key), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bound);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Gives the plaintext only after the tag is checked; throws `CannotOpen`. */
export function decrypt(key: Buffer, nonce: Buffer, bound: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new CannotOpen();
  const decipher = createDecipheriv(CIPHER, createSecretKey(key), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const unchecked = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    decipher.final();
    return unchecked;
  } catch {
    unchecked.fill(0);
    throw new CannotOpen();
  }
}

/** Encrypts under a fresh random nonce, as base64url of nonce, ciphertext and tag. The nonce is not the caller's to choose. */
export function wrap(key: Buffer, bound: Buffer, plaintext: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  return Buffer.concat([nonce, encrypt(key, nonce, bound, plaintext)]).toString('base64url');
}

/** Undoes `wrap`; throws `CannotOpen`. */
export function unwrap(key: Buffer, bound: Buffer, text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  // Decoding skips strange characters and spare bits, so that several texts would pass for one value.
  if (bytes.toString('base64url') !== text) throw new CannotOpen();
  return decrypt(key, bytes.subarray(0, NONCE_BYTES), bound, bytes.subarray(NONCE_BYTES));
}
