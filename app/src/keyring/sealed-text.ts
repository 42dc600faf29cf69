import { CannotOpen, unwrap, wrap } from './aead.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { withRecordKey } from './record-key.ts';
import type { WrappedKey } from './record-key.ts';
import type { UnlockedKeys } from './unlocked-keys.ts';

/** Where a sealed value stands; it opens nowhere else. `row` is the id of the row that holds it. */
export type Place = { readonly table: string; readonly column: string; readonly row: string };

const FORM = /^sealed:1:([0-9a-f]{32}):([A-Za-z0-9_-]+)$/;
/** Lengths are rounded up to this, since the length of a name says much about it. */
const BLOCK_BYTES = 32;
const END_OF_TEXT = 0x80;

/** True for a text of the form `sealed:1:<key id>:<base64url of nonce, ciphertext and tag>`. */
export function isSealed(text: string): boolean {
  return FORM.test(text);
}

/** The id of the record key a sealed text needs; undefined for any other text. */
export function sealedKeyId(text: string): string | undefined {
  return FORM.exec(text)?.[1];
}

export function sealText(keys: UnlockedKeys, key: WrappedKey, place: Place, plaintext: string): string {
  // An unpaired surrogate has no UTF-8, so it would come back as another text.
  if (!plaintext.isWellFormed()) throw new TypeError('A text to be sealed must be well-formed Unicode.');
  keys.spendNonce();
  const padded = pad(plaintext);
  const body = withRecordKey(keys, key, (bytes) => wrap(bytes, boundTo(key, place), padded));
  padded.fill(0);
  return `sealed:1:${key.id}:${body}`;
}

/** Throws `CannotOpen`, whatever is wrong. */
export function openText(keys: UnlockedKeys, key: WrappedKey, place: Place, sealed: string): string {
  const [, keyId, body] = FORM.exec(sealed) ?? [];
  if (body === undefined || keyId !== key.id) throw new CannotOpen();
  const padded = withRecordKey(keys, key, (bytes) => unwrap(bytes, boundTo(key, place), body));
  const plaintext = padded.toString('utf8', 0, padded.lastIndexOf(END_OF_TEXT));
  padded.fill(0);
  return plaintext;
}

function boundTo(key: WrappedKey, { table, column, row }: Place): Buffer {
  return lengthPrefixed(['sealed', 1, table, column, row, key.record, key.compartment, key.id]);
}

/** The text, one byte 80, and zeros to a whole block (ISO/IEC 7816-4). */
function pad(text: string): Buffer {
  const length = Buffer.byteLength(text, 'utf8');
  const padded = Buffer.alloc(Math.ceil((length + 1) / BLOCK_BYTES) * BLOCK_BYTES);
  padded.write(text, 'utf8');
  padded[length] = END_OF_TEXT;
  return padded;
}
