/**
 * Makes the cells of a row, which come in the order of the names, an object. Each is a copy of a blank one: objects of one
 * shape are quicker to make than by adding member after member, and quicker to read. A cell that is not there is null.
 *
 * ```ts
 * namedCells(['id', 'kind'])(['7', 'camp']) // => { id: '7', kind: 'camp' }
 * ```
 */
export function namedCells<Cell>(
  names: readonly string[],
): (cells: readonly Cell[]) => Readonly<Record<string, Cell | null>> {
  const blank: Readonly<Record<string, Cell | null>> = Object.fromEntries(names.map((name) => [name, null]));
  return (cells) => {
    const row = { ...blank };
    for (let index = 0; index < names.length; index += 1) row[names[index] ?? ''] = cells[index] ?? null;
    return row;
  };
}
