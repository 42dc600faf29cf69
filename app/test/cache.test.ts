import { describe, expect, test } from 'vitest';
import { createCache } from '../src/platform/cache.ts';

describe('what is kept by name', () => {
  test('is computed once, and what was not asked for lately goes first', () => {
    const asked: string[] = [];
    const cache = createCache<string>(4);
    const ask = (key: string): string => cache.through(key, () => (asked.push(key), key.toUpperCase()));
    expect(['a', 'a', 'b', 'c', 'a', 'd', 'e'].map(ask)).toEqual(['A', 'A', 'B', 'C', 'A', 'D', 'E']);
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(['b', 'e'].map(ask)).toEqual(['B', 'E']);
    expect(asked.slice(5)).toEqual(['b']);
  });

  test('may be nothing, which is not computed again', () => {
    let times = 0;
    const cache = createCache<undefined>(4);
    for (let ask = 0; ask < 3; ask += 1) cache.through('a', () => void (times += 1));
    expect(times).toBe(1);
  });
});
