/** A stream of choices that its seed and its names decide: the same today, tomorrow and on any machine. */
export type Random = {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<Item>(list: readonly [Item, ...Item[]]): Item;
  /** 80 random bits in the alphabet of ids. */
  id(): string;
};

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Opens the stream of a seed that belongs to these names, such as a kind and a number. */
export function randomOf(seed: number, ...names: readonly (string | number)[]): Random {
  const next = generator(seed, hashText(names.join('/')));
  const below = (limit: number): number => Math.floor((next() / 0x1_0000_0000) * limit);
  return {
    below,
    chance: (probability) => next() < probability * 0x1_0000_0000,
    pick: (list) => list[below(list.length)] ?? list[0],
    id: () => `${fiveBitLetters(next(), 6)}${fiveBitLetters(next(), 6)}${fiveBitLetters(next(), 4)}`,
  };
}

function fiveBitLetters(bits: number, count: number): string {
  let letters = '';
  for (let taken = 0; taken < count; taken += 1) letters += ALPHABET.charAt((bits >>> (taken * 5)) & 31);
  return letters;
}

/** FNV-1a, twice with different offsets, so that 64 bits of the names reach the state. */
function hashText(text: string): readonly [number, number] {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < text.length; at += 1) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return [low, high];
}

/** sfc32, a small fast counting generator (Chris Doty-Humphrey, PractRand); 32 bits a call. */
function generator(seed: number, [low, high]: readonly [number, number]): () => number {
  let [a, b, c, counter] = [seed | 0, low, high, 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warming = 0; warming < 12; warming += 1) next();
  return next;
}
