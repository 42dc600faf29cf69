/** Documents opened at the same time. */
const MOST_AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a task when its turn comes. */
export async function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await task();
  } finally {
    const next = waiting.shift();
    // The place passes on.
    if (next === undefined) running -= 1;
    else next();
  }
}
