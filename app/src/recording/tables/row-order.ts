/** The order of a column: positions of records with a key by their keys, then by position. */
export type RowOrder = {
  /** By position; undefined where the record states nothing this person may see. */
  readonly keys: (string | undefined)[];
  order: Int32Array<ArrayBuffer>;
  length: number;
};

export function orderOf(keys: (string | undefined)[], sorted: readonly number[]): RowOrder {
  const order = new Int32Array(sorted.length + 1024);
  order.set(sorted);
  return { keys, order, length: sorted.length };
}

/** Puts a record where its new key belongs, without sorting anew. */
export function reposition(rows: RowOrder, position: number, key: string | undefined): void {
  const before = rows.keys[position];
  if (before === key && position < rows.keys.length) return;
  if (before !== undefined) {
    const at = placeOf(rows, before, position);
    rows.order.copyWithin(at, at + 1, rows.length);
    rows.length -= 1;
  }
  rows.keys[position] = key;
  if (key === undefined) return;
  if (rows.length === rows.order.length) {
    const larger = new Int32Array(rows.length * 2 + 1024);
    larger.set(rows.order);
    rows.order = larger;
  }
  const at = placeOf(rows, key, position);
  rows.order.copyWithin(at + 1, at, rows.length);
  rows.order[at] = position;
  rows.length += 1;
}

/** The first place whose key and position are not before these. */
function placeOf({ keys, order, length }: RowOrder, key: string, position: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = order[middle] ?? 0;
    const otherKey = keys[other] ?? '';
    if (otherKey < key || (otherKey === key && other < position)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One page of the matching positions; records without a key come last in both directions. */
export function pageOf(
  { keys, order, length }: RowOrder,
  matches: Uint8Array,
  {
    isDescending,
    from,
    count,
  }: { readonly isDescending: boolean; readonly from: number; readonly count: number },
): number[] {
  const page: number[] = [];
  let passed = 0;
  const take = (position: number): boolean => {
    if (matches[position] === 1) {
      if (passed >= from) page.push(position);
      passed += 1;
    }
    return page.length >= count;
  };
  for (let step = 0; step < length; step += 1)
    if (take(order[isDescending ? length - 1 - step : step] ?? 0)) return page;
  for (let position = 0; position < matches.length; position += 1)
    if (keys[position] === undefined && take(position)) return page;
  return page;
}
