/** Rendered pages kept for the next reader, bounded by their size; the least recently asked for goes first. */
export type AnswerCache = { get(key: string): Answer | undefined; set(key: string, answer: Answer): void };
export type Answer = { readonly body: Uint8Array<ArrayBuffer>; readonly etag: string };

export function createAnswerCache(maxBytes: number): AnswerCache {
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
