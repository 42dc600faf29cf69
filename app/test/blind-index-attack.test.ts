import { expect, test } from 'vitest';
import { bitsFor, blindTokens } from '../src/keyring/index.ts';
import { storedNameKeys } from '../src/keyring/full-name-keys.ts';
import { freshRing } from './setup/rings.ts';
import { syntheticName } from './world/names.ts';
import { randomOf } from './world/random.ts';

const PEOPLE = 10_000;
const GIVEN_NAMES = 1_000;

/** Shares of family names in percent, rounded, census of the Republic of Korea 2015; the rest is spread over others. */
const PUBLISHED: readonly (readonly [string, number])[] = [
  ...([
    ['김', 21.5],
    ['이', 14.7],
    ['박', 8.4],
    ['최', 4.7],
    ['정', 4.3],
  ] as const),
  ...([
    ['강', 2.4],
    ['조', 2.1],
    ['윤', 2.1],
    ['장', 2.0],
    ['임', 1.7],
  ] as const),
];
const OTHERS = [...'한오서신권황안송류홍전고문손양배백허남심'];

type Weighted = { readonly text: string; readonly weight: number };
type Person = {
  readonly record: string;
  readonly family: string;
  readonly key: string;
  readonly tokens: readonly string[];
};
type Guess = { readonly family: string; readonly key: string };

const held = freshRing();

const families: readonly Weighted[] = [
  ...PUBLISHED.map(([text, weight]) => ({ text, weight })),
  ...OTHERS.map((text) => ({
    text,
    weight: (100 - PUBLISHED.reduce((sum, [, share]) => sum + share, 0)) / OTHERS.length,
  })),
];

/** Made-up given names of uneven frequency: the most common full name has about one person in 300, more than in life. */
const givens: readonly Weighted[] = [
  ...new Set(Array.from({ length: 4 * GIVEN_NAMES }, (_, n) => syntheticName(5, n).given)),
]
  .slice(0, GIVEN_NAMES)
  .map((text, rank) => ({ text, weight: (rank + 1) ** -0.5 }));

function sampler(items: readonly Weighted[]): (at: number) => string {
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  return (at) => {
    let left = at * total;
    return (items.find(({ weight }) => (left -= weight) < 0) ?? items[0])?.text ?? '';
  };
}

function population(): readonly Person[] {
  const random = randomOf(20, 'attack');
  const [family, given] = [sampler(families), sampler(givens)];
  const chance = () => random.below(1_000_000) / 1_000_000;
  const index = { compartment: 'north', column: 'name', bits: bitsFor(PEOPLE) };
  return Array.from({ length: PEOPLE }, (_, n) => {
    const person = { record: `record-${n}`, family: family(chance()) };
    const name = person.family + given(chance());
    const birthYear = 1930 + random.below(60);
    const tokens = blindTokens(held.ring, index, { record: person.record, names: [name], birthYear });
    return { ...person, key: storedNameKeys(name)[0] ?? '', tokens };
  });
}

/** All names the attacker knows of, with the exact chance of each, most common first: more than public shares tell. */
function knownNames(): readonly Guess[] {
  const chances = new Map<string, { guess: Guess; chance: number }>();
  for (const family of families) {
    for (const given of givens) {
      const key = storedNameKeys(family.text + given.text)[0] ?? '';
      const before = chances.get(key)?.chance ?? 0;
      chances.set(key, {
        guess: { family: family.text, key },
        chance: before + family.weight * given.weight,
      });
    }
  }
  return [...chances.values()].sort((a, b) => b.chance - a.chance).map(({ guess }) => guess);
}

/** The k-th most frequent feature of the dump is taken for the k-th most common name (Naveed, Kamara, Wright 2015). */
function attack<Known>(
  people: readonly Person[],
  featuresOf: (person: Person) => readonly string[],
  known: readonly [Known, ...Known[]],
): readonly Known[] {
  const counts = new Map<string, number>();
  for (const person of people) {
    for (const feature of new Set(featuresOf(person))) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const ranks = new Map(
    [...counts].sort((a, b) => b[1] - a[1]).map(([feature], rank) => [feature, rank] as const),
  );
  return people.map((person) => {
    const best = Math.min(...featuresOf(person).map((feature) => ranks.get(feature) ?? 0));
    return known[best] ?? known[0];
  });
}

const percent = (hits: number) => (100 * hits) / PEOPLE;
const share = (people: readonly Person[], isRight: (person: Person, n: number) => boolean) =>
  percent(people.filter(isRight).length);
const largestShare = (values: readonly string[]) =>
  percent(
    Math.max(
      ...Map.groupBy(values, (value) => value)
        .values()
        .map(({ length }) => length),
    ),
  );

test('with a dump of tokens and exact name frequencies nobody beats the guess of the most common name by a point', () => {
  const people = population();
  const [first, ...others] = knownNames();
  if (!first) throw new Error('The attacker knows no name.');
  const [mostCommon = '', ...rest] = families.map(({ text }) => text);

  // The attack itself works: an index of family names alone would give most people's away.
  const byFamily = attack(people, ({ family }) => [`token of ${family}`], [mostCommon, ...rest]);
  const familyBaseline = largestShare(people.map(({ family }) => family));
  expect(share(people, ({ family }, n) => byFamily[n] === family)).toBeGreaterThan(familyBaseline + 30);

  const nameBaseline = largestShare(people.map(({ key }) => key));
  const features: readonly ((person: Person) => readonly string[])[] = [
    ({ tokens }) => tokens,
    // Two tokens of one name would always stand together and narrow it down.
    ({ tokens }) => tokens.flatMap((one, at) => tokens.slice(at + 1).map((other) => `${one} ${other}`)),
  ];
  for (const featuresOf of features) {
    const guesses = attack(people, featuresOf, [first, ...others]);
    expect(share(people, ({ key }, n) => guesses[n]?.key === key)).toBeLessThanOrEqual(nameBaseline + 1);
    expect(share(people, ({ family }, n) => guesses[n]?.family === family)).toBeLessThanOrEqual(
      familyBaseline + 1,
    );
  }
});
