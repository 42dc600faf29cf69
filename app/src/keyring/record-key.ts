import { randomBytes } from 'node:crypto';
import { unwrap, wrap } from './aead.ts';
import { KEY_BYTES } from './derive-key.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import type { UnlockedKeys } from './unlocked-keys.ts';

/**
 * The key of one record within one compartment, wrapped under the compartment's key: a row to be stored. Destroying
 * the row makes everything sealed under it unreadable for good, except where a backup still holds the row.
 */
export type WrappedKey = {
  /** 32 lower-case hexadecimal digits. */
  readonly id: string;
  readonly compartment: string;
  readonly record: string;
  /** The generation of the compartment's key that wraps it. */
  readonly generation: number;
  readonly wrapped: string;
};

type Unwrapped = Omit<WrappedKey, 'wrapped'>;

const ID_BYTES = 16;

export function newRecordKey(keys: UnlockedKeys, compartment: string, record: string): WrappedKey {
  const key = randomBytes(KEY_BYTES);
  const id = randomBytes(ID_BYTES).toString('hex');
  const made = wrapped(
    keys,
    { id, compartment, record, generation: keys.compartment(compartment).newest },
    key,
  );
  key.fill(0);
  return made;
}

/** The same key under the compartment's newest generation; unchanged when it is there already. */
export function rewrapRecordKey(keys: UnlockedKeys, key: WrappedKey): WrappedKey {
  const { newest } = keys.compartment(key.compartment);
  if (key.generation === newest) return key;
  const { id, compartment, record } = key;
  return withRecordKey(keys, key, (bytes) =>
    wrapped(keys, { id, compartment, record, generation: newest }, bytes),
  );
}

/** Lends the unwrapped key for the time of one call; throws `CannotOpen`. */
export function withRecordKey<Value>(
  keys: UnlockedKeys,
  key: WrappedKey,
  use: (bytes: Buffer) => Value,
): Value {
  const bytes = unwrap(keys.generation(key.compartment, key.generation), boundTo(keys, key), key.wrapped);
  try {
    return use(bytes);
  } finally {
    bytes.fill(0);
  }
}

function wrapped(keys: UnlockedKeys, key: Unwrapped, bytes: Buffer): WrappedKey {
  keys.spendNonce();
  return {
    ...key,
    wrapped: wrap(keys.generation(key.compartment, key.generation), boundTo(keys, key), bytes),
  };
}

function boundTo(keys: UnlockedKeys, { id, compartment, record, generation }: Unwrapped): Buffer {
  return lengthPrefixed(['record key', 1, keys.ringId, compartment, record, id, generation]);
}
