import type { Hash } from '@unhidden/translog';
import { fromBase64, hashSize, parseProof, toBase64 } from '@unhidden/translog';

/** All it takes to show offline that a record was published: its way to the root of its release, and the release's proof. */
export type RecordProof = {
  readonly id: string;
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** The proof of the release (C2SP tlog-proof), whose extra bytes are the release's entry in the log. */
  readonly release: string;
};

const HEADER = 'unhidden-record-proof v1';

export function formatRecordProof({ id, index, hashes, release }: RecordProof): string {
  return [
    HEADER,
    `record ${id}`,
    `index ${index}`,
    ...hashes.map((hash) => toBase64(hash)),
    '',
    release,
  ].join('\n');
}

/** Reads a proof of a record without believing it; undefined for anything that `formatRecordProof` would not write. */
export function parseRecordProof(text: string): RecordProof | undefined {
  const end = text.indexOf('\n\n');
  const [header, named = '', placed = '', ...encoded] = text.slice(0, Math.max(0, end)).split('\n');
  const id = /^record ([!-~]{1,64})$/.exec(named)?.[1];
  const index = /^index (0|[1-9]\d{0,14})$/.exec(placed)?.[1];
  const hashes = encoded
    .flatMap((each) => fromBase64(each) ?? [])
    .filter(({ length }) => length === hashSize);
  const release = text.slice(end + 2);
  if (header !== HEADER || id === undefined || index === undefined) return undefined;
  if (hashes.length !== encoded.length || parseProof(release) === undefined) return undefined;
  return { id, index: Number(index), hashes, release };
}
