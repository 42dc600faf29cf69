import { mkdir, open, rename, rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { SignedIn } from '../../accounts/roles.ts';
import type { Place, WrappedKey } from '../../keyring/index.ts';
import type { Store, TableMapping } from '../../register/index.ts';
import type { Services } from '../../workbench/services.ts';
import type { Upload } from './receive-upload.ts';

/** An uploaded table; its content lies sealed in the data folder until it is imported or thrown away. */
export type ImportFile = {
  readonly id: string;
  readonly name: string;
  readonly headings: readonly string[];
  readonly bytes: number;
  readonly at: string;
  readonly mapping: TableMapping | undefined;
  readonly compartment: string;
  readonly batch: string | null;
};

type Head = { readonly name: string; readonly headings: readonly string[] };
/** As kept with the file: the mapping and where new records go. */
type Kept = { readonly mapping: TableMapping; readonly compartment: string };

const COMPARTMENT = 'imports';
const KEPT_MS = 7 * 86_400_000;

export async function keepUpload(
  services: Services,
  person: SignedIn,
  { name, content }: Upload,
  headings: readonly string[],
): Promise<string> {
  const { ring, register } = services;
  await forgetOld(services);
  await ring.addCompartment(COMPARTMENT);
  const id = services.newId();
  const key = ring.newRecordKey(COMPARTMENT, id);
  const bytes = new Response(new Uint8Array(content)).body ?? new ReadableStream<Uint8Array>();
  const { sealedKey, sealed } = await ring.sealStream(key, placeOf(id, 'content'), bytes);
  await writeWhole(fileOf(services, id), sealed);
  const head: Head = { name, headings };
  await register.db.transaction().execute(async (db) => {
    await db
      .insertInto('import_file')
      .values({
        id,
        user: person.user,
        key: JSON.stringify(key),
        sealed_key: sealedKey,
        head: ring.seal(key, placeOf(id, 'head'), JSON.stringify(head)),
        bytes: content.length,
        at: services.now().toISOString(),
        mapping: null,
        batch: null,
      })
      .execute();
    await services.custody.append(
      { db, engine: register.engine },
      { actor: person.user, action: 'import upload', object: id, after: { bytes: content.length } },
    );
  });
  return id;
}

/** An upload of this person's own; anybody else's is not there. */
export async function findUpload(
  { register, ring }: Services,
  person: SignedIn,
  id: string,
): Promise<ImportFile | undefined> {
  const row = await register.db
    .selectFrom('import_file')
    .selectAll()
    .where('id', '=', id)
    .where('user', '=', person.user)
    .executeTakeFirst();
  return row && opened(ring, row);
}

/** This person's uploads, newest first. */
export async function listUploads(
  { register, ring }: Services,
  person: SignedIn,
): Promise<readonly ImportFile[]> {
  const rows = await register.db
    .selectFrom('import_file')
    .selectAll()
    .where('user', '=', person.user)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => opened(ring, row));
}

type Row = {
  id: string;
  key: string;
  head: string;
  bytes: number;
  at: string;
  mapping: string | null;
  batch: string | null;
};

function opened(ring: Services['ring'], row: Row): ImportFile {
  const key = JSON.parse(row.key) as WrappedKey;
  const head = JSON.parse(ring.open(key, placeOf(row.id, 'head'), row.head)) as Head;
  const kept = row.mapping === null ? undefined : (JSON.parse(row.mapping) as Kept);
  return {
    id: row.id,
    ...head,
    bytes: row.bytes,
    at: row.at,
    mapping: kept?.mapping,
    compartment: kept?.compartment ?? 'open',
    batch: row.batch,
  };
}

/** The whole table, opened in memory only. */
export async function readUpload(services: Services, id: string): Promise<Buffer | undefined> {
  const row = await services.register.db
    .selectFrom('import_file')
    .select(['key', 'sealed_key'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const sealed = Readable.toWeb(createReadStream(fileOf(services, id))) as ReadableStream<Uint8Array>;
  try {
    const content = await services.ring.openStream(
      JSON.parse(row.key) as WrappedKey,
      placeOf(id, 'content'),
      { sealedKey: row.sealed_key, sealed },
    );
    return Buffer.from(await new Response(content).arrayBuffer());
  } catch (error) {
    // Thrown away after a week, or imported meanwhile.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function keepMapping({ register }: Services, id: string, kept: Kept): Promise<void> {
  await register.db
    .updateTable('import_file')
    .set({ mapping: JSON.stringify(kept) })
    .where('id', '=', id)
    .execute();
}

/** Says in the import's own transaction which batch the upload became; false when it became one before. */
export async function markImported({ db }: Store, id: string, batch: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_file')
    .set({ batch })
    .where('id', '=', id)
    .where('batch', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes the file of an upload; its row, with the name under seal, stays. */
export async function discardContent(services: Services, id: string): Promise<void> {
  await rm(fileOf(services, id), { force: true });
}

/** Throws an upload away that was not imported. */
export async function discardUpload(services: Services, person: SignedIn, id: string): Promise<boolean> {
  const { register } = services;
  const gone = await register.db.transaction().execute(async (db) => {
    const { numDeletedRows } = await db
      .deleteFrom('import_file')
      .where('id', '=', id)
      .where('user', '=', person.user)
      .where('batch', 'is', null)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    const tx = { db, engine: register.engine };
    await services.custody.append(tx, { actor: person.user, action: 'import discard', object: id });
    return true;
  });
  if (gone) await discardContent(services, id);
  return gone;
}

async function forgetOld(services: Services): Promise<void> {
  const before = new Date(services.now().getTime() - KEPT_MS).toISOString();
  const old = await services.register.db
    .selectFrom('import_file')
    .select('id')
    .where('batch', 'is', null)
    .where('at', '<', before)
    .execute();
  for (const { id } of old) {
    await discardContent(services, id);
    await services.register.db.deleteFrom('import_file').where('id', '=', id).execute();
  }
}

function fileOf({ folder }: Pick<Services, 'folder'>, id: string): string {
  if (!/^[\w-]+$/.test(id)) throw new Error('an upload has an id of another form');
  return join(folder.path, 'imports', `${id}.age`);
}

function placeOf(row: string, column: string): Place {
  return { table: 'import_file', column, row };
}

async function writeWhole(file: string, bytes: ReadableStream<Uint8Array>): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    for await (const piece of bytes) await handle.write(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
