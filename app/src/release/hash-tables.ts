import { Worker } from 'node:worker_threads';
import { isSmallFile } from '../platform/small-file.ts';
import type { Manifest } from './manifest.ts';
import { hashTables } from './manifest.ts';

/** The hashes of the tables of a release file, computed on another core while this thread goes on. */
export function hashTablesBeside(file: string): Promise<Manifest['tables']> {
  if (isSmallFile(file)) return Promise.resolve(hashTables(file));
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('hash-tables-worker.ts', import.meta.url), {
      workerData: file,
      // Rows come and go one at a time; without a limit a thread lets its heap grow before it collects.
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
