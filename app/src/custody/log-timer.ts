import { parseBlock } from './block.ts';
import { newestBlock } from './custody-store.ts';
import { makeCheckpoint } from './sequencer.ts';
import type { CustodyLog } from './sequencer.ts';

export const MINUTE_MS = 60_000;
/** More minutes without the program are not made up for: a clock set wrong must not fill the disk. */
export const MOST_MISSED = 7 * 24 * 60;

export type LogTimer = {
  /** Makes the last checkpoint; nothing runs after it. */
  stop(): Promise<void>;
};

type Every = (intervalMs: number, run: () => void) => () => void;

/**
 * Adds a leaf to the log every minute while the program runs, and at the start one for each minute in which it did not:
 * the size of the tree is the age of the log in minutes, and tells nothing else.
 */
export function startLogTimer(
  log: CustodyLog,
  tell: (line: string) => void,
  every: Every = everyInterval,
): LogTimer {
  const run = async (blocks: () => Promise<number>): Promise<void> => {
    try {
      const made = await makeCheckpoint(log, await blocks());
      if (!made.ok) for (const problem of made.problems) tell(problem);
    } catch (error) {
      tell(`The custody log made no checkpoint: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const once = (): Promise<number> => Promise.resolve(1);
  // One after the other, also where one takes longer than a minute.
  let last = run(() => missedMinutes(log));
  const end = every(MINUTE_MS, () => void (last = last.then(() => run(once))));
  return {
    stop: () => {
      end();
      return (last = last.then(() => run(once)));
    },
  };
}

/** Minutes since the newest leaf, at least one. */
export async function missedMinutes({ register, now }: CustodyLog): Promise<number> {
  const at = Date.parse(parseBlock((await newestBlock(register))?.body)?.at ?? '');
  const missed = Math.floor((now().getTime() - at) / MINUTE_MS);
  return Number.isNaN(missed) ? 1 : Math.min(Math.max(missed, 1), MOST_MISSED);
}

function everyInterval(intervalMs: number, run: () => void): () => void {
  const timer = setInterval(run, intervalMs);
  // The log alone keeps no process running.
  timer.unref();
  return () => clearInterval(timer);
}
