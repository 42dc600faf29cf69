import { compartmentOf } from '../accounts/compartment-store.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Services } from '../workbench/services.ts';
import { recordKeyFor } from './record-key-store.ts';
import type { Incoming } from './receive-file.ts';
import { measuring, openOriginal, removeSealed, strayFiles, writeSealed } from './sealed-file.ts';
import { addFile, allFiles, filePlace, filesOf, filesWithin } from './source-file-store.ts';
import type { FileHead, SourceFile } from './source-file-store.ts';

const LONGEST_NAME = 255;

/**
 * Takes an original for a source: sealed as it streams in, hashed, on the disk before its row is. Where it breaks off,
 * nothing of it is left.
 */
export async function keepOriginal(
  services: Services,
  person: SignedIn,
  source: string,
  { name, type, content }: Incoming,
): Promise<string> {
  const { register, ring, custody, now, newId } = services;
  const id = newId();
  const key = await register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    const compartment = (await compartmentOf(tx, [source])).get(source) ?? '';
    return recordKeyFor(ring, tx, compartment, source);
  });
  const { through, result } = measuring();
  const { sealedKey, sealed } = await ring.sealStream(
    key,
    filePlace('content', id),
    content.pipeThrough(through),
  );
  await writeSealed(services, id, sealed);
  const head: FileHead = { name: shortName(name), type: type.slice(0, 200), ...result() };
  try {
    await register.db.transaction().execute(async (db) => {
      const tx = { db, engine: register.engine };
      await addFile(tx, ring, {
        id,
        source,
        sealed_key: sealedKey,
        head: ring.seal(key, filePlace('head', id), JSON.stringify(head)),
        by: person.user,
        at: now().toISOString(),
      });
      const { bytes, sha256, sha3 } = head;
      await custody.append(tx, {
        actor: person.user,
        action: 'file receive',
        object: source,
        after: { file: id, bytes, sha256, sha3 },
      });
    });
  } catch (error) {
    await removeSealed(services, id);
    throw error;
  }
  return id;
}

/** The list of a source's originals; the log is told, since it shows what is sealed of them. */
export async function listOriginals(
  { register, ring, custody }: Services,
  person: SignedIn,
  source: string,
): Promise<readonly SourceFile[]> {
  await register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    await custody.append(tx, { actor: person.user, action: 'file list', object: source });
  });
  return filesWithin(await filesOf(ring, register, source), person);
}

/** A file of an open source for somebody who may read it: the log is told before anything is opened. */
export async function takeOriginal(
  { register, ring, custody }: Services,
  person: SignedIn,
  source: string,
  id: string,
): Promise<SourceFile | undefined> {
  const file = filesWithin(await filesOf(ring, register, source), person).find((each) => each.id === id);
  if (!file?.head) return undefined;
  await register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    await custody.append(tx, {
      actor: person.user,
      action: 'file download',
      object: source,
      after: { file: id },
    });
  });
  return file;
}

export type FilesReport = {
  readonly good: number;
  /** Their keys were destroyed; nobody can say. */
  readonly unreadable: number;
  /** Ids of files that are missing or are not what was received. */
  readonly wrong: readonly string[];
  /** Names in the folder that belong to no file: left of uploads that were cut, of no use to anybody. */
  readonly strays: readonly string[];
};

/** Opens every original and holds it against the hashes it was received with; the log is told of the outcome. */
export async function verifyFiles(services: Omit<Services, 'config'>, actor: string): Promise<FilesReport> {
  const { register, ring, custody } = services;
  let good = 0;
  let unreadable = 0;
  const wrong: string[] = [];
  const known = new Set<string>();
  for await (const page of allFiles(ring, register))
    for (const file of page) {
      known.add(file.id);
      if (!file.head) unreadable += 1;
      else if (await isAsReceived(services, file, file.head)) good += 1;
      else wrong.push(file.id);
    }
  await register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    await custody.append(tx, {
      actor,
      action: 'file verify',
      object: 'files',
      after: { good, unreadable, wrong },
    });
  });
  return { good, unreadable, wrong, strays: strayFiles(services, known) };
}

async function isAsReceived(
  services: Omit<Services, 'config'>,
  file: SourceFile,
  head: FileHead,
): Promise<boolean> {
  try {
    const original = await openOriginal(services, services.register, file);
    if (!original) return false;
    const { through, result } = measuring();
    for await (const _ of original.pipeThrough(through));
    const { bytes, sha256, sha3 } = result();
    return bytes === head.bytes && sha256 === head.sha256 && sha3 === head.sha3;
  } catch {
    // Missing, cut or altered: each is not what was received.
    return false;
  }
}

/** As much of a name as 255 bytes hold, without what could steer a terminal or turn the line around. */
function shortName(name: string): string {
  let short = name.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  while (Buffer.byteLength(short) > LONGEST_NAME) short = [...short].slice(0, -1).join('');
  return short;
}
