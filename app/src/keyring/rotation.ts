import { CannotOpen } from './aead.ts';
import type { KeyRing } from './key-ring.ts';
import type { WrappedKey } from './record-key.ts';

export type RotationCounts = {
  readonly seen: number;
  readonly rewrapped: number;
  /** At the newest generation already, as after an earlier run that was cut short. */
  readonly current: number;
  /** Destroyed or moved on between reading and storing; they stay as they are. */
  readonly gone: number;
  /** Ids of keys that do not open: altered rows, or of a generation the ring no longer holds. */
  readonly unreadable: readonly string[];
};

export type RotationOptions = {
  readonly ring: Pick<KeyRing, 'rewrapRecordKey'>;
  /** Every wrapped key once, a page at a time, in an order that storing does not disturb (by id). */
  readonly pages: AsyncIterable<readonly WrappedKey[]>;
  /**
   * Replaces the row only where it still has the id and the generation of `before`, and says whether it did; so a key
   * destroyed meanwhile does not come back.
   */
  readonly store: (after: WrappedKey, before: WrappedKey) => Promise<boolean>;
  readonly onPage?: (counts: RotationCounts) => void;
};

/**
 * Moves record keys to the newest generation of their compartments. Each key is stored whole or not at all, and one
 * already there is left alone: cut anywhere and run again, it ends the same. What the keys sealed is not touched.
 */
export async function rotate(options: RotationOptions): Promise<RotationCounts> {
  const counts = { seen: 0, rewrapped: 0, current: 0, gone: 0 };
  const unreadable: string[] = [];
  for await (const page of options.pages) {
    for (const key of page) {
      const outcome = await moveToNewest(options, key);
      counts.seen += 1;
      if (outcome === 'unreadable') unreadable.push(key.id);
      else counts[outcome] += 1;
    }
    options.onPage?.({ ...counts, unreadable });
  }
  return { ...counts, unreadable };
}

async function moveToNewest(
  { ring, store }: RotationOptions,
  before: WrappedKey,
): Promise<'rewrapped' | 'current' | 'gone' | 'unreadable'> {
  const after = rewrapped(ring, before);
  if (after === undefined) return 'unreadable';
  if (after === before) return 'current';
  return (await store(after, before)) ? 'rewrapped' : 'gone';
}

function rewrapped(ring: RotationOptions['ring'], key: WrappedKey): WrappedKey | undefined {
  try {
    return ring.rewrapRecordKey(key);
  } catch (error) {
    if (error instanceof CannotOpen) return undefined;
    throw error;
  }
}
