import { asCell } from './markdown.ts';

/**
 * A table whose rows come from the code and whose last columns are written by hand: writing it again keeps the hand's
 * words for every row that still exists, drops the rest, and leaves new rows empty for somebody to fill in.
 */
export type KeptTable = {
  /** Heading of the group, written as `### name`; null for a table without one. */
  readonly heading: string | null;
  readonly columns: readonly string[];
  /** How many of the columns, counted from the right, are written by hand. */
  readonly byHand: number;
  /** The generated cells of each row; the first tells rows apart. */
  readonly rows: readonly (readonly string[])[];
};

/** Writes the tables of a section, with the words its present text holds. */
export function keptTables(present: string, tables: readonly KeptTable[]): string {
  const words = readWords(present);
  return tables
    .map(({ heading, columns, byHand, rows }) => {
      const body = rows.map((cells) => {
        const kept = words.cells.get(`${heading ?? ''}\n${cells[0] ?? ''}`)?.slice(-byHand) ?? [];
        return [...cells.map(asCell), ...Array.from({ length: byHand }, (_, index) => kept[index] ?? '')];
      });
      const lines = [columns, columns.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`);
      if (heading === null) return lines.join('\n');
      const lead = words.leads.get(heading) ?? '';
      return [`### ${heading}`, ...(lead === '' ? [] : ['', lead]), '', ...lines].join('\n');
    })
    .join('\n\n');
}

/** What a section still lacks: a sentence under a heading, or words in a row. */
export function emptyPlaces(present: string, tables: readonly KeptTable[]): readonly string[] {
  const words = readWords(present);
  return tables.flatMap(({ heading, byHand, rows }) => [
    ...(heading !== null && !words.leads.has(heading) ? [`${heading} is not described`] : []),
    ...rows.flatMap((cells) => {
      const name = cells[0] ?? '';
      const kept = words.cells.get(`${heading ?? ''}\n${name}`)?.slice(-byHand) ?? [];
      const isWhole = kept.length === byHand && kept.every((cell) => cell !== '');
      return isWhole ? [] : [`${heading === null ? '' : `${heading}: `}${name} is not described`];
    }),
  ]);
}

type Words = {
  /** The cells of a row by heading and first cell. */
  readonly cells: ReadonlyMap<string, readonly string[]>;
  /** The text between a heading and its table. */
  readonly leads: ReadonlyMap<string, string>;
};

function readWords(text: string): Words {
  const cells = new Map<string, readonly string[]>();
  const leads = new Map<string, string>();
  let heading = '';
  for (const line of text.split('\n')) {
    const found = /^### (.+)$/.exec(line)?.[1];
    if (found !== undefined) heading = found;
    else if (line.startsWith('|')) {
      const row = line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim());
      cells.set(`${heading}\n${(row[0] ?? '').replaceAll('\\|', '|')}`, row);
    } else if (line.trim() !== '')
      leads.set(heading, [leads.get(heading) ?? '', line].filter(Boolean).join('\n'));
  }
  return { cells, leads };
}
