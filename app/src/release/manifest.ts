import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { utf8 } from '../platform/utf8.ts';
import { RELEASE_TABLES } from './release-file.ts';
import { APPROVALS } from './release-model.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a release consists of and what was left out of it, signed as a whole. */
export const manifestSchema = z.strictObject({
  format: z.literal('unhidden-release'),
  number: z.int().positive(),
  schema: z.int().positive(),
  builder: z.string(),
  asOf: z.string(),
  approval: z.enum(APPROVALS),
  /** What staff agreed to: the proposal, the digest they signed, and how many signed. */
  proposal: z.strictObject({ id: z.string(), digest: sha256, approvals: z.int().nonnegative() }).optional(),
  synthetic: z.boolean(),
  /** Records of each kind. */
  counts: z.record(z.string(), z.int().nonnegative()),
  /** How many of the sources are the compilers' own notes rather than something published. */
  editorialSources: z.int().nonnegative(),
  /** How many statements and records stayed behind, by reason. Counts only: what they say stays behind too. */
  withheld: z.record(z.string(), z.int().nonnegative()),
  tables: z.record(z.string(), z.strictObject({ rows: z.int().nonnegative(), sha256 })),
  files: z.record(z.string(), z.strictObject({ bytes: z.int().nonnegative(), sha256 })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Rows and hash of every table: SHA-256 over its rows as JSON arrays, one a line, in the order given by its key. */
export function hashTables(file: string): Manifest['tables'] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Object.fromEntries(
      Object.entries(RELEASE_TABLES).map(([table, order]) => [table, hashTable(database, table, order)]),
    );
  } finally {
    database.close();
  }
}

const PIECE = 65_536;

function hashTable(database: DatabaseSync, table: string, order: string): { rows: number; sha256: string } {
  const hash = createHash('sha256');
  const statement = database.prepare(`select * from ${table} order by ${order}`);
  statement.setReturnArrays(true);
  let rows = 0;
  let piece = '';
  for (const row of statement.iterate() as unknown as Iterable<readonly unknown[]>) {
    rows += 1;
    piece += `${JSON.stringify(table === 'asset' ? row.map(plain) : row)}\n`;
    if (piece.length > PIECE) {
      hash.update(utf8(piece));
      piece = '';
    }
  }
  return { rows, sha256: hash.update(utf8(piece)).digest('hex') };
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value;
}

export async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(file), async (source) => {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      hash.update(chunk);
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}
