import canonicalize from 'canonicalize';
import type { Manifest } from '../release/manifest.ts';
import { APPROVALS } from '../release/release-model.ts';

/** What the log says of one release: the release as it was signed, and the tree over its records. */
export type ReleaseEntry = {
  readonly v: 1;
  readonly number: number;
  /** SHA-256 of the exact bytes of manifest.json. */
  readonly manifest: string;
  /** Root, in base64 as in a checkpoint, and number of leaves of the tree over the copies of its records. */
  readonly records: { readonly root: string; readonly size: number };
  readonly asOf: string;
  readonly approval: Manifest['approval'];
};

export function releaseEntry(
  { number, asOf, approval }: Manifest,
  manifest: string,
  records: ReleaseEntry['records'],
): ReleaseEntry {
  return { v: 1, number, manifest, records, asOf, approval };
}

/** The bytes of the entry in the log (RFC 8785). */
export function entryBytes(entry: ReleaseEntry): Uint8Array {
  return new TextEncoder().encode(canonicalize(entry));
}

const SHA256 = /^[0-9a-f]{64}$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The entry in some bytes; undefined where they are none, say more than one does, or are spelt otherwise. */
export function parseEntry(bytes: Uint8Array): ReleaseEntry | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const { v, number, manifest, records, asOf, approval } = JSON.parse(text) as ReleaseEntry;
    const { root, size } = records;
    const entry = { v, number, manifest, records: { root, size }, asOf, approval };
    return isSound(entry) && canonicalize(entry) === text ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isSound({ v, number, manifest, records: { root, size }, asOf, approval }: ReleaseEntry): boolean {
  return (
    v === 1 &&
    isCount(number) &&
    number > 0 &&
    isLike(manifest, SHA256) &&
    isLike(root, BASE64) &&
    isCount(size) &&
    typeof asOf === 'string' &&
    APPROVALS.includes(approval)
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isLike(value: unknown, shape: RegExp): boolean {
  return typeof value === 'string' && shape.test(value);
}
