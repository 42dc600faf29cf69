import type { Child } from './child.ts';

/** One child kept alive. */
export type Service = {
  /** Whether the first child became ready. */
  readonly ready: Promise<boolean>;
  /** Starts a new child beside the old one and lets the old one finish once the new one is ready; else keeps the old. */
  replace(): Promise<boolean>;
  stop(): Promise<void>;
};

const STOP_WITHIN_MS = 5_000;
export const DRAIN_WITHIN_MS = 30_000;
const HEALTHY_AFTER_MS = 60_000;

/** Milliseconds to wait before start number `failures` + 1: a quarter of a second, doubling up to half a minute. */
export function backOffMs(failures: number): number {
  return Math.min(30_000, 250 * 2 ** (failures - 1));
}

/**
 * Keeps a child of `start` running until stopped; `tell` hears about every unexpected end. `start` is told whether no
 * earlier child is left.
 */
export function keepRunning(
  name: string,
  start: (isAlone: boolean) => Child,
  tell: (line: string) => void,
  drainWithinMs = DRAIN_WITHIN_MS,
): Service {
  const alive = new Set<Child>();
  let current: Child | undefined;
  let failures = 0;
  let isStopping = false;
  let restart: NodeJS.Timeout | undefined;

  const track = (): Child => {
    const child = start(alive.size === 0);
    const startedAt = performance.now();
    alive.add(child);
    void child.exited.then((how) => {
      alive.delete(child);
      if (isStopping || current !== child) return;
      failures = performance.now() - startedAt > HEALTHY_AFTER_MS ? 1 : failures + 1;
      const delayMs = backOffMs(failures);
      tell(`${name} ended unexpectedly (${how}); it starts again in ${delayMs / 1000} s.`);
      restart = setTimeout(launch, delayMs);
    });
    return child;
  };
  const launch = (): Child => {
    current = track();
    return current;
  };

  return {
    ready: launch().ready,
    async replace() {
      const next = track();
      if (!(await next.ready) || isStopping) {
        await next.stop(STOP_WITHIN_MS);
        return false;
      }
      clearTimeout(restart);
      failures = 0;
      const old = current;
      current = next;
      if (old !== undefined && alive.has(old)) void old.drain(drainWithinMs);
      return true;
    },
    async stop() {
      isStopping = true;
      clearTimeout(restart);
      await Promise.all([...alive].map((child) => child.stop(STOP_WITHIN_MS)));
    },
  };
}
