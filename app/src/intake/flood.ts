/**
 * A bucket of tokens for everybody together: nobody is told from anybody, so no address is needed. It fills steadily up
 * to its size, and what finds it empty is told when to come again.
 */
export type Bucket = {
  /** 0 where the tokens were taken, else the minutes until there are enough. */
  take(tokens: number): number;
  giveBack(tokens: number): void;
  /** From 0, empty, to 1. */
  level(): number;
};

export function createBucket(size: number, perMinute: number, now: () => number): Bucket {
  let tokens = size;
  let at = now();
  const fill = (): void => {
    const time = now();
    // A clock that is set back neither fills nor empties it.
    tokens = Math.min(size, tokens + (Math.max(0, time - at) * perMinute) / 60_000);
    at = time;
  };
  return {
    take(wanted) {
      fill();
      if (tokens >= wanted) {
        tokens -= wanted;
        return 0;
      }
      return Math.max(1, Math.ceil((wanted - tokens) / perMinute));
    },
    giveBack(unused) {
      tokens = Math.min(size, tokens + unused);
    },
    level() {
      fill();
      return tokens / size;
    },
  };
}
