/**
 * Counts the insertions, deletions, substitutions and swaps of neighbours between two texts, up to `max`.
 *
 * Returns `max + 1` as soon as the distance is known to be greater. This is optimal string alignment, the
 * restricted Damerau-Levenshtein distance: a swapped pair is not edited again. Counts code points.
 *
 * @example
 * ```ts
 * editDistance('yotok', 'yokot', 2) // => 2
 * editDistance('kank', 'kakn', 2) // => 1
 * editDistance('kank', 'hwason', 2) // => 3
 * ```
 */
export function editDistance(a: string, b: string, max: number): number {
  const left = [...a];
  const right = [...b];
  if (Math.abs(left.length - right.length) > max) return max + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [row, character] of left.entries()) {
    const current = [row + 1];
    for (const [column, other] of right.entries()) {
      const same = character === other;
      let best = Math.min(
        at(last, column + 1) + 1,
        at(current, column) + 1,
        at(last, column) + (same ? 0 : 1),
      );
      if (row > 0 && column > 0 && character === right[column - 1] && left[row - 1] === other) {
        best = Math.min(best, at(beforeLast, column - 1) + 1);
      }
      current.push(best);
    }
    // A row's least value is at most one above the row before, so a swap over two rows cannot undercut it either.
    if (Math.min(...current) > max) return max + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(at(last, right.length), max + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
