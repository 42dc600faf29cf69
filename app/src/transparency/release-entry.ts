import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { Manifest } from '../release/manifest.ts';

/** What the log says of one release: the release as it was signed, and the tree over its records. */
const entrySchema = z.strictObject({
  v: z.literal(1),
  number: z.int().positive(),
  /** SHA-256 of the exact bytes of manifest.json. */
  manifest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Root, in base64 as in a checkpoint, and number of leaves of the tree over the copies of its records. */
  records: z.strictObject({ root: z.base64(), size: z.int().nonnegative() }),
  asOf: z.string(),
  approval: z.enum(['public-sources', 'approved', 'removal']),
});
export type ReleaseEntry = z.infer<typeof entrySchema>;

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

/** The entry in some bytes; undefined where they are none, or are spelt otherwise. */
export function parseEntry(bytes: Uint8Array): ReleaseEntry | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parsed = entrySchema.safeParse(JSON.parse(text));
    return parsed.success && canonicalize(parsed.data) === text ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
