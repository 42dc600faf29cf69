import { KEYS_PER_NAME, soughtNameKeys, storedNameKeys } from './full-name-keys.ts';
import type { KeyRing } from './key-ring.ts';

/** One index of sealed full names. `bits` comes from `bitsFor` and is kept with the index: other bits, other tokens. */
export type BlindIndex = {
  readonly compartment: string;
  readonly column: string;
  readonly bits: number;
};

/** All spellings of one person's name; spread over several entries, the tokens they share would stand out. */
export type NamedRecord = {
  readonly record: string;
  readonly names: readonly string[];
  readonly birthYear?: number | undefined;
};

/** The number of tokens is a multiple of this, so that it says little: for each key one, and one with the year. */
export const TOKENS_PER_NAME = 2 * KEYS_PER_NAME;

const MOST_BITS = 32;

/**
 * The width of a token for this many names: the middle of the widths b with 2 <= R / 2^b < sqrt(R) (CipherSweet), so
 * that no token is one person's and none finds too many. 0 where no width obeys: open all names instead.
 */
export function bitsFor(expectedRows: number): number {
  const obeying = Array.from({ length: MOST_BITS + 1 }, (_, bits) => bits).filter((bits) =>
    obeysRule(bits, expectedRows),
  );
  return obeying[Math.floor((obeying.length - 1) / 2)] ?? 0;
}

/** Whether an index of this width still suits this many names; where not, it is to be built again. */
export function obeysRule(bits: number, rows: number): boolean {
  const perToken = rows / 2 ** bits;
  return perToken >= 2 && perToken < Math.sqrt(rows);
}

/**
 * The tokens to store for a record, filled up with tokens of no name; some may be equal. The filling follows from the
 * record, because drawn afresh it would show itself by changing. The order is that of the tokens and says nothing.
 */
export function blindTokens(
  ring: Pick<KeyRing, 'indexMac'>,
  index: BlindIndex,
  { record, names, birthYear }: NamedRecord,
): readonly string[] {
  const keys = [...new Set(names.flatMap(storedNameKeys))];
  const tokens = [
    ...keys.map((key) => tokenOf(ring, index, ALONE, key)),
    ...(birthYear === undefined ? [] : keys.map((key) => tokenOf(ring, index, WITH_YEAR, key, birthYear))),
  ];
  const wanted = Math.max(1, Math.ceil(tokens.length / TOKENS_PER_NAME)) * TOKENS_PER_NAME;
  const filling = Array.from({ length: wanted - tokens.length }, (_, place) =>
    tokenOf(ring, index, 'filling', record, place),
  );
  return [...tokens, ...filling].toSorted();
}

/**
 * The tokens any of which a record must have to be a candidate; candidates are opened and compared (`mayBeSameName`).
 * With a year, only names stored with that year are found. None for text that is no full name.
 */
export function queryTokens(
  ring: Pick<KeyRing, 'indexMac'>,
  index: BlindIndex,
  name: string,
  birthYear?: number,
): readonly string[] {
  const tokens = soughtNameKeys(name).map((key) =>
    birthYear === undefined
      ? tokenOf(ring, index, ALONE, key)
      : tokenOf(ring, index, WITH_YEAR, key, birthYear),
  );
  return [...new Set(tokens)];
}

const ALONE = 'full name';
const WITH_YEAR = 'full name and birth year';

/** The width stands in front, so that tokens of an older width find nothing instead of the wrong names. */
function tokenOf(
  ring: Pick<KeyRing, 'indexMac'>,
  { compartment, column, bits }: BlindIndex,
  purpose: string,
  ...parts: readonly (string | number)[]
): string {
  const mac = ring.indexMac(compartment, column, purpose, ...parts);
  return `${bits}-${Math.floor(mac.readUInt32BE(0) / 2 ** (MOST_BITS - bits)).toString(16)}`;
}
