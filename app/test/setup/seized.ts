import { gunzipSync, inflateSync, constants } from 'node:zlib';
import { sql } from 'kysely';
import type { Register } from '../../src/register/index.ts';

/** One identity in one encoding, as somebody who took the machine would look for it. */
export type Mark = { readonly identity: string; readonly form: string; readonly bytes: Buffer };

/** Every form in which a text could lie in a file. */
export function marksOf(identity: string): readonly Mark[] {
  const forms = ['NFC', 'NFD'].flatMap((form) => {
    const text = identity.normalize(form);
    const utf8 = Buffer.from(text);
    const utf16 = Buffer.from(text, 'utf16le');
    const hex = utf8.toString('hex');
    return [
      [`${form} UTF-8`, utf8],
      [`${form} UTF-16LE`, utf16],
      [`${form} UTF-16BE`, Buffer.from(utf16).swap16()],
      [`${form} hexadecimal`, hex],
      [`${form} hexadecimal capitals`, hex.toUpperCase()],
      [`${form} percent`, encodeURIComponent(text)],
      [`${form} percent of every byte`, hex.toUpperCase().replaceAll(/../g, '%$&')],
      [`${form} JSON escapes`, [...text].map(escaped).join('')],
      ...[0, 1, 2].map((phase) => [`${form} base64 in phase ${phase}`, base64(utf8, phase)] as const),
      ...[0, 1, 2].map(
        (phase) =>
          [
            `${form} base64url in phase ${phase}`,
            base64(utf8, phase).replaceAll('+', '-').replaceAll('/', '_'),
          ] as const,
      ),
    ] as const;
  });
  const marks = forms.map(([form, bytes]) => ({ identity, form, bytes: Buffer.from(bytes as string) }));
  return marks.filter(({ bytes }, at) => marks.findIndex((other) => other.bytes.equals(bytes)) === at);
}

/** Looks for all marks in one pass over the bytes, and in what is packed within them. */
export function searcher(marks: readonly Mark[]): (where: string, bytes: Buffer) => readonly string[] {
  const byStart = new Map<number, Mark[]>();
  const known = new Uint8Array(1 << 22);
  for (const mark of marks) {
    const start = mark.bytes.readUInt32LE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), mark]);
    known[slot(start)] = 1;
  }
  const search = (where: string, bytes: Buffer, depth: number): readonly string[] => {
    const found: string[] = [];
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      const start = bytes.readUInt32LE(at);
      if (known[slot(start)] === 1)
        for (const { identity, form, bytes: sought } of byStart.get(start) ?? [])
          if (bytes.subarray(at, at + sought.length).equals(sought))
            found.push(`${where}: ${identity} (${form})`);
      const packed = depth < 2 ? unpacked(bytes, at) : undefined;
      if (packed) found.push(...search(`${where}, unpacked`, packed, depth + 1));
    }
    return found;
  };
  return (where, bytes) => search(where, bytes, 0);
}

/** Every row of every table as text, as a dump holds them. */
export async function dumpOf({ db, engine }: Register): Promise<ReadonlyMap<string, Buffer>> {
  const tables =
    engine === 'sqlite'
      ? await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
      : await sql<{
          name: string;
        }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
          db,
        );
  const dump = new Map<string, Buffer>();
  for (const { name } of tables.rows) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    dump.set(name, Buffer.from(rows.map((row) => `${Object.values(row as object).join('\t')}\n`).join('')));
  }
  return dump;
}

function unpacked(bytes: Buffer, at: number): Buffer | undefined {
  const isGzip = bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8;
  const isZlib = bytes[at] === 0x78 && ((0x78 << 8) | (bytes[at + 1] ?? 0)) % 31 === 0;
  if (!isGzip && !isZlib) return undefined;
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 26 };
    const rest = bytes.subarray(at);
    return isGzip ? gunzipSync(rest, options) : inflateSync(rest, options);
  } catch {
    return undefined;
  }
}

function slot(start: number): number {
  return (Math.imul(start, 0x9e3779b1) >>> 10) & ((1 << 22) - 1);
}

function escaped(sign: string): string {
  return Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** The letters of base64 that do not depend on what stands before and after. */
function base64(bytes: Buffer, phase: number): string {
  const text = Buffer.concat([Buffer.alloc(phase), bytes])
    .toString('base64')
    .replaceAll('=', '');
  return text.slice(Math.ceil((phase * 8) / 6), Math.floor(((phase + bytes.length) * 8) / 6));
}
