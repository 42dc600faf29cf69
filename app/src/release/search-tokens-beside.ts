import { Worker } from 'node:worker_threads';
import type { EntryTokens, Searchable } from './search-tokens.ts';

/** A thread that cuts names and texts into tokens; answers come in the order they were asked for. */
export type TokensBeside = {
  ask(entries: readonly Searchable[]): Promise<readonly EntryTokens[]>;
  close(): Promise<unknown>;
};

type Waiting = {
  readonly resolve: (tokens: readonly EntryTokens[]) => void;
  readonly reject: (error: unknown) => void;
};

export function tokensBeside(): TokensBeside {
  const worker = new Worker(new URL('search-tokens-worker.ts', import.meta.url), {
    // Batches come and go; without a limit a thread lets its heap grow before it collects.
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
  });
  const waiting: Waiting[] = [];
  worker.on('message', (tokens: readonly EntryTokens[]) => waiting.shift()?.resolve(tokens));
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    ask: (entries) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage(entries);
      }),
    close: () => worker.terminate(),
  };
}
