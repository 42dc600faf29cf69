import { parentPort, workerData } from 'node:worker_threads';
import { makeRecordTree } from './record-tree.ts';

/** Runs `makeRecordTree` on a core of its own, beside the writing of the downloads. */
const { releaseFile, target } = workerData as { readonly releaseFile: string; readonly target: string };
makeRecordTree(releaseFile, target);
parentPort?.postMessage('done');
