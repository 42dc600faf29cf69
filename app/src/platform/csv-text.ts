import { utf8 } from './utf8.ts';

/** Spreadsheets set to Korean or Japanese also take the full-width signs. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\n\r]/;
const NUMBER = /^[+-]?\d[\d.,]*$/;
const SPECIAL = /[",\n\r]/;
/** Most cells are neither: one look finds out. */
const FORMULA_OR_SPECIAL = new RegExp(`${FORMULA.source}|${SPECIAL.source}`);

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
  let row = csvCell(cells[0] ?? null);
  for (let at = 1; at < cells.length; at += 1) row += `,${csvCell(cells[at] ?? null)}`;
  return `${row}\n`;
}

/** One cell of such a row, guarded. */
export function csvCell(cell: string | null): string {
  if (cell === null) return '';
  if (!FORMULA_OR_SPECIAL.test(cell)) return cell;
  const text = guardCell(cell);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const PIECE = 65_536;

/** Gathers rows into pieces of about 64 kB, so that a long table never stands in memory. */
export function* inPieces(rows: Iterable<string>): Generator<Uint8Array<ArrayBuffer>> {
  let piece = '';
  for (const row of rows) {
    piece += row;
    if (piece.length >= PIECE) {
      yield utf8(piece);
      piece = '';
    }
  }
  if (piece !== '') yield utf8(piece);
}
