import { randomBytes } from 'node:crypto';
import { unwrap, wrap } from './aead.ts';
import { deriveKey, KEY_BYTES } from './derive-key.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import type { CompartmentEntry } from './ring-file.ts';

/** A compartment's keys in memory, by generation. */
export type UnlockedCompartment = {
  readonly secret: Buffer;
  readonly newest: number;
  readonly keys: ReadonlyMap<number, Buffer>;
};

/** A compartment with a secret for derived keys and its first generation. */
export function newCompartment(root: Buffer, ringId: string, id: string): CompartmentEntry {
  return {
    id,
    secret: wrapNewKey(root, ringId, id, 'secret'),
    generations: [newGeneration(root, ringId, id, 1)],
  };
}

export function newGeneration(
  root: Buffer,
  ringId: string,
  id: string,
  generation: number,
): CompartmentEntry['generations'][number] {
  return { generation, wrapped: wrapNewKey(root, ringId, id, generation) };
}

/** The number of the generation that seals. */
export function newestOf({ generations }: CompartmentEntry): number {
  return Math.max(...generations.map(({ generation }) => generation));
}

/** Throws `CannotOpen` where an entry was wrapped for another ring, compartment or generation. */
export function unlockCompartment(
  root: Buffer,
  ringId: string,
  entry: CompartmentEntry,
): UnlockedCompartment {
  const unlock = (name: number | 'secret', wrapped: string): Buffer =>
    withWrappingKey(root, ringId, (key) => unwrap(key, boundTo(ringId, entry.id, name), wrapped));
  return {
    secret: unlock('secret', entry.secret),
    newest: newestOf(entry),
    keys: new Map(
      entry.generations.map(({ generation, wrapped }) => [generation, unlock(generation, wrapped)] as const),
    ),
  };
}

export function wipe({ secret, keys }: UnlockedCompartment): void {
  secret.fill(0);
  for (const key of keys.values()) key.fill(0);
}

function wrapNewKey(root: Buffer, ringId: string, id: string, name: number | 'secret'): string {
  const fresh = randomBytes(KEY_BYTES);
  const wrapped = withWrappingKey(root, ringId, (key) => wrap(key, boundTo(ringId, id, name), fresh));
  fresh.fill(0);
  return wrapped;
}

/** The root wraps nothing itself, so that no two uses of it can meet. */
function withWrappingKey<Value>(root: Buffer, ringId: string, use: (key: Buffer) => Value): Value {
  const key = deriveKey(root, ringId, ['compartment wrapping']);
  try {
    return use(key);
  } finally {
    key.fill(0);
  }
}

function boundTo(ringId: string, id: string, name: number | 'secret'): Buffer {
  return lengthPrefixed(['compartment', 1, ringId, id, name]);
}
