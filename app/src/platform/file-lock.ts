import { DatabaseSync } from 'node:sqlite';

/** A held lock; it ends with the process, however the process ends. */
export type FileLock = { release(): void };

/** Takes the operating system's own lock on a file, through SQLite; undefined while another process holds it. */
export function takeLock(file: string): FileLock | undefined {
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    database.close();
    if (error instanceof Error && error.message.includes('locked')) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}
