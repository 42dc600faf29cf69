import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toBase64 } from './base64.ts';
import { isSame } from './tree.ts';

/** Whose signature counts: an Ed25519 public key of 32 bytes under the name of the one who holds it. */
export type VerifierKey = { readonly name: string; readonly publicKey: Uint8Array };

/**
 * Derives the id of an Ed25519 key, which stands in front of every signature by it.
 *
 * A key to four bytes: the first of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). The id finds a key and proves
 * nothing. Throws a RangeError for a name that is empty or has spaces or "+", and a key that is not 32 bytes.
 * Source: C2SP signed-note, "Signatures".
 *
 * @example
 * ```ts
 * const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
 * Array.from(keyId(key)).map((byte) => byte.toString(16)) // => ["c7","4f","20","a3"]
 * ```
 */
export function keyId(key: VerifierKey): Uint8Array {
  const { name, publicKey } = key;
  if (!isKeyName(name)) throw new RangeError('The name of a key is not empty and has no spaces or "+".');
  if (publicKey.length !== KEY_BYTES) throw new RangeError(`An Ed25519 public key has ${KEY_BYTES} bytes.`);
  const hash = sha256
    .create()
    .update(new TextEncoder().encode(`${name}\n`))
    .update(Uint8Array.of(ED25519))
    .update(publicKey);
  return hash.digest().slice(0, keyIdBytes);
}

/**
 * Writes a key as the one line that is handed to those who verify.
 *
 * A key to "name+id+key", the id in hexadecimal and the key in base64 after the byte 0x01. Throws a
 * RangeError as `keyId` does. Source: golang.org/x/mod/sumdb/note, "Verifying Notes".
 *
 * @example
 * ```ts
 * const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
 * key?.name // => "PeterNeumann"
 * formatVerifierKey(key) // => "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
 * ```
 */
export function formatVerifierKey(key: VerifierKey): string {
  const id = [...keyId(key)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${key.name}+${id}+${toBase64(Uint8Array.of(ED25519, ...key.publicKey))}`;
}

/**
 * Reads a key from its one line.
 *
 * A text to a key, or `undefined` for a malformed one, another algorithm than Ed25519, or an id that is not
 * the key's. Never throws. Source: golang.org/x/mod/sumdb/note, "Verifying Notes".
 *
 * @example
 * ```ts
 * const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
 * parseVerifierKey(line)?.publicKey.length // => 32
 * parseVerifierKey(line.replace('Peter', 'Petra')) // => undefined
 * ```
 */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes?.length !== 1 + KEY_BYTES || bytes[0] !== ED25519) return undefined;
  const key = { name, publicKey: bytes.slice(1) };
  const given = Uint8Array.from(id.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  return isSame(given, keyId(key)) ? key : undefined;
}

/** Bytes in the id of a key. */
export const keyIdBytes = 4;

/**
 * Whether a text can name a key: not empty, no Unicode spaces, no "+", no control characters, no half
 * characters.
 */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\p{White_Space}+\u0000-\u001f]+$/u.test(name);
}

/** The signature type of Ed25519 in C2SP signed-note. */
const ED25519 = 1;
const KEY_BYTES = 32;
