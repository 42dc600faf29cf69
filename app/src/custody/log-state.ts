import { formatVerifierKey } from '@unhidden/translog';
import { newestCheckpoint } from './checkpoint-file.ts';
import { entriesAfter, newestEntry } from './custody-store.ts';
import { parseEntry } from './entry.ts';
import { readLogVerifier } from './log-key.ts';
import { MINUTE_MS } from './log-timer.ts';
import { readSound } from './sequencer.ts';
import type { CustodyLog } from './sequencer.ts';

/** How the log stands. */
export type LogState = {
  readonly entries: number;
  /** Entries not in the tree yet. */
  readonly waiting: number;
  /** Whether one has waited for longer than it takes: the timer does not run, or signs no more. */
  readonly isLate: boolean;
  /** Whether what the next checkpoint would be built on is as the last one says; the whole is checked by the terminal. */
  readonly isSound: boolean;
  readonly checkpoint: { readonly note: string; readonly size: number } | undefined;
  /** The public key in one line, for whoever is given a checkpoint. */
  readonly key: string | undefined;
};

/** A leaf is made every minute; a quarter more is for making it. */
const LATE_MS = MINUTE_MS * 1.25;

export async function readLogState({ register, ring, folder, now }: CustodyLog): Promise<LogState> {
  const key = readLogVerifier(folder.keys);
  const kept = key && newestCheckpoint(folder.log, key);
  const sound = await readSound(register, ring, kept?.checkpoint);
  const entries = (await newestEntry(register))?.n ?? 0;
  const oldest = await entriesAfter(register, sound?.end.n ?? entries).next();
  const since = oldest.done === true ? undefined : parseEntry(oldest.value.entry)?.at;
  return {
    entries,
    waiting: Math.max(0, entries - (sound?.end.n ?? entries)),
    isLate: since !== undefined && now().getTime() - Date.parse(since) > LATE_MS,
    isSound: sound !== undefined,
    checkpoint: kept && { note: kept.note, size: kept.checkpoint.size },
    key: key && formatVerifierKey(key),
  };
}
