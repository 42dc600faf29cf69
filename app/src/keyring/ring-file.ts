import { existsSync, readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

const wrapped = z.string().regex(/^[A-Za-z0-9_-]+$/);
const count = z.number().int().positive();

const argon2Cost = z.strictObject({
  // The bounds above keep an altered file from exhausting the machine.
  memoryKiB: count.max(4 * 1024 * 1024),
  passes: count.max(100),
  lanes: count.max(64),
});

const rootLock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), cost: argon2Cost, salt: wrapped, wrapped }),
  z.strictObject({ kind: z.literal('credential'), wrapped }),
]);

const compartment = z.strictObject({
  id: z.string().min(1),
  /** For derived keys, such as those of the blind index; it outlives the generations. */
  secret: wrapped,
  /** Oldest first; the last one seals. */
  generations: z.array(z.strictObject({ generation: count, wrapped })).min(1),
});

const ringContent = z.strictObject({
  version: z.literal(1),
  id: z.string().min(1),
  /** One more at each writing. */
  revision: count,
  /** The root key under what opens the ring at start. */
  root: rootLock,
  /** The root key once more, as an age file each recipient can open; null when there is none. */
  recovery: z.strictObject({ recipients: z.array(z.string()).min(1), wrapped }).nullable(),
  compartments: z.array(compartment),
});

const ringDocument = ringContent.extend({
  /** Over all of the above under a key of the root, so that a recipient or a generation cannot be slipped in. */
  mac: wrapped,
});

export type RootLock = z.infer<typeof rootLock>;
export type RingContent = z.infer<typeof ringContent>;
export type RingDocument = z.infer<typeof ringDocument>;
export type CompartmentEntry = z.infer<typeof compartment>;

/** Reads `ring.json`; what the file says is trusted only after its MAC. */
export function readRingFile(file: string): Result<RingDocument> {
  if (!existsSync(file)) {
    return failure(
      `There is no key ring at ${file}; restore it from a backup, or choose another data folder.`,
    );
  }
  const parsed = ringDocument.safeParse(jsonOf(readFileSync(file, 'utf8')));
  if (parsed.success) return success(parsed.data);
  return failure(`The key ring ${file} is damaged or of another version; restore it from a backup.`);
}

export function textOf(document: RingDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** One text per content, however its file is laid out (RFC 8785). */
export function canonicalText(content: RingContent): string {
  return String(canonicalize(content));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
