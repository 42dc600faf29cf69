import { statfs } from 'node:fs/promises';
import { newStampKey } from '../platform/intake-folder.ts';
import type { IntakeFolder } from '../platform/intake-folder.ts';
import { readQuietly } from '../platform/quiet-files.ts';
import { createTurns } from '../platform/turns.ts';
import type { Turns } from '../platform/turns.ts';
import { createBucket } from './flood.ts';
import type { Bucket } from './flood.ts';
import { createStamps } from './stamp.ts';
import type { Stamps } from './stamp.ts';
import type { FormName } from './submission.ts';
import { FIRST_TERMS } from './terms.ts';
import type { Terms } from './terms.ts';

/** Forms begun by everybody together: so many at once, and so many a minute after that. */
export const MOST_STARTS = 300;
export const MOST_STARTS_A_MINUTE = 60;
/** Codes that lead nowhere. */
export const MOST_GUESSES = 100;
export const MOST_GUESSES_A_MINUTE = 60;
/** Messages and the like from status pages. */
export const MOST_NOTES = 200;
export const MOST_NOTES_A_MINUTE = 60;
/** Bytes of files. */
export const MOST_UPLOAD_BYTES = 8 * 1024 ** 3;
export const MOST_UPLOAD_BYTES_A_MINUTE = 512 * 1024 ** 2;
/** Requests with files under way at once. */
export const MOST_UPLOADS = 100;
/** Share of the disk that stays free of files from the forms, and what stays free in any case. */
export const LEAST_FREE_SHARE = 0.2;
export const LEAST_FREE_BYTES = 1024 ** 3;

const LOOK_AT_DISK_MS = 5_000;

/** What the public process has of the intake: it can seal, store, and open what a code in a request opens. */
export type Intake = {
  readonly folder: IntakeFolder;
  readonly stamps: Stamps;
  readonly starts: Bucket;
  readonly guesses: Bucket;
  readonly notes: Bucket;
  readonly bytes: Bucket;
  /** One after the other on the same draft. */
  readonly inTurn: Turns;
  /** UTC date. */
  today(): string;
  /** Whether there is room for files. */
  hasRoom(): Promise<boolean>;
  /** Requests with files under way. */
  readonly uploads: { count: number };
};

export type IntakeOptions = { readonly now?: () => number; readonly leastFreeShare?: number };

export async function openIntake(folder: IntakeFolder, options: IntakeOptions = {}): Promise<Intake> {
  const { now = Date.now, leastFreeShare = LEAST_FREE_SHARE } = options;
  // Without the file a restart makes pages of before too old, and nothing else.
  const key = (await readQuietly(folder.stampFile)) ?? newStampKey();
  return {
    folder,
    stamps: createStamps(key, now),
    starts: createBucket(MOST_STARTS, MOST_STARTS_A_MINUTE, now),
    guesses: createBucket(MOST_GUESSES, MOST_GUESSES_A_MINUTE, now),
    notes: createBucket(MOST_NOTES, MOST_NOTES_A_MINUTE, now),
    bytes: createBucket(MOST_UPLOAD_BYTES, MOST_UPLOAD_BYTES_A_MINUTE, now),
    inTurn: createTurns(),
    today: () => new Date(now()).toISOString().slice(0, 10),
    hasRoom: roomIn(folder.drafts, leastFreeShare),
    uploads: { count: 0 },
  };
}

/** Who can open what is sent; undefined where there is no intake. */
export async function recipientOf({ folder }: Intake): Promise<string | undefined> {
  const text = (await readQuietly(folder.recipientFile))?.toString().trim();
  return text !== undefined && /^age1[0-9a-z]+$/.test(text) ? text : undefined;
}

/** As the workbench wrote them, which checks them first; undefined where there are none or another program's. */
export async function termsOf({ folder }: Intake): Promise<Terms | undefined> {
  const text = await readQuietly(folder.termsFile);
  if (text === undefined) return undefined;
  try {
    const terms = JSON.parse(text.toString()) as Terms;
    return terms.version === FIRST_TERMS.version ? terms : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever began while a form was open may end it. */
export function isOpenFor(form: FormName, terms: Terms): boolean {
  return form !== 'internship' || terms.isOpen;
}

function roomIn(folder: string, leastShare: number): () => Promise<boolean> {
  let looked = -Infinity;
  let answer = true;
  return async () => {
    if (performance.now() - looked < LOOK_AT_DISK_MS) return answer;
    looked = performance.now();
    const { bavail, blocks, bsize } = await statfs(folder);
    answer = bavail >= blocks * leastShare && bavail * bsize >= LEAST_FREE_BYTES;
    return answer;
  };
}
