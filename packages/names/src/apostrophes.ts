/**
 * Every mark people type for the apostrophe of McCune-Reischauer: the ASCII one, typographic quotes, modifier
 * letters, primes, grave and acute accents standing alone, and the full-width form.
 */
const APOSTROPHES =
  /['`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\u07f4\u2018\u2019\u201a\u201b\u2032\u2035\ua78c\uff07\uff40]/gu;

/**
 * Removes apostrophes in all their forms, so that "Ch'oma" and "Choma" are one word.
 *
 * @example
 * ```ts
 * withoutApostrophes('Ch’oma') // => "Choma"
 * ```
 */
export function withoutApostrophes(text: string): string {
  return text.replace(APOSTROPHES, '');
}
