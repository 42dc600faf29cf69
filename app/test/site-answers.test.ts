import { describe, expect, test } from 'vitest';
import { createAnswerCache } from '../src/site/answer-cache.ts';
import type { AnswerCache } from '../src/site/answer-cache.ts';
import { preferredLanguage, takesGzip } from '../src/site/negotiate.ts';

describe('the language of the first page', () => {
  test.each([
    [undefined, 'en'],
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['en-GB,ko;q=0.9', 'en'],
    ['de,ko;q=0.5,en;q=0.4', 'ko'],
    ['ko;q=0,en;q=0.1', 'en'],
    ['fr, kok', 'en'],
  ])('%s leads to %s', (header, lang) => expect(preferredLanguage(header)).toBe(lang));
});

describe('compression', () => {
  test.each([
    [undefined, false],
    ['gzip, deflate, br', true],
    ['br;q=1.0, gzip;q=0.8', true],
    ['gzip;q=0', false],
    ['*', true],
    ['identity', false],
  ])('%s: %s', (header, wanted) => expect(takesGzip(header)).toBe(wanted));
});

describe('the cache of answers', () => {
  const answer = (size: number) => ({ body: new Uint8Array(size), etag: String(size) });
  const twice = (cache: AnswerCache, key: string, size: number): void => {
    cache.set(key, answer(size));
    cache.set(key, answer(size));
  };

  test('keeps a page that is made for the second time', () => {
    const cache = createAnswerCache(100);
    cache.set('a', answer(40));
    expect(cache.get('a')).toBeUndefined();
    cache.set('a', answer(40));
    expect(cache.get('a')?.etag).toBe('40');
  });

  test('never holds more bytes than it may, and lets the least recently asked for go first', () => {
    const cache = createAnswerCache(100);
    twice(cache, 'a', 40);
    twice(cache, 'b', 40);
    cache.get('a');
    twice(cache, 'c', 40);
    expect(['a', 'b', 'c'].map((key) => cache.get(key)?.etag)).toEqual(['40', undefined, '40']);
  });

  test('leaves alone what is larger than all of it', () => {
    const cache = createAnswerCache(100);
    twice(cache, 'a', 40);
    twice(cache, 'huge', 101);
    expect([cache.get('a')?.etag, cache.get('huge')]).toEqual(['40', undefined]);
  });
});
