import { createCache } from '../platform/cache.ts';

/**
 * Rendered pages kept for the next reader, bounded by their size; the least recently asked for goes first. A page is
 * kept when it is made for the second time, so that a crawl, which asks for everything once, does not push out what
 * people read.
 */
export type AnswerCache = { get(key: string): Answer | undefined; set(key: string, answer: Answer): void };
export type Answer = { readonly body: Uint8Array<ArrayBuffer>; readonly etag: string };

const MADE = 2000;

export function createAnswerCache(maxBytes: number): AnswerCache {
  const made = createCache<{ times: number }>(MADE);
  const kept = new Map<string, Answer>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= kept.get(key)?.body.byteLength ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const answer = kept.get(key);
      if (answer === undefined) return undefined;
      kept.delete(key);
      kept.set(key, answer);
      return answer;
    },
    set(key, answer) {
      drop(key);
      if ((made.through(key, () => ({ times: 0 })).times += 1) === 1) return;
      if (answer.body.byteLength > maxBytes) return;
      kept.set(key, answer);
      bytes += answer.body.byteLength;
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes) break;
        drop(oldest);
      }
    },
  };
}
