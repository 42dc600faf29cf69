/**
 * Overlapping pairs of characters, counted in code points; a single character stands for itself.
 *
 * @example
 * ```ts
 * bigrams('수용소') // => ["수용", "용소"]
 * ```
 */
export function bigrams(run: string): readonly string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, position) => `${characters[position] ?? ''}${character}`);
}
