import { syntheticName } from '../app/test/world/names.ts';
import { randomOf } from '../app/test/world/random.ts';
import type { World } from '../app/test/world/world.ts';

const SEED = 7;
const PAGE_SIZE = 50;

/** Distinct list pages of people, in an order of no meaning, in both languages. */
export function listPages(world: World, count: number): readonly string[] {
  const pages = Math.ceil(world.heads.person.length / PAGE_SIZE);
  const numbers = Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2);
  return shuffled(numbers.flatMap((page) => [`/en/people/page/${page}`, `/ko/people/page/${page}`])).slice(
    0,
    count,
  );
}

export function recordPages(world: World, count: number): readonly string[] {
  return people(world, count).map((id, index) => `/${index % 2 === 0 ? 'en' : 'ko'}/people/${id}`);
}

export function apiRecords(world: World, count: number): readonly string[] {
  return people(world, count).map((id) => `/api/v1/people/${id}`);
}

/** Distinct queries of each sort people type, about this world. */
export function searches(
  worldSeed: number,
  world: World,
  count: number,
): Readonly<Record<string, readonly string[]>> {
  const random = randomOf(SEED, 'queries');
  const names = Array.from({ length: count * 4 }, () =>
    syntheticName(worldSeed, random.below(world.heads.person.length)),
  );
  const english = [
    'forced labour',
    'coal',
    'camp',
    'winter',
    'border town',
    'guard',
    'victim',
    'survivor',
    'stones',
    'maize',
  ];
  const distinct = (queries: readonly string[]): readonly string[] => [...new Set(queries)].slice(0, count);
  const inBoth = (query: string, index: number): string =>
    `/${index % 2 === 0 ? 'en' : 'ko'}/search?q=${encodeURIComponent(query)}`;
  return {
    English: distinct(
      Array.from({ length: count * 2 }, (_, index) => {
        const word = english[index % english.length] ?? '';
        return index % 3 === 0
          ? `synthetic camp ${1 + random.below(12)} ${word}`
          : index % 3 === 1
            ? `unit ${1 + random.below(400)} ${word}`
            : `${word} synthetic source ${1 + random.below(999)}`;
      }),
    ).map(inBoth),
    'Hangul, two syllables': distinct(
      names.filter(({ given }) => given.length === 2).map(({ given }) => given),
    ).map(inBoth),
    'Hangul, three syllables': distinct(
      names.filter(({ hangul }) => hangul.length === 3).map(({ hangul }) => hangul),
    ).map(inBoth),
    // Half as the release spells it, half in another system, found by its key.
    romanised: distinct(
      names.map((name, index) => name.latin(index % 2 === 0 ? 'mccune-reischauer' : 'revised')),
    ).map(inBoth),
  };
}

function people(world: World, count: number): string[] {
  return shuffled(world.heads.person.map(({ id }) => id)).slice(0, count);
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const random = randomOf(SEED, 'order');
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    const [a, b] = [mixed[at], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[at], mixed[other]] = [b, a];
  }
  return mixed;
}
