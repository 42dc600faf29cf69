import type { Figure } from './figures.ts';
import { quantile } from './requests.ts';

/**
 * Processor times in milliseconds, measured in rounds: what a quarter of them did not exceed, beside the limit, and the mean of
 * all. Where a machine is shared, its other guests make one program take up to twice as long; nothing makes it take less.
 */
export function cpuFigures(name: string, rounds: readonly number[], most?: number): readonly Figure[] {
  const mean = rounds.reduce((sum, each) => sum + each, 0) / rounds.length;
  return [
    { name, value: quantile(rounds, 0.25), unit: 'ms', ...(most === undefined ? {} : { limit: { most } }) },
    { name: `${name}, mean of all rounds`, value: mean, unit: 'ms' },
  ];
}

/**
 * CPU in milliseconds of a piece of work that never changes: fifty thousand texts put together, kept in a map, written as JSON
 * and read again. It says how fast the machine is just now for work of the kind that pages are.
 */
export function referenceMs(): number {
  const before = process.cpuUsage();
  const texts = new Map<string, string>();
  for (let step = 0; step < 50_000; step += 1) {
    const key = `key ${step % 5000}`;
    texts.set(key, `${(texts.get(key) ?? '').slice(-20)} ${step}`);
  }
  JSON.parse(JSON.stringify([...texts]));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
