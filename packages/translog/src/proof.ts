import { fromBase64, toBase64 } from './base64.ts';
import type { Checkpoint, OpenedCheckpoint } from './checkpoint.ts';
import { openCheckpoint, parseCheckpoint, parseCount } from './checkpoint.ts';
import type { Verify } from './note.ts';
import { parseNote } from './note.ts';
import { asText } from './plain-text.ts';
import type { Hash } from './tree.ts';
import { isCount, isHash } from './tree.ts';
import type { VerifierKey } from './verifier-key.ts';
import { verifyInclusion } from './verify.ts';

/**
 * All it takes to show offline that an entry is in a log: where it stands, the way to the root, the signed
 * checkpoint.
 */
export type LogProof = {
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** The signed checkpoint as the log wrote it. */
  readonly checkpoint: string;
  /** Bytes of the application that nothing vouches for. */
  readonly extra?: Uint8Array;
};

/** What a proof is checked against. */
export type ProofCheck = {
  readonly leaf: Hash;
  readonly keys: readonly VerifierKey[];
  readonly verify: Verify;
};

/** What checking a proof gave: what it proves, or why it proves nothing. */
export type VerifiedProof =
  | {
      readonly ok: true;
      readonly index: number;
      readonly checkpoint: Checkpoint;
      readonly signedBy: readonly VerifierKey[];
    }
  | {
      readonly ok: false;
      readonly reason: Extract<OpenedCheckpoint, { ok: false }>['reason'] | 'not-included';
    };

/**
 * Writes a proof as a file, by custom named `.tlog-proof`.
 *
 * A proof to text; an `extra` without bytes is left out. Throws a RangeError for what is no index, for a hash
 * that is not 32 bytes, and for a checkpoint that is malformed. Source: C2SP tlog-proof, "Format".
 *
 * @example
 * ```ts
 * const checkpoint = `log.example\n1\n${toBase64(emptyRoot())}\n\n— log.example AAAAAAE=\n`;
 * const text = formatProof({ index: 0, hashes: [], checkpoint });
 * text.split('\n').slice(0, 4) // => ["c2sp.org/tlog-proof@v1","index 0","","log.example"]
 * ```
 */
export function formatProof({ index, hashes, checkpoint, extra }: LogProof): string {
  const text = [
    HEADER,
    ...(extra === undefined || extra.length === 0 ? [] : [`${EXTRA}${toBase64(extra)}`]),
    `${INDEX}${index}`,
    ...hashes.map((hash) => toBase64(hash)),
    '',
    checkpoint,
  ].join('\n');
  if (!isCount(index) || !hashes.every(isHash) || parseProof(text) === undefined) {
    throw new RangeError('A proof has an index, up to 64 hashes of 32 bytes, and a signed checkpoint.');
  }
  return text;
}

/**
 * Reads a proof without believing it.
 *
 * A text, or its bytes, to the proof, or `undefined` where it is malformed. Never throws. Source: C2SP
 * tlog-proof, "Format".
 *
 * @example
 * ```ts
 * const checkpoint = `log.example\n1\n${toBase64(emptyRoot())}\n\n— log.example AAAAAAE=\n`;
 * parseProof(`c2sp.org/tlog-proof@v1\nindex 0\n\n${checkpoint}`)?.index // => 0
 * parseProof(`c2sp.org/tlog-proof@v1\nindex 00\n\n${checkpoint}`) // => undefined
 * ```
 */
export function parseProof(message: string | Uint8Array): LogProof | undefined {
  const text = asText(message) ?? '';
  const end = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, end).split('\n');
  if (end < 0 || header !== HEADER) return undefined;
  const extra = lines[0]?.startsWith(EXTRA) ? fromBase64(lines.shift()?.slice(EXTRA.length) ?? '') : NONE;
  const [place = '', ...encoded] = lines;
  const index = place.startsWith(INDEX) ? parseCount(place.slice(INDEX.length)) : undefined;
  const hashes = encoded.map(fromBase64).filter(isHash);
  if (index === undefined || hashes.length !== encoded.length || hashes.length > MAX_HASHES) return undefined;
  if (extra === undefined || (extra !== NONE && extra.length === 0)) return undefined;
  const checkpoint = text.slice(end + 2);
  if (parseCheckpoint(parseNote(checkpoint)?.text ?? '') === undefined) return undefined;
  return { index, hashes, checkpoint, ...(extra === NONE ? {} : { extra }) };
}

/**
 * Checks a proof with nothing but the entry, the keys and the proof itself.
 *
 * A proof as text, bytes or parsed, the hash of the leaf, the known keys and the check of one Ed25519
 * signature to index and checkpoint, or the reason why not: those of `openCheckpoint`, and 'not-included'
 * where the way from the leaf does not lead to the signed root. Throws as `openNote` does. Source: C2SP
 * tlog-proof and RFC 9162, section 2.1.3.2.
 *
 * @example
 * ```ts
 * const leaf = leafHash(Uint8Array.of(7));
 * const key = { name: 'log.example', publicKey: new Uint8Array(32) };
 * const checkpoint = signCheckpoint({ origin: 'log.example', size: 1, root: rootOf([leaf]) }, [
 *   { ...key, sign: () => new Uint8Array(64) },
 * ]);
 * const proof = formatProof({ index: 0, hashes: [], checkpoint });
 * const check = { leaf, keys: [key], verify: () => true };
 * verifyProof(proof, check).index // => 0
 * verifyProof(proof, { ...check, leaf: emptyRoot() }) // => {"ok":false,"reason":"not-included"}
 * ```
 */
export function verifyProof(
  proof: string | Uint8Array | LogProof,
  { leaf, keys, verify }: ProofCheck,
): VerifiedProof {
  const isWritten = typeof proof === 'string' || proof instanceof Uint8Array;
  const parsed = isWritten ? parseProof(proof) : proof;
  if (parsed === undefined) return { ok: false, reason: 'malformed' };
  const opened = openCheckpoint(parsed.checkpoint, keys, verify);
  if (!opened.ok) return opened;
  const { size, root } = opened.checkpoint;
  const { index, hashes } = parsed;
  if (!verifyInclusion({ index, size, leaf, root, proof: hashes })) {
    return { ok: false, reason: 'not-included' };
  }
  return { ok: true, index, checkpoint: opened.checkpoint, signedBy: opened.signedBy };
}

const HEADER = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';
const INDEX = 'index ';
/** No tree of a countable size is higher. */
const MAX_HASHES = 64;
/** Tells a proof without extra bytes from one whose extra bytes are malformed. */
const NONE = Uint8Array.of();
