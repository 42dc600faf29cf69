import type { KeyRing } from '../keyring/index.ts';
import { sealedKeyId } from '../keyring/index.ts';
import type { SealingTables } from '../register/schema/sealing.ts';
import type { Store } from '../register/index.ts';
import { isGenuineRow, sealRow } from '../keyring/index.ts';
import { usableKey } from './record-key-store.ts';

/** What is known of an original since it was received; kept sealed, since a hash lets a short text be guessed. */
export type FileHead = {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Hexadecimal, over the original as it was received. */
  readonly sha256: string;
  readonly sha3: string;
};

export type SourceFile = {
  readonly id: string;
  readonly source: string;
  readonly sealedKey: string;
  readonly by: string;
  readonly at: string;
  /** Where it was sealed; this and the rest are undefined where the key was destroyed. */
  readonly compartment: string | undefined;
  readonly head: FileHead | undefined;
};

export function filePlace(column: 'content' | 'head', row: string) {
  return { table: 'source_file', column, row };
}

export async function addFile(
  { db }: Store,
  ring: KeyRing,
  row: Omit<SealingTables['source_file'], 'mac'>,
): Promise<void> {
  await db
    .insertInto('source_file')
    .values(sealRow(ring, 'source_file', row))
    .execute();
}

/** Files of a source, in the order in which they were received. */
export async function filesOf(ring: KeyRing, store: Store, source: string): Promise<readonly SourceFile[]> {
  const rows = await store.db
    .selectFrom('source_file')
    .selectAll()
    .where('source', '=', source)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return readAll(ring, store, rows);
}

/** Those a person may know of: a source moved elsewhere does not bring its files to people of its new compartment. */
export function filesWithin(
  files: readonly SourceFile[],
  { compartments }: { readonly compartments: ReadonlySet<string> },
): readonly SourceFile[] {
  return files.filter(({ compartment }) => compartment === undefined || compartments.has(compartment));
}

/** Every file, a page at a time. */
export async function* allFiles(ring: KeyRing, store: Store): AsyncGenerator<readonly SourceFile[]> {
  for (let after = ''; ;) {
    const rows = await store.db
      .selectFrom('source_file')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(100)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield await readAll(ring, store, rows);
    after = last.id;
  }
}

async function readAll(
  ring: KeyRing,
  store: Store,
  rows: readonly SealingTables['source_file'][],
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const row of rows) {
    if (!isGenuineRow(ring, 'source_file', row))
      throw new Error('a row of source_file was not written by Unhidden');
    const key = await usableKey(ring, store, sealedKeyId(row.head) ?? '');
    const head = key && (JSON.parse(ring.open(key, filePlace('head', row.id), row.head)) as FileHead);
    const { id, source, by, at } = row;
    files.push({ id, source, sealedKey: row.sealed_key, by, at, compartment: key?.compartment, head });
  }
  return files;
}
