import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, utimes } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Files that tell no time: what is written here gets the same time stamps, and reading leaves none. Everything is on
 * the disk when its promise is kept, and there whole or not at all.
 */
export const NO_TIME = new Date('2000-01-01T00:00:00Z');
/** Ends the name of a file that is not finished. */
export const PART = '.part';

/** 128 random bits, hexadecimal. */
export function randomId(): string {
  return randomBytes(16).toString('hex');
}

/** Opens a file to read without leaving a trace of when. */
export async function openQuietly(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOATIME ?? 0));
  } catch (error) {
    // Only the owner of a file may ask for that.
    if (codeOf(error) !== 'EPERM') throw error;
    return open(path, 'r');
  }
}

/** Undefined where there is no such file. */
export async function readQuietly(path: string): Promise<Buffer<ArrayBuffer> | undefined> {
  const handle = await orNothing(openQuietly(path));
  if (handle === undefined) return undefined;
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The names in a folder; none where there is no such folder. */
export async function listQuietly(folder: string): Promise<readonly string[]> {
  const names = await orNothing(readdir(folder));
  if (names !== undefined) await orNothing(utimes(folder, NO_TIME, NO_TIME));
  return names ?? [];
}

/** Begins a file that nobody sees under its name before `finish`; until then it lies in the folder `apart`. */
export async function beginFile(
  path: string,
  apart = dirname(path),
): Promise<{ readonly handle: FileHandle; finish(): Promise<void>; giveUp(): Promise<void> }> {
  const part = join(apart, `${randomId()}${PART}`);
  const handle = await open(part, 'wx', 0o600);
  return {
    handle,
    async finish() {
      await finished(handle, part);
      await rename(part, path);
      for (const folder of new Set([dirname(path), apart])) await settle(folder);
    },
    async giveUp() {
      await handle.close().catch(() => undefined);
      await rm(part, { force: true });
      await orNothing(settle(apart));
    },
  };
}

/** Writes a file, in place of one that may be there. */
export async function writeQuietly(path: string, content: Uint8Array, apart?: string): Promise<void> {
  const file = await beginFile(path, apart);
  try {
    await file.handle.writeFile(content);
    await file.finish();
  } catch (error) {
    await file.giveUp();
    throw error;
  }
}

/** Writes a file unless there is one; of several who try at once exactly one is told `true`. */
export async function claimQuietly(
  path: string,
  content: Uint8Array,
  apart = dirname(path),
): Promise<boolean> {
  const part = join(apart, `${randomId()}${PART}`);
  const handle = await open(part, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await finished(handle, part);
    await link(part, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    for (const folder of new Set([dirname(path), apart])) await settle(folder);
  }
}

export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await settle(path);
  await settle(dirname(path));
}

/** Moves a folder by one renaming; false where there is none. */
export async function moveFolder(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  for (const folder of [to, dirname(to), dirname(from)]) await orNothing(settle(folder));
  return true;
}

/** Removes a file or a folder, if there is one. */
export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await orNothing(settle(dirname(path)));
}

/** What happened in a folder is on the disk, and its time stamps say nothing. */
export async function settle(folder: string): Promise<void> {
  await utimes(folder, NO_TIME, NO_TIME);
  // Windows opens no folders; there the file system's journal keeps it.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Undefined instead of the error that there is no such file. */
export async function orNothing<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function finished(handle: FileHandle, path: string): Promise<void> {
  // By its name: Node's permission model has no word for times by handle.
  await utimes(path, NO_TIME, NO_TIME);
  await handle.sync();
  await handle.close();
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
