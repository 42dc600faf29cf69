import { fromBase64, toBase64 } from './base64.ts';
import { asText } from './plain-text.ts';
import { isSame } from './tree.ts';
import type { VerifierKey } from './verifier-key.ts';
import { isKeyName, keyId, keyIdBytes } from './verifier-key.ts';

/** One signature of a note: the key it says it is by, and its bytes. */
export type NoteSignature = {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
};

/** A text that ends in a newline, and who signed it. Until `openNote` has checked it, it says nothing. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** A key that signs; the secret stays inside `sign`. */
export type Signer = VerifierKey & { readonly sign: (message: Uint8Array) => Uint8Array };

/** Whether an Ed25519 signature over a message is by a public key. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** What opening a note gave: its text and the keys that signed it, or why it is not believed. */
export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signedBy: readonly VerifierKey[] }
  | { readonly ok: false; readonly reason: 'malformed' | 'unknown-key' | 'bad-signature' };

/**
 * Writes a note.
 *
 * A text and its signatures to the note. Throws a RangeError for a text that does not end in a newline or has
 * control characters, for no signatures or more than 100, and for a signature that is malformed. Source: C2SP
 * signed-note, "Format".
 *
 * @example
 * ```ts
 * const signature = { name: 'a.example', keyId: new Uint8Array(4), signature: Uint8Array.of(1) };
 * formatNote({ text: 'Hello\n', signatures: [signature] }) // => "Hello\n\n— a.example AAAAAAE=\n"
 * ```
 */
export function formatNote(note: Note): string {
  const lines = note.signatures.map(
    ({ name, keyId, signature }) => `${DASH}${name} ${toBase64(Uint8Array.of(...keyId, ...signature))}\n`,
  );
  const message = `${note.text}\n${lines.join('')}`;
  const fits = note.signatures.every((one) => one.keyId.length === keyIdBytes && isKeyName(one.name));
  if (!note.text.endsWith('\n') || !fits || parseNote(message) === undefined) {
    throw new RangeError('A note is lines of plain text, signed 1 to 100 times by named keys.');
  }
  return message;
}

/**
 * Reads a note without believing it.
 *
 * A text, or its bytes, to the note, or `undefined` where it is malformed: not UTF-8, control characters, no
 * blank line before the signatures, a signature line that is malformed, none or more than 100. Never throws.
 * Source: C2SP signed-note, "Format".
 *
 * @example
 * ```ts
 * parseNote('Hello\n\n— a.example AAAAAAE=\n')?.signatures[0].name // => "a.example"
 * parseNote('Hello\n') // => undefined
 * ```
 */
export function parseNote(message: string | Uint8Array): Note | undefined {
  const whole = asText(message);
  const split = whole?.lastIndexOf('\n\n') ?? -1;
  if (whole === undefined || split < 0 || !whole.endsWith('\n')) return undefined;
  const lines = whole
    .slice(split + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length < 1 || lines.length > MAX_SIGNATURES) return undefined;
  const signatures = lines.map(parseSignature).filter((one) => one !== undefined);
  return signatures.length === lines.length ? { text: whole.slice(0, split + 1), signatures } : undefined;
}

/**
 * Signs a text, or adds signatures to a note.
 *
 * A text that ends in a newline, or a note, and signers to the note with their signatures last; an earlier
 * signature by the same key is replaced. Throws a RangeError as `formatNote` and `keyId` do. Source: C2SP
 * signed-note, "Signatures".
 *
 * @example
 * ```ts
 * const signer = { name: 'a.example', publicKey: new Uint8Array(32), sign: () => new Uint8Array(64) };
 * const note = signNote('Hello\n', [signer]);
 * note.startsWith('Hello\n\n— a.example ') // => true
 * signNote(parseNote(note), [signer]) === note // => true
 * ```
 */
export function signNote(textOrNote: string | Note, signers: readonly Signer[]): string {
  const { text, signatures: earlier } =
    typeof textOrNote === 'string' ? { text: textOrNote, signatures: [] } : textOrNote;
  const message = new TextEncoder().encode(text);
  const added = signers.map((signer) => ({
    name: signer.name,
    keyId: keyId(signer),
    signature: signer.sign(message),
  }));
  const kept = earlier.filter((old) => !added.some((one) => isBy(old, one.name, one.keyId)));
  return formatNote({ text, signatures: [...kept, ...added] });
}

/**
 * Reads a note and believes it if a known key signed it.
 *
 * A note, the known keys and the check of one Ed25519 signature to the text and the keys that signed, or the
 * reason why not: 'malformed', 'unknown-key' where no known key signed, 'bad-signature' where the signature
 * of any known key is wrong. Signatures by unknown keys are ignored. Throws a RangeError as `keyId` does, and
 * an Error where two different known keys share name and id. Source: C2SP signed-note, "Signatures".
 *
 * @example
 * ```ts
 * const key = { name: 'a.example', publicKey: new Uint8Array(32) };
 * const note = signNote('Hello\n', [{ ...key, sign: () => new Uint8Array(64) }]);
 * openNote(note, [key], () => true).text // => "Hello\n"
 * openNote(note, [key], () => false) // => {"ok":false,"reason":"bad-signature"}
 * openNote(note, [], () => true) // => {"ok":false,"reason":"unknown-key"}
 * ```
 */
export function openNote(
  message: string | Uint8Array,
  keys: readonly VerifierKey[],
  verify: Verify,
): OpenedNote {
  const known = withIds(keys);
  const note = parseNote(message);
  if (note === undefined) return { ok: false, reason: 'malformed' };
  const text = new TextEncoder().encode(note.text);
  const signedBy = new Set<VerifierKey>();
  for (const one of note.signatures) {
    const key = known.find(({ key, id }) => isBy(one, key.name, id))?.key;
    if (key === undefined) continue;
    const isGood = one.signature.length === SIGNATURE_BYTES && verify(key.publicKey, text, one.signature);
    if (!isGood) return { ok: false, reason: 'bad-signature' };
    signedBy.add(key);
  }
  if (signedBy.size === 0) return { ok: false, reason: 'unknown-key' };
  return { ok: true, text: note.text, signedBy: [...signedBy] };
}

/** Em dash and space, before every signature. */
const DASH = '\u2014 ';
/** The limit Go sets; C2SP asks that 16 be accepted. */
const MAX_SIGNATURES = 100;
/** An Ed25519 signature. */
const SIGNATURE_BYTES = 64;

function parseSignature(line: string): NoteSignature | undefined {
  const [name = '', encoded = '', ...more] = line.slice(DASH.length).split(' ');
  const bytes = fromBase64(encoded);
  if (!line.startsWith(DASH) || !isKeyName(name) || more.length > 0) return undefined;
  if (bytes === undefined || bytes.length <= keyIdBytes) return undefined;
  return { name, keyId: bytes.slice(0, keyIdBytes), signature: bytes.slice(keyIdBytes) };
}

function isBy(signature: NoteSignature, name: string, id: Uint8Array): boolean {
  return signature.name === name && isSame(signature.keyId, id);
}

function withIds(keys: readonly VerifierKey[]): readonly { key: VerifierKey; id: Uint8Array }[] {
  const known: { key: VerifierKey; id: Uint8Array }[] = [];
  for (const key of keys) {
    const id = keyId(key);
    const twin = known.find((one) => one.key.name === key.name && isSame(one.id, id));
    if (twin === undefined) known.push({ key, id });
    else if (!isSame(twin.key.publicKey, key.publicKey)) {
      throw new Error('Two different keys share name and id, so neither can be told from the other.');
    }
  }
  return known;
}
