import { parentPort, workerData } from 'node:worker_threads';
import { hashTables } from './manifest.ts';

/** Runs `hashTables` on a core of its own, beside the writing of the downloads. */
parentPort?.postMessage(hashTables(String(workerData)));
