/**
 * The distinct runs of three characters of a key, with "_" for its edges, to look up candidates by.
 *
 * Two keys one edit apart share a trigram when they have five letters or more; compare shorter ones in full.
 *
 * @example
 * ```ts
 * trigrams('yotok') // => ["_yo", "yot", "oto", "tok", "ok_"]
 * trigrams('i') // => ["_i_"]
 * ```
 */
export function trigrams(key: string): readonly string[] {
  if (key === '') return [];
  const characters = ['_', ...key, '_'];
  const found = new Set<string>();
  for (let start = 0; start + 3 <= characters.length; start += 1) {
    found.add(characters.slice(start, start + 3).join(''));
  }
  return [...found];
}
