/** A bounded memory of what was computed: the least recently used goes first. */
export type Cache<Value> = { through(key: string, compute: () => Value): Value };

export function createCache<Value>(capacity: number): Cache<Value> {
  const kept = new Map<string, Value>();
  return {
    through(key, compute) {
      if (kept.has(key)) {
        const value = kept.get(key) as Value;
        kept.delete(key);
        kept.set(key, value);
        return value;
      }
      const value = compute();
      kept.set(key, value);
      if (kept.size > capacity) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
      return value;
    },
  };
}
