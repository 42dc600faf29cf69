import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';

/** One measured figure. `limit` is what it may be at most (`most`) or must be at least (`least`). */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: { readonly most: number } | { readonly least: number };
};

export function isMet({ value, limit }: Figure): boolean {
  if (limit === undefined) return true;
  return 'most' in limit ? value <= limit.most : value >= limit.least;
}

/** The figures as a table, each beside its threshold. */
export function tableLines(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => [
    figure.name,
    `${shown(figure.value)} ${figure.unit}`,
    limitText(figure),
    figure.limit === undefined ? '' : isMet(figure) ? 'pass' : 'MISS',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(([name = '', value = '', limit = '', verdict = '']) =>
    `${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${limit.padStart(widths[2] ?? 0)}  ${verdict}`.trimEnd(),
  );
}

function limitText({ limit, unit }: Figure): string {
  if (limit === undefined) return '';
  return 'most' in limit ? `at most ${shown(limit.most)} ${unit}` : `at least ${shown(limit.least)} ${unit}`;
}

function shown(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** The machine the figures come from. */
export function machine(): Readonly<Record<string, string | number>> {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
  };
}

export function writeResults(file: string, results: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
