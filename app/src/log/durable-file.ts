import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file so that a crash leaves what was there or all of the new one. What is public may be read by others. */
export function replaceDurably(file: string, content: string | Uint8Array, mode = 0o644): void {
  const fresh = `${file}.new`;
  mkdirSync(dirname(file), { recursive: true });
  rmSync(fresh, { force: true });
  writeFileSync(fresh, content, { mode, flag: 'wx', flush: true });
  renameSync(fresh, file);
  flushFolder(dirname(file));
}

/** Without this the renaming itself may be lost; Windows opens no folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
