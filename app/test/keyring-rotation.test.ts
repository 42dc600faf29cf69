import { describe, expect, test } from 'vitest';
import { openKeyRing, rotate } from '../src/keyring/index.ts';
import type { KeyRing, RotationOptions, WrappedKey } from '../src/keyring/index.ts';
import { valueOf } from './setup/results.ts';
import { freshRing } from './setup/rings.ts';

const held = freshRing();
const at = (record: string) => ({ table: 'claim', column: 'value', row: record });

class Cut extends Error {}

/** Rows of wrapped keys, as a table would hold them, and a count of steps at one of which the process dies. */
function keptKeys(ring: KeyRing, count: number) {
  const rows = new Map<string, WrappedKey>();
  const texts = new Map<string, string>();
  for (let n = 0; n < count; n += 1) {
    const key = ring.newRecordKey(n % 3 ? 'north' : 'south', `record-${n}`);
    rows.set(key.id, key);
    texts.set(key.id, ring.seal(key, at(key.record), `name ${n}`));
  }
  const ids = [...rows.keys()].toSorted();
  let left = Number.POSITIVE_INFINITY;
  const step = () => {
    left -= 1;
    if (left < 0) throw new Cut('cut');
  };
  const options: Omit<RotationOptions, 'ring'> = {
    pages: {
      async *[Symbol.asyncIterator]() {
        for (let from = 0; from < ids.length; from += 4) {
          step();
          yield ids.slice(from, from + 4).flatMap((id) => rows.get(id) ?? []);
        }
      },
    },
    store: async (after, before) => {
      step();
      const stands = rows.get(before.id)?.generation === before.generation;
      if (stands) rows.set(after.id, after);
      step();
      return stands;
    },
  };
  return { rows, texts, options, cutAfter: (steps: number) => (left = steps) };
}

const allOpen = (ring: KeyRing, { rows, texts }: ReturnType<typeof keptKeys>) =>
  [...rows.values()].every((key) =>
    ring.open(key, at(key.record), texts.get(key.id) ?? '').startsWith('name'),
  );

describe('a rotation', () => {
  test('moves every key once, counts, and leaves what is sealed readable as it is', async () => {
    const kept = keptKeys(held.ring, 10);
    const north = [...kept.rows.values()].filter(({ compartment }) => compartment === 'north').length;
    await held.ring.rotateCompartment('north');
    const pages: number[] = [];
    const counts = await rotate({
      ring: held.ring,
      ...kept.options,
      onPage: ({ seen }) => pages.push(seen),
    });
    expect(counts).toEqual({ seen: 10, rewrapped: north, current: 10 - north, gone: 0, unreadable: [] });
    expect(pages).toEqual([4, 8, 10]);
    expect(allOpen(held.ring, kept)).toBe(true);
    const again = await rotate({ ring: held.ring, ...kept.options });
    expect(again).toEqual({ seen: 10, rewrapped: 0, current: 10, gone: 0, unreadable: [] });
  });

  test('cut at any step, by a process that dies, and run again ends with all at the newest and all readable', async () => {
    const count = 9;
    const steps = 3 + 2 * count;
    for (let cut = 0; cut <= steps; cut += 1) {
      const kept = keptKeys(held.ring, count);
      const newest = await held.ring.rotateCompartment('north');
      await held.ring.rotateCompartment('south');
      kept.cutAfter(cut);
      const first = rotate({ ring: held.ring, ...kept.options });
      if (cut < steps) await expect(first).rejects.toThrow(Cut);
      else await first;
      expect(allOpen(held.ring, kept)).toBe(true);
      kept.cutAfter(Number.POSITIVE_INFINITY);
      const reopened = valueOf(await openKeyRing(held.file, held.secret));
      const counts = await rotate({ ring: reopened, ...kept.options });
      expect(counts).toMatchObject({ seen: count, gone: 0, unreadable: [] });
      expect([...kept.rows.values()].every(({ generation }) => generation === newest)).toBe(true);
      expect(allOpen(reopened, kept)).toBe(true);
      reopened.close();
    }
  });

  test('cut a hundred times, with new records and new generations between, loses nothing', async () => {
    const kept = keptKeys(held.ring, 12);
    for (let cut = 0; cut < 100; cut += 1) {
      if (cut % 10 === 0) await held.ring.rotateCompartment(cut % 20 ? 'north' : 'south');
      const key = held.ring.newRecordKey('north', `later-${cut}`);
      kept.rows.set(key.id, key);
      kept.texts.set(key.id, held.ring.seal(key, at(key.record), `name later ${cut}`));
      kept.cutAfter(cut % 17);
      await rotate({ ring: held.ring, ...kept.options }).catch((error: unknown) => {
        if (!(error instanceof Cut)) throw error;
      });
    }
    expect(kept.rows.size).toBe(112);
    expect(allOpen(held.ring, kept)).toBe(true);
  });

  test('does not bring back a key destroyed meanwhile', async () => {
    const kept = keptKeys(held.ring, 4);
    await held.ring.rotateCompartment('north');
    const destroyed = [...kept.rows.values()].find(({ compartment }) => compartment === 'north');
    const counts = await rotate({
      ring: held.ring,
      ...kept.options,
      store: (after, before) => {
        if (destroyed) kept.rows.delete(destroyed.id);
        return kept.options.store(after, before);
      },
    });
    expect(counts.gone).toBe(1);
    expect(kept.rows.has(destroyed?.id ?? '')).toBe(false);
    expect(kept.rows.size).toBe(3);
  });

  test('names keys that do not open and goes on', async () => {
    const kept = keptKeys(held.ring, 6);
    await held.ring.rotateCompartment('north');
    const spoilt = [...kept.rows.values()].find(({ compartment }) => compartment === 'north');
    if (spoilt) kept.rows.set(spoilt.id, { ...spoilt, record: 'another' });
    const counts = await rotate({ ring: held.ring, ...kept.options });
    expect(counts).toMatchObject({ seen: 6, unreadable: [spoilt?.id] });
    expect(counts.rewrapped + counts.current).toBe(5);
  });

  test('stops at a ring that is closed instead of calling every key unreadable', async () => {
    const kept = keptKeys(held.ring, 2);
    held.ring.close();
    await expect(rotate({ ring: held.ring, ...kept.options })).rejects.toThrow('closed');
  });
});
