import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPublicSite } from '../src/site/public-site.ts';
import { openReleaseFiles } from '../src/release/release-files.ts';
import { createAnswerCache } from '../src/site/answer-cache.ts';
import type { AnswerCache } from '../src/site/answer-cache.ts';
import { preferredLanguage, takesGzip } from '../src/site/negotiate.ts';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';

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

describe('a page asked for again', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await bundledSite();
  }, 120_000);
  afterAll(() => site.close());

  const ask = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    site.app.request(path, { headers });
  const tagOf = async (path: string): Promise<string> => (await ask(path)).headers.get('etag') ?? '';

  const restarted = () => createPublicSite(site.release, openReleaseFiles(site.folder));

  test.each(['/en/camps/camp-14', '/ko/search?q=요덕'])(
    '%s is not sent again to whoever has it',
    async (path) => {
      const tag = await tagOf(path);
      const again = await ask(path, { 'If-None-Match': `"other", W/${tag}` });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(tag);
      expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  test('is sent whole where another encoding, another program or nothing is known of it', async () => {
    const path = '/en/camps/camp-14';
    const tag = await tagOf(path);
    const compressed = await ask(path, { 'If-None-Match': tag, 'Accept-Encoding': 'gzip' });
    expect(compressed.status).toBe(200);
    expect(compressed.headers.get('etag')).not.toBe(tag);
    expect((await ask(path, { 'If-None-Match': '"other"' })).status).toBe(200);
    expect((await restarted().request(path, { headers: { 'If-None-Match': tag } })).status).toBe(200);
  });

  test('has the tag of its content where it is made for every reader', async () => {
    const path = '/en/take-part';
    const tag = await tagOf(path);
    expect((await ask(path, { 'If-None-Match': tag })).status).toBe(304);
    expect((await restarted().request(path)).headers.get('etag')).toBe(tag);
  });
});
