import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { KEY_BYTES } from './derive-key.ts';
import { replaceDurably } from '../platform/durable-file.ts';

/** Makes the file of 32 random bytes that opens a ring without anybody present; never over an existing one. */
export function makeCredential(file: string): Result<string> {
  if (existsSync(file)) return failure(`There already is a credential at ${file}; it may open a ring.`);
  replaceDurably(file, randomBytes(KEY_BYTES));
  return success(file);
}

/** Reads a credential; refuses one that others can read. */
export function readCredential(file: string): Result<Buffer> {
  const state = statSync(file, { throwIfNoEntry: false });
  if (state === undefined) {
    return failure(
      `There is no credential at ${file}; restore it, or open the key ring with a recovery identity.`,
    );
  }
  // Windows keeps access in lists that a mode does not show.
  if (process.platform !== 'win32' && (state.mode & 0o077) !== 0) {
    return failure(`The credential ${file} can be read by others; run: chmod 600 ${file}`);
  }
  if (state.size !== KEY_BYTES) {
    return failure(`The credential ${file} is not a file of ${KEY_BYTES} bytes; restore it from its copy.`);
  }
  return success(readFileSync(file));
}
