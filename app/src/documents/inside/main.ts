/**
 * The program in the throw-away sandbox: one file on its standard input, one answer on its standard output. It runs with no
 * right to any file but the program's own, and in a few milliseconds of trust: whatever happens in here stays in here.
 * Without a mode it only loads all it has, which leaves it compiled.
 */
import { once } from 'node:events';
import { readSync } from 'node:fs';
import { DAMAGED } from '../tool-scripts.ts';
import { isDamage } from './unopened.ts';

const inspecting = () => import('./inspect.ts');
const decoding = () => import('./png-pixels.ts');
const extracting = () => import('./jpeg-in-pdf.ts');

const [, , mode, length = '0'] = process.argv;
const file = readInput(Number(length));
try {
  if (mode === 'inspect') {
    const { inspect } = await inspecting();
    await write(Buffer.from(JSON.stringify(await inspect(file))));
  } else if (mode === 'png') {
    const { pngPixels } = await decoding();
    await write(await pngPixels(file));
  } else if (mode === 'jpeg') {
    const { jpegInPdf } = await extracting();
    for (const part of jpegInPdf(file)) await write(part);
  } else if (mode === undefined) await Promise.all([inspecting(), decoding(), extracting()]);
  else process.exitCode = 2;
} catch (error) {
  if (!isDamage(error)) throw error;
  process.exitCode = DAMAGED;
}

function readInput(bytes: number): Buffer {
  const input = Buffer.allocUnsafe(bytes);
  let at = 0;
  while (at < bytes) {
    const count = readSync(0, input, at, Math.min(bytes - at, 1_048_576), null);
    if (count === 0) throw new Error('the input is shorter than announced');
    at += count;
  }
  return input;
}

/** Waits for the reader, who takes a page at a time. */
async function write(output: Buffer): Promise<void> {
  if (!process.stdout.write(output)) await once(process.stdout, 'drain');
}
