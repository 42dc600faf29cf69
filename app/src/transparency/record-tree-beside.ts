import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isSmallFile } from '../platform/small-file.ts';
import { TREE_FILE } from './record-tree-file.ts';
import { makeRecordTree } from './record-tree.ts';

/** Writes the tree over the records of a release into the folder of its file, while this thread goes on. */
export function recordTreeBeside(folder: string, releaseFile: string): Promise<void> {
  const order = { releaseFile: join(folder, releaseFile), target: join(folder, TREE_FILE) };
  if (isSmallFile(order.releaseFile)) {
    makeRecordTree(order.releaseFile, order.target);
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('record-tree-worker.ts', import.meta.url), {
      workerData: order,
      // A build holds much already; without a limit a thread lets its heap grow before it collects.
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 },
    });
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
}
