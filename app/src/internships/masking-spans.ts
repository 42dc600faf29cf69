/** A piece of a text, by its offsets. */
export type Span = readonly [from: number, to: number];
/** Finds what gives somebody away. */
export type Finder = (text: string) => readonly Span[];

export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, index + found.length]);
}

export function literal(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);
}
