import { parentPort } from 'node:worker_threads';
import { encode } from 'fast-png';
import type { BarePage } from './png-beside.ts';

/** Makes a PNG of each page of bare pixels it is sent, on a core of its own. */
parentPort?.on('message', ({ width, height, pixels }: BarePage) => {
  parentPort?.postMessage(encode({ width, height, data: pixels, channels: 3, depth: 8 }));
});
