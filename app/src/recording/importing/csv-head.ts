import { inspectTextFile, readCsv } from '../../platform/csv-file.ts';

/** The headings of a table and its first rows, or why it cannot be read. */
export async function csvHead(
  content: Buffer,
): Promise<
  | { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly problem: string }
> {
  const { problem } = await inspectTextFile(content);
  if (problem !== undefined) return { problem };
  for await (const chunk of readCsv(content)) {
    const [first, ...rows] = chunk.rows;
    if (chunk.problem && !first) return { problem: chunk.problem.text };
    if (first)
      return {
        headings: first.cells.map((cell) => cell.trim()),
        rows: rows.slice(0, 20).map(({ cells }) => cells),
      };
  }
  return { problem: 'the file holds no row; it needs at least a heading row' };
}
