/** A bounded memory of what was computed: what was not asked for lately goes first. */
export type Cache<Value> = { through(key: string, compute: () => Value): Value };

/**
 * Two generations: when the young one holds half the capacity it becomes the old one, and the old one goes. Dropping
 * single entries from a Map instead leaves holes that each search for the oldest entry walks over.
 */
export function createCache<Value>(capacity: number): Cache<Value> {
  const half = Math.max(1, Math.floor(capacity / 2));
  let young = new Map<string, Value>();
  let old: ReadonlyMap<string, Value> = new Map();
  return {
    through(key, compute) {
      const known = young.get(key);
      if (known !== undefined || young.has(key)) return known as Value;
      const value = old.has(key) ? (old.get(key) as Value) : compute();
      if (young.size >= half) {
        old = young;
        young = new Map();
      }
      young.set(key, value);
      return value;
    },
  };
}
