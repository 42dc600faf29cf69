import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** For files that anybody may read. */
export const PUBLIC_MODE = 0o644;
const OWNER_ONLY = 0o600;

/** Replaces a file so that a crash leaves the old one or the new one, whole; only its owner can read it unless told otherwise. */
export function replaceDurably(file: string, content: string | Uint8Array, mode = OWNER_ONLY): void {
  const fresh = `${file}.new`;
  mkdirSync(dirname(file), { recursive: true });
  // A file left by a crash would keep its own mode.
  rmSync(fresh, { force: true });
  writeFileSync(fresh, content, { mode, flag: 'wx', flush: true });
  renameSync(fresh, file);
  flushFolder(dirname(file));
}

/** Without this the renaming itself may be lost. Windows opens no folders; there the file system's journal keeps it. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
