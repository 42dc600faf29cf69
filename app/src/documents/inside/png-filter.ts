import { Unopened } from './unopened.ts';

/** Undoes the filter of a row in place (PNG, third edition, 9.2). `before` is the row above; zeros for the first. */
export function unfilter(filter: number, row: Uint8Array, before: Uint8Array, pixelBytes: number): void {
  if (filter > 4) throw new Unopened('damaged');
  if (filter === 0) return;
  for (let index = 0; index < row.length; index += 1) {
    const left = index < pixelBytes ? 0 : (row[index - pixelBytes] ?? 0);
    const up = before[index] ?? 0;
    const corner = index < pixelBytes ? 0 : (before[index - pixelBytes] ?? 0);
    const guess =
      filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : nearest(left, up, corner);
    row[index] = (row[index] ?? 0) + guess;
  }
}

/** The Paeth predictor. */
function nearest(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
