import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint, VerifierKey } from '@unhidden/translog';
import { openCheckpoint } from '@unhidden/translog';
import { verifySignature } from './log-key.ts';

/** Holds the newest checkpoints many times over, whatever a crash left at the end. */
const TAIL_BYTES = 16_384;
const NOTE = /[^\n]+\n\d+\n[A-Za-z0-9+/=]+\n\n(?:\u2014 \S+ [A-Za-z0-9+/=]+\n)+/g;
/** Ends what a crash left unfinished, so that it neither runs into the next note nor passes for one. */
const CUT_SHORT = ' (cut short)\n\n';

/** The file of all checkpoints of a log; outside the database, so that rewriting that is seen. */
export function checkpointFile(logFolder: string): string {
  return join(logFolder, 'custody-checkpoints.txt');
}

/** Adds a checkpoint for good: it is on the disk when this returns. */
export function keepCheckpoint(logFolder: string, note: string): void {
  const path = checkpointFile(logFolder);
  const tail = readTail(path);
  const isWhole = tail === '' || tail.endsWith('\n\n');
  const file = openSync(path, 'a', 0o600);
  try {
    writeSync(file, `${isWhole ? '' : CUT_SHORT}${note}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The checkpoints in a text, as they stand there; nothing is believed yet. */
export function checkpointsIn(text: string): readonly string[] {
  return text.match(NOTE) ?? [];
}

export function keptCheckpoints(logFolder: string): readonly string[] {
  const file = checkpointFile(logFolder);
  return existsSync(file) ? checkpointsIn(readFileSync(file, 'utf8')) : [];
}

/** The largest of the newest checkpoints that this log signed, or undefined before the first. */
export function newestCheckpoint(
  logFolder: string,
  key: VerifierKey,
): { readonly note: string; readonly checkpoint: Checkpoint } | undefined {
  let newest: { readonly note: string; readonly checkpoint: Checkpoint } | undefined;
  for (const note of checkpointsIn(readTail(checkpointFile(logFolder)))) {
    const opened = openCheckpoint(note, [key], verifySignature);
    if (!opened.ok || opened.checkpoint.origin !== key.name) continue;
    if (newest === undefined || opened.checkpoint.size >= newest.checkpoint.size)
      newest = { note, checkpoint: opened.checkpoint };
  }
  return newest;
}

function readTail(path: string): string {
  if (!existsSync(path)) return '';
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(file, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8');
  } finally {
    closeSync(file);
  }
}
