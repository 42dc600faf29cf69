/** Spreadsheets set to Korean or Japanese also take the full-width signs. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\n\r]/;
const NUMBER = /^[+-]?\d[\d.,]*$/;
const SPECIAL = /[",\n\r]/;

/** Keeps a spreadsheet from running a cell: an apostrophe goes before what it would take for a formula. A number is none. */
export function guardCell(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** Undoes `guardCell`; undefined for a cell that should have been guarded and is not. */
export function unguardCell(cell: string): string | undefined {
  if (!FORMULA.test(cell) || NUMBER.test(cell)) return cell;
  return cell.startsWith("'") ? cell.slice(1) : undefined;
}

/** One row of CSV for readers and spreadsheets (RFC 4180, line feed); every cell is guarded. */
export function csvRow(cells: readonly (string | null)[]): string {
  let row = '';
  for (const [index, cell] of cells.entries()) {
    if (index > 0) row += ',';
    if (cell === null || cell === '') continue;
    const text = guardCell(cell);
    row += SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  return `${row}\n`;
}

const PIECE = 65_536;

/** Gathers rows into pieces of about 64 kB, so that a long table never stands in memory. */
export function* inPieces(rows: Iterable<string>): Generator<Buffer> {
  let piece = '';
  for (const row of rows) {
    piece += row;
    if (piece.length >= PIECE) {
      yield Buffer.from(piece);
      piece = '';
    }
  }
  if (piece !== '') yield Buffer.from(piece);
}
