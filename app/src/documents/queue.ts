/** Documents opened at the same time. */
const MOST_AT_ONCE = 2;
/** Larger ones are opened alone, so that two of them never add up. */
const LARGE_BYTES = 16_777_216;

let free = MOST_AT_ONCE;
const waiting: { readonly places: number; readonly begin: () => void }[] = [];

/** Runs a task on so many bytes when its turn comes; null where the size is not known. */
export async function inTurn<Value>(bytes: number | null, task: () => Promise<Value>): Promise<Value> {
  const places = bytes === null || bytes > LARGE_BYTES ? MOST_AT_ONCE : 1;
  await new Promise<void>((begin) => {
    waiting.push({ places, begin });
    beginNext();
  });
  try {
    return await task();
  } finally {
    free += places;
    beginNext();
  }
}

/** In the order they came, so that a large one is not overtaken for ever. */
function beginNext(): void {
  for (let next = waiting[0]; next !== undefined && next.places <= free; next = waiting[0]) {
    waiting.shift();
    free -= next.places;
    next.begin();
  }
}
