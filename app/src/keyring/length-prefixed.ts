/** A part of a message to be authenticated; null, an absent value, differs from an empty text; a number is its digits. */
export type Part = string | number | null;

const ABSENT = 0xffff_ffff;

/** Joins parts so that no two lists give the same bytes: each is preceded by its length in 32 bits. */
export function lengthPrefixed(parts: readonly Part[]): Buffer {
  return Buffer.concat(parts.flatMap(prefixed));
}

function prefixed(part: Part): readonly Buffer[] {
  const length = Buffer.alloc(4);
  if (part === null) {
    length.writeUInt32BE(ABSENT);
    return [length];
  }
  const text = String(part);
  // Unpaired surrogates have no UTF-8: different texts would give the same bytes.
  if (!text.isWellFormed()) throw new TypeError('A part must be well-formed Unicode.');
  const bytes = Buffer.from(text, 'utf8');
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}
