import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CannotOpen, openKeyRing } from '../src/keyring/index.ts';
import { newCompartment, unlockCompartment } from '../src/keyring/compartment-keys.ts';
import { takeLock } from '../src/platform/file-lock.ts';
import { valueOf } from './setup/results.ts';
import { freshRing } from './setup/rings.ts';

const held = freshRing();
const place = { table: 'claim', column: 'value', row: 'row-1' };
const read = () => JSON.parse(readFileSync(held.file, 'utf8'));

describe('compartments of a key ring', () => {
  test('are added once, and an unknown one seals nothing', async () => {
    const { revision } = read();
    await held.ring.addCompartment('north');
    expect(read().revision).toBe(revision);
    expect(() => held.ring.newRecordKey('east', 'record-1')).toThrow('no such compartment');
    await expect(held.ring.rotateCompartment('east')).rejects.toThrow('no such compartment');
  });

  test('changed by another open ring are found without being told', async () => {
    const other = valueOf(await openKeyRing(held.file, held.secret));
    await other.addCompartment('east');
    expect(await other.rotateCompartment('north')).toBe(2);
    const [ofEast, ofNorth] = [other.newRecordKey('east', 'r'), other.newRecordKey('north', 'r')];
    const sealed = other.seal(ofNorth, place, 'new generation');
    expect(held.ring.newRecordKey('east', 'r').generation).toBe(ofEast.generation);
    expect(held.ring.open(ofNorth, place, sealed)).toBe('new generation');
    expect(await held.ring.rotateCompartment('north')).toBe(3);
    other.reload();
    expect(other.newRecordKey('north', 'r').generation).toBe(3);
    other.close();
  });

  test('added by many at once are all kept', async () => {
    const other = valueOf(await openKeyRing(held.file, held.secret));
    const names = Array.from({ length: 10 }, (_, n) => `group-${n}`);
    await Promise.all(names.map((name, n) => (n % 2 ? other : held.ring).addCompartment(name)));
    const kept = read().compartments.map(({ id }: { id: string }) => id);
    expect(kept.toSorted()).toEqual(['north', 'south', ...names].toSorted());
    other.close();
  });

  test('wait for another process that is changing the ring', async () => {
    const lock = takeLock(`${held.file}.lock`);
    const added = held.ring.addCompartment('east');
    lock?.release();
    await added;
    expect(held.ring.compartments()).toHaveLength(3);
  });

  test('lose their old generations when these are retired, with all keys still under them', async () => {
    const left = held.ring.newRecordKey('north', 'left behind');
    const moved = held.ring.newRecordKey('north', 'moved');
    const sealed = held.ring.seal(moved, place, 'moved');
    await held.ring.rotateCompartment('north');
    const current = held.ring.rewrapRecordKey(moved);
    expect(await held.ring.retireGenerations('north')).toBe(2);
    expect(held.ring.open(current, place, sealed)).toBe('moved');
    expect(() => held.ring.open(moved, place, sealed)).toThrow(CannotOpen);
    expect(() => held.ring.seal(left, place, 'x')).toThrow(CannotOpen);
    expect(read().compartments[0].generations).toHaveLength(1);
  });
});

test('a wrapped key of a compartment opens only as what it was made: ring, compartment, generation, use', () => {
  const root = Buffer.alloc(32, 7);
  const entry = newCompartment(root, 'ring', 'north');
  const [{ wrapped } = { wrapped: '' }] = entry.generations;
  expect(unlockCompartment(root, 'ring', entry)).toMatchObject({ newest: 1 });
  for (const attempt of [
    () => unlockCompartment(root, 'other', entry),
    () => unlockCompartment(Buffer.alloc(32, 8), 'ring', entry),
    () => unlockCompartment(root, 'ring', { ...entry, id: 'south' }),
    () => unlockCompartment(root, 'ring', { ...entry, secret: wrapped }),
    () => unlockCompartment(root, 'ring', { ...entry, generations: [{ generation: 2, wrapped }] }),
    () =>
      unlockCompartment(root, 'ring', { ...entry, generations: [{ generation: 1, wrapped: entry.secret }] }),
  ]) {
    expect(attempt).toThrow(CannotOpen);
  }
});
