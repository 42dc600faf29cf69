import { createHash } from 'node:crypto';
import type { VerifierKey } from '@unhidden/translog';
import { fromBase64, leafHash, parseProof, verifyInclusion, verifyProof } from '@unhidden/translog';
import { verifySignature } from '../custody/log-key.ts';
import { manifestSchema } from '../release/manifest.ts';
import { readCopy } from './record-copy.ts';
import { parseRecordProof } from './record-proof.ts';
import type { ReleaseEntry } from './release-entry.ts';
import { parseEntry } from './release-entry.ts';

/** What a proof shows of a file. */
export type Verified =
  | { readonly ok: true; readonly what: 'record'; readonly id: string; readonly release: ReleaseEntry }
  | { readonly ok: true; readonly what: 'file'; readonly name: string; readonly release: ReleaseEntry }
  | { readonly ok: false; readonly reason: VerifyFault };

export type VerifyFault =
  | 'no proof'
  | 'other log'
  | 'bad signature'
  | 'not in the log'
  | 'no copy of a record'
  | 'another record'
  | 'record differs'
  | 'file differs';

/** Checks a file with nothing but its proof and the log's key. Never throws, whatever comes in. */
export function verifyCopy(file: Uint8Array, proof: string, key: VerifierKey): Verified {
  const isRecord = proof.startsWith('unhidden-record-proof');
  const ofRecord = isRecord ? parseRecordProof(proof) : undefined;
  if (isRecord && !ofRecord) return no('no proof');
  const release = verifyRelease(ofRecord?.release ?? proof, key);
  if (typeof release === 'string') return no(release);
  const { entry, manifest } = release;
  if (!ofRecord) return verifyFile(file, entry, manifest);
  const copy = readCopy(new TextDecoder().decode(file));
  if (!copy) return no('no copy of a record');
  if (copy.id !== ofRecord.id) return no('another record');
  const root = fromBase64(entry.records.root) ?? new Uint8Array();
  const isThere = verifyInclusion({
    index: ofRecord.index,
    size: entry.records.size,
    leaf: leafHash(new TextEncoder().encode(copy.text)),
    root,
    proof: ofRecord.hashes,
  });
  return isThere ? { ok: true, what: 'record', id: copy.id, release: entry } : no('record differs');
}

/** The release that a proof proves, with the manifest where the proof has it. */
function verifyRelease(
  proof: string,
  key: VerifierKey,
): { readonly entry: ReleaseEntry; readonly manifest: Uint8Array } | VerifyFault {
  const parsed = parseProof(proof);
  const extra = parsed?.extra ?? new Uint8Array();
  const end = extra.indexOf(LINE_END);
  const entryPart = end < 0 ? extra : extra.subarray(0, end);
  const manifest = end < 0 ? new Uint8Array() : extra.subarray(end + 1);
  const entry = parseEntry(entryPart);
  if (!parsed || !entry) return 'no proof';
  const found = verifyProof(parsed, { leaf: leafHash(entryPart), keys: [key], verify: verifySignature });
  if (!found.ok) return FAULTS[found.reason];
  if (manifest.length > 0 && sha256(manifest) !== entry.manifest) return 'no proof';
  return { entry, manifest };
}

const LINE_END = 10;
const FAULTS = {
  malformed: 'no proof',
  'unknown-key': 'other log',
  'other-log': 'other log',
  'bad-signature': 'bad signature',
  'not-included': 'not in the log',
} as const;

function verifyFile(file: Uint8Array, release: ReleaseEntry, manifest: Uint8Array): Verified {
  const hash = sha256(file);
  if (hash === release.manifest) return { ok: true, what: 'file', name: 'manifest.json', release };
  const named = manifestSchema.safeParse(
    manifest.length === 0 ? undefined : JSON.parse(Buffer.from(manifest).toString()),
  );
  const name = Object.entries(named.data?.files ?? {}).find(([, { sha256: one }]) => one === hash)?.[0];
  return name === undefined ? no('file differs') : { ok: true, what: 'file', name, release };
}

function no(reason: VerifyFault): Verified {
  return { ok: false, reason };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
