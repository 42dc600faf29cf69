import {
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { takeLock } from './file-lock.ts';
import { intakeFolder } from './intake-folder.ts';
import type { IntakeFolder } from './intake-folder.ts';
import type { FileLock } from './file-lock.ts';
import { failure, success } from './result.ts';
import type { Result } from './result.ts';

/** The version of the layout below; a folder of another version is refused. */
export const DATA_FORMAT = 1;

export type DataFolder = {
  /** Absolute, without symbolic links. */
  readonly path: string;
  readonly register: string;
  readonly releases: string;
  readonly keys: string;
  readonly log: string;
  readonly intake: IntakeFolder;
  /** The SQLite register, used when no PostgreSQL is set. */
  readonly registerFile: string;
  /** `{"release":N}`; replaced by renaming, so it is always whole. */
  readonly currentFile: string;
  /** Withdrawals of consent, one a line, apart from the register: a backup of it that is restored must not undo them. */
  readonly withdrawalsFile: string;
};

/** Opens the data folder, or makes it where there is none or an empty one. */
export function openDataFolder(path: string): Result<DataFolder> {
  try {
    if (!readFormat(path)) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      writeFormat(path);
    }
    const folder = layout(realpathSync(path));
    const { drafts, inbox, notes, status, copies, claims, kept } = folder.intake;
    const parts = [folder.register, folder.releases, folder.keys, folder.log];
    for (const part of [...parts, drafts, inbox, notes, status, copies, claims, kept]) {
      mkdirSync(part, { recursive: true, mode: 0o700 });
    }
    return success(folder);
  } catch (error) {
    return failure(error instanceof Refused ? error.message : unusable(path, error));
  }
}

// Kept here because the lock would end when its database is collected as garbage.
const locks = new Map<string, FileLock>();

/**
 * Makes this process the only supervisor of the folder. The lock is the operating system's own lock on a file,
 * held through SQLite, so it ends with the process however the process ends.
 */
export function lockDataFolder(folder: DataFolder): Result<DataFolder> {
  try {
    const lock = takeLock(join(folder.path, 'lock.sqlite'));
    if (!lock)
      return failure(
        `Unhidden is already running on the data folder ${folder.path}; use that one, stop it first, or choose another folder with UNHIDDEN_DATA or --data.`,
      );
    locks.set(folder.path, lock);
    return success(folder);
  } catch (error) {
    return failure(unusable(folder.path, error));
  }
}

export function layout(path: string): DataFolder {
  return {
    path,
    register: join(path, 'register'),
    releases: join(path, 'releases'),
    keys: join(path, 'keys'),
    log: join(path, 'log'),
    intake: intakeFolder(join(path, 'intake'), join(path, 'kept')),
    registerFile: join(path, 'register', 'register.sqlite'),
    currentFile: join(path, 'releases', 'current.json'),
    withdrawalsFile: join(path, 'withdrawals.jsonl'),
  };
}

/** True for a folder of this version, false for one to be made; anything else is refused. */
function readFormat(path: string): boolean {
  const state = statSync(path, { throwIfNoEntry: false });
  if (state === undefined) return false;
  if (!state.isDirectory()) throw new Refused(`${path} is a file, not a folder; ${wayOut}`);
  const names = readdirSync(path).filter((name) => name !== 'format.json.new');
  if (!names.includes('format.json')) {
    if (names.length === 0) return false;
    throw new Refused(`The folder ${path} holds other files and is not a data folder of Unhidden; ${wayOut}`);
  }
  const format = parseFormat(readFileSync(join(path, 'format.json'), 'utf8'));
  if (format === DATA_FORMAT) return true;
  if (format === undefined) {
    throw new Refused(
      `The file format.json in ${path} is damaged or not Unhidden's; restore it from a backup, or ${wayOut}`,
    );
  }
  throw new Refused(
    `The data folder ${path} has format ${format}, and this program reads format ${DATA_FORMAT}; run the version of Unhidden that wrote it, or ${wayOut}`,
  );
}

function parseFormat(text: string): number | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('format' in parsed)) return undefined;
    return typeof parsed.format === 'number' ? parsed.format : undefined;
  } catch {
    return undefined;
  }
}

function writeFormat(path: string): void {
  const file = join(path, 'format.json');
  writeFileSync(`${file}.new`, `{"format":${DATA_FORMAT}}\n`, { flush: true });
  renameSync(`${file}.new`, file);
}

const wayOut = 'choose another folder with UNHIDDEN_DATA or --data.';

function unusable(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return `The data folder ${path} cannot be written (${code}); give this user write access to it, or ${wayOut}`;
}

class Refused extends Error {}
