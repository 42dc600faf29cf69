import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { COMPILED_BY, compilation, compiledFolder } from './confinement.ts';
import type { Confinement } from './confinement.ts';

const WITHIN_MS = 60_000;

/**
 * Compiles a confined program, once for each version of it: it cannot keep what it compiles itself, and takes twice as long
 * to start without. What an earlier version left goes. Where nothing can be written, that is all that follows.
 */
export async function compileAhead(
  confinement: Omit<Confinement, 'args'>,
  signal?: AbortSignal,
): Promise<void> {
  const folder = compiledFolder(confinement);
  if (existsSync(folder)) return;
  const fresh = `${folder}.${process.pid}`;
  const { file, args, env, cwd } = compilation(confinement, fresh);
  try {
    await mkdir(dirname(folder), { recursive: true });
    await promisify(execFile)(file, [...args], { env, cwd, timeout: WITHIN_MS, signal });
    // Whole or not at all, and whoever is first.
    await rename(fresh, folder);
    for (const name of await readdir(dirname(folder)))
      if (!name.startsWith(COMPILED_BY))
        await rm(join(dirname(folder), name), { recursive: true, force: true });
  } catch {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
  }
}
