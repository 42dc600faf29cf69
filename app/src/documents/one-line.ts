/** A hostile text as one line without control characters and without signs that turn its direction. */
export function oneLine(text: string, longest: number): string {
  // eslint-disable-next-line no-control-regex
  const line = text
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
  return (line.length > longest ? `${line.slice(0, longest - 1)}…` : line).toWellFormed();
}

/** Signs that turn the direction of what follows, with which `exe.doc` can be made to look like `cod.exe`. */
export const DIRECTION_SIGNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
