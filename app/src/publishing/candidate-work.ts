import { Worker } from 'node:worker_threads';
import type { Config } from '../config/config.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import type { Candidate, Withdrawn } from '../release/index.ts';
import type { ChangeSummary } from './changes.ts';

/** What the thread that builds is told; it opens what it needs itself. */
export type WorkOrder = {
  /** Of the register. */
  readonly address: string;
  /** With the secret of the key ring, which the thread opens anew: consents are genuine only by it. */
  readonly config: Config;
  readonly folder: DataFolder;
  /** ISO 8601: consents are looked at as of then. */
  readonly at: string;
  readonly plan:
    | { readonly kind: 'register'; readonly asOf: string }
    | { readonly kind: 'remaining'; readonly withdrawn: Withdrawn; readonly approval: 'approved' | 'removal' }
    | { readonly kind: 'earlier'; readonly release: number };
  /** Where to write what would change; undefined keeps it nowhere. */
  readonly changes: string | undefined;
  /** Whether to read it back as the public would. */
  readonly isReadBack: boolean;
};

export type WorkDone = {
  readonly candidate: Candidate;
  readonly summary: ChangeSummary;
  /** What reading back found wrong. */
  readonly problems: readonly string[];
  /** The state of the register before the build began. */
  readonly mark: string;
};

const KEEP_MS = 60_000;
/** A thread that has built and waits for the next order: to load all it needs takes it as long as to build a small release. */
let waiting: Worker | undefined;

/** Builds a candidate in a thread of its own, so that the workbench goes on answering. */
export async function buildBeside(
  order: WorkOrder,
  onProgress: (percent: number) => void,
): Promise<WorkDone> {
  const worker = waiting ?? new Worker(new URL('candidate-worker.ts', import.meta.url));
  waiting = undefined;
  worker.removeAllListeners();
  worker.ref();
  try {
    const done = await new Promise<WorkDone>((resolve, reject) => {
      worker.on('message', (message: { progress: number } | { done: WorkDone }) => {
        if ('done' in message) resolve(message.done);
        else onProgress(message.progress);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the build stopped with code ${code}`)));
      worker.postMessage(order);
    });
    letWait(worker);
    return done;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

/** One thread at most, and for so long only. It keeps nothing of the order, and no process from its end. */
function letWait(worker: Worker): void {
  worker.removeAllListeners();
  worker.unref();
  if (waiting) return void worker.terminate();
  waiting = worker;
  const forget = (): void => {
    if (waiting === worker) waiting = undefined;
  };
  worker.once('error', forget);
  worker.once('exit', forget);
  setTimeout(() => {
    if (waiting !== worker) return;
    forget();
    void worker.terminate();
  }, KEEP_MS).unref();
}
