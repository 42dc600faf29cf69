import type { Figure } from './figures.ts';
import { quantile } from './requests.ts';

/**
 * Processor times in milliseconds, measured in rounds: what a quarter of them did not exceed, beside the limit, and the mean of
 * all. Where a machine is shared, its other guests make one program take up to twice as long; nothing makes it take less.
 */
export function cpuFigures(name: string, rounds: readonly number[], most: number): readonly Figure[] {
  const mean = rounds.reduce((sum, each) => sum + each, 0) / rounds.length;
  return [
    { name, value: quantile(rounds, 0.25), unit: 'ms', limit: { most } },
    { name: `${name}, mean of all rounds`, value: mean, unit: 'ms' },
  ];
}
