import { parentPort } from 'node:worker_threads';
import type { Searchable } from './search-tokens.ts';
import { createTokenizer } from './search-tokens.ts';

/** Cuts names and texts on a core of its own, batch by batch, while the main thread reads and writes records. */
const tokenize = createTokenizer();
parentPort?.on('message', (entries: readonly Searchable[]) => parentPort?.postMessage(entries.map(tokenize)));
