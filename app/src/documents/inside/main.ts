/**
 * The program in the throw-away sandbox: one file on its standard input, one answer on its standard output. It runs with no
 * right to any file but the program's own, and in a few milliseconds of trust: whatever happens in here stays in here.
 */
import { readSync, writeSync } from 'node:fs';
import { Unopened } from './unopened.ts';

const [, , mode, length = '0'] = process.argv;
const file = readInput(Number(length));
try {
  if (mode === 'inspect') {
    const { inspect } = await import('./inspect.ts');
    write(Buffer.from(JSON.stringify(await inspect(file))));
  } else if (mode === 'png') {
    const { pngPixels } = await import('./png-pixels.ts');
    write(pngPixels(file));
  } else if (mode === 'jpeg') {
    const { jpegInPdf } = await import('./jpeg-in-pdf.ts');
    for (const part of jpegInPdf(file)) write(part);
  } else process.exitCode = 2;
} catch (error) {
  if (!(error instanceof Unopened)) throw error;
  process.exitCode = 3;
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

function write(output: Buffer): void {
  let at = 0;
  while (at < output.length) at += writeSync(1, output, at);
}
