import { editDistance } from './edit-distance.ts';

export type NearName = { readonly key: string; readonly distance: number };

export type NearNamesOptions = {
  /** Greatest edit distance still near. */
  readonly max: number;
  /** Most names returned. */
  readonly limit: number;
};

/**
 * Ranks candidate keys by edit distance from a key, then by code unit; each key appears once.
 *
 * @example
 * ```ts
 * nearNames('yotok', ['yotok', 'yoton', 'hwason'], { max: 1, limit: 5 }).map((near) => near.key) // => ["yotok", "yoton"]
 * ```
 */
export function nearNames(
  queryKey: string,
  candidates: Iterable<string>,
  { max, limit }: NearNamesOptions,
): readonly NearName[] {
  return [...new Set(candidates)]
    .map((key) => ({ key, distance: editDistance(queryKey, key, max) }))
    .filter(({ distance }) => distance <= max)
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1))
    .slice(0, Math.max(0, limit));
}
