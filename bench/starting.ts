import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './requests.ts';

const WITHIN_MS = 180_000;

/** Runs what `npm start` runs on a data folder, and tells how long its first answer took. */
export async function start(
  dataFolder: string,
): Promise<{ readonly url: string; readonly firstAnswerMs: number; stop(): Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, '../tools/run.mjs'),
      'start',
      `--data=${dataFolder}`,
      `--public-port=${port}`,
      '--workbench-port=0',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (;;) {
    const answered = await ask(`${url}/en/`).catch(() => undefined);
    if (answered?.status === 200) break;
    if (child.exitCode !== null || performance.now() - startedAt > WITHIN_MS)
      throw new Error('npm start did not come to answer');
    await wait(5);
  }
  const firstAnswerMs = performance.now() - startedAt;
  return {
    url,
    firstAnswerMs,
    stop: async () => {
      child.kill('SIGINT');
      await gone;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
