/** Lets work on the same thing happen one after the other; work on different things does not wait. */
export type Turns = <Value>(thing: string, work: () => Promise<Value>) => Promise<Value>;

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return async (thing, work) => {
    const before = last.get(thing);
    const mine = (async () => {
      await before?.catch(() => undefined);
      return work();
    })();
    last.set(thing, mine);
    try {
      return await mine;
    } finally {
      if (last.get(thing) === mine) last.delete(thing);
    }
  };
}
