import { describe, expect, test } from 'vitest';
import { createCache, createNumberedCache } from '../src/platform/cache.ts';

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

describe('what is kept by number', () => {
  test('is computed once; of two numbers the capacity apart the last is kept', () => {
    const asked: number[] = [];
    const cache = createNumberedCache<string>(3);
    const ask = (number: number) => cache.through(number, () => (asked.push(number), `no. ${number}`));
    expect([0, 2, 0, 3, 3, 2, 0].map(ask)).toEqual([0, 2, 0, 3, 3, 2, 0].map((number) => `no. ${number}`));
    expect(asked).toEqual([0, 2, 3, 0]);
  });

  test('is asked for again where nothing was found', () => {
    const cache = createNumberedCache<string>(3);
    expect(cache.through(1, () => undefined)).toBeUndefined();
    expect(cache.through(1, () => 'found')).toBe('found');
  });
});
