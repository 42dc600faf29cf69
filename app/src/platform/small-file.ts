import { statSync } from 'node:fs';

const SMALL_BYTES = 2 * 1024 * 1024;

/** Whether a file is read through in less time than a thread takes to start, a quarter of a second of a core. */
export function isSmallFile(file: string): boolean {
  return statSync(file).size <= SMALL_BYTES;
}
