import { fromBase64, toBase64 } from './base64.ts';
import type { Signer, Verify } from './note.ts';
import { openNote, signNote } from './note.ts';
import { asText } from './plain-text.ts';
import type { Hash } from './tree.ts';
import { isCount, isHash } from './tree.ts';
import type { VerifierKey } from './verifier-key.ts';

/** What a log says of itself at one moment: who it is, how many entries it has, and the root over them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

/** What opening a checkpoint gave: its content and the keys that signed it, or why it is not believed. */
export type OpenedCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint; readonly signedBy: readonly VerifierKey[] }
  | {
      readonly ok: false;
      readonly reason: 'malformed' | 'unknown-key' | 'bad-signature' | 'other-log';
    };

/**
 * Writes the text of a checkpoint, which is then signed.
 *
 * A checkpoint to three lines: origin, size, root in base64. Throws a RangeError for an origin that is empty
 * or has control characters, for what is no size, and for a root that is not 32 bytes. Source: C2SP
 * tlog-checkpoint, "Note text".
 *
 * @example
 * ```ts
 * const checkpoint = { origin: 'log.example', size: 0, root: emptyRoot() };
 * formatCheckpoint(checkpoint) // => "log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
 * ```
 */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isHash(root)) throw new RangeError('The root of a checkpoint has 32 bytes.');
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  if (parseCheckpoint(text) === undefined) {
    throw new RangeError('A checkpoint has an origin of one line and a size.');
  }
  return text;
}

/**
 * Reads the text of a checkpoint.
 *
 * A text to a checkpoint, or `undefined` where it is malformed. Lines beyond the third are refused: nobody
 * could check them. Never throws. Source: C2SP tlog-checkpoint, "Note text".
 *
 * @example
 * ```ts
 * parseCheckpoint('log.example\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n')?.size // => 7
 * parseCheckpoint('log.example\n07\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n') // => undefined
 * ```
 */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', digits = '', encoded = '', end, ...more] = asText(text)?.split('\n') ?? [];
  if (end !== '' || more.length > 0 || origin === '') return undefined;
  const size = parseCount(digits);
  const root = fromBase64(encoded);
  return size === undefined || !isHash(root) ? undefined : { origin, size, root };
}

/**
 * Signs a checkpoint.
 *
 * A checkpoint and signers to a note. The log's own key bears the origin as its name. A log signs nothing
 * that does not continue what it signed before; the caller sees to that. Throws a RangeError as
 * `formatCheckpoint` and `signNote` do. Source: C2SP tlog-checkpoint, "Signatures".
 *
 * @example
 * ```ts
 * const key = { name: 'log.example', publicKey: new Uint8Array(32) };
 * const note = signCheckpoint({ origin: 'log.example', size: 0, root: emptyRoot() }, [
 *   { ...key, sign: () => new Uint8Array(64) },
 * ]);
 * note.split('\n')[4].slice(0, 14) // => "— log.example "
 * ```
 */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): string {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/**
 * Reads a signed checkpoint and believes it if the log it names signed it.
 *
 * A note, the known keys and the check of one Ed25519 signature to the checkpoint and the keys that signed,
 * or the reason why not: those of `openNote`, and 'other-log' where no key named like the origin signed.
 * Throws as `openNote` does. Source: C2SP tlog-checkpoint.
 *
 * @example
 * ```ts
 * const key = { name: 'log.example', publicKey: new Uint8Array(32) };
 * const note = signCheckpoint({ origin: 'log.example', size: 0, root: emptyRoot() }, [
 *   { ...key, sign: () => new Uint8Array(64) },
 * ]);
 * openCheckpoint(note, [key], () => true).checkpoint?.size // => 0
 * openCheckpoint(note, [key], () => false) // => {"ok":false,"reason":"bad-signature"}
 * ```
 */
export function openCheckpoint(
  message: string | Uint8Array,
  keys: readonly VerifierKey[],
  verify: Verify,
): OpenedCheckpoint {
  const opened = openNote(message, keys, verify);
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint === undefined) return { ok: false, reason: 'malformed' };
  const isItsOwn = opened.signedBy.some(({ name }) => name === checkpoint.origin);
  if (!isItsOwn) return { ok: false, reason: 'other-log' };
  return { ok: true, checkpoint, signedBy: opened.signedBy };
}

/** A count in decimal without spare zeros. */
export function parseCount(digits: string): number | undefined {
  const count = /^(?:0|[1-9]\d*)$/.test(digits) ? Number(digits) : undefined;
  return isCount(count) ? count : undefined;
}
