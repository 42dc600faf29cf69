import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The time stamp of everything in the folder of the public forms: it must not say when somebody wrote. */
export const ALWAYS = new Date('2000-01-01T00:00:00Z');

/** Replaces a file, so that a crash leaves the old one or the new one, and gives it and its folder the one time stamp. */
export async function writeTimeless(
  file: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = `${file}.${randomUUID()}.new`;
  try {
    const handle = await open(fresh, 'wx', 0o600);
    try {
      if (content instanceof Uint8Array) await handle.writeFile(content);
      else for await (const piece of content) await handle.write(piece);
      await handle.utimes(ALWAYS, ALWAYS);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
  await settleFolder(folder);
}

/** Removes a file, if it is there. */
export async function removeTimeless(file: string): Promise<void> {
  await rm(file, { force: true });
  await settleFolder(dirname(file));
}

/** Brings changes of a folder to the disk and takes their time away. */
export async function settleFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await utimes(folder, ALWAYS, ALWAYS);
}
