import fc from 'fast-check';
import { familyNames, romanise } from '@unhidden/names';
import { describe, expect, test } from 'vitest';
import {
  bitsFor,
  blindTokens,
  mayBeSameName,
  obeysRule,
  queryTokens,
  TOKENS_PER_NAME,
} from '../src/keyring/index.ts';
import type { BlindIndex } from '../src/keyring/index.ts';
import { storedNameKeys } from '../src/keyring/full-name-keys.ts';
import { freshRing } from './setup/rings.ts';
import { syntheticName } from './world/names.ts';

const held = freshRing();
/** Wide enough that two names never share a token by chance. */
const exact: BlindIndex = { compartment: 'north', column: 'name', bits: 32 };

const stored = (names: string | readonly string[], birthYear?: number, index = exact) =>
  blindTokens(held.ring, index, {
    record: 'record-1',
    names: typeof names === 'string' ? [names] : names,
    birthYear,
  });
const meets = (query: string, tokens: readonly string[], birthYear?: number) =>
  queryTokens(held.ring, exact, query, birthYear).some((token) => tokens.includes(token));

describe('two spellings of one name meet', () => {
  test.each([
    ['정치호', ['Jong Chi Ho', 'Chong Chi-ho', 'Jeong Chiho', 'JUNG CHI HO', 'Chi Ho Jong', 'Chŏng Ch’iho']],
    ['박철수', ['Park Chol-su', 'Pak Chŏlsu', 'Chol-su Park', 'Cheolsu Bak', '박 철수']],
    [
      '강철환',
      ['Kang Chol-hwan', "Kang Ch'ŏrhwan", 'Chol Hwan Kang', '강철환 (姜哲煥)', '강철환 Kang Chol-hwan'],
    ],
    ['리순옥', ['Lee Soon-ok', 'Soon Ok Lee', 'Yi Sun-ok', '이순옥', '리순옥'.normalize('NFD')]],
    ['박민호', ['Min Ho Park', 'Park Min Ho', 'Pak Min-ho']],
    ['남궁옥분', ['Namgung Ok-bun', 'Okbun Namgung']],
    ['姜哲煥', ['강철환 (姜哲煥)', '姜 哲煥']],
  ])('%s', (name, spellings) => {
    for (const one of [name, ...spellings]) {
      for (const other of [name, ...spellings]) {
        expect(meets(one, stored(other)), `${one} finds ${other}`).toBe(true);
        expect(meets(one, stored(other, 1951), 1951), `${one} of 1951 finds ${other}`).toBe(true);
        expect(mayBeSameName(one, other)).toBe(true);
      }
    }
  });

  test('for any synthetic name in any romanisation', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.constantFrom('revised' as const, 'mccune-reischauer' as const, 'dprk' as const),
        (n, system) => {
          const { hangul, latin } = syntheticName(17, n);
          // In one word a name of two syllables may be spelt like a family: see below.
          const spellings = hangul.length > 2 ? [latin(system), romanise(hangul, system)] : [latin(system)];
          for (const spelling of spellings) {
            expect(meets(hangul, stored(spelling))).toBe(true);
            expect(meets(spelling, stored(hangul))).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('also in one word with the key of a family, unless it is spelt like one', () => {
    for (const [hangul, latin] of [
      ['서은', 'Seoeun'],
      ['최은', 'Choeeun'],
      ['최은', "Ch'oeŭn"],
      ['주우', 'Juu'],
    ] as const) {
      expect(meets(hangul, stored(latin)), `${hangul} finds ${latin}`).toBe(true);
      expect(meets(latin, stored(hangul)), `${latin} finds ${hangul}`).toBe(true);
    }
    expect(storedNameKeys('Yŏu')).toEqual([]);
    expect(storedNameKeys('Yŏ U')).not.toEqual([]);
  });

  test('since names are stored family name first, the more common of two families', () => {
    for (const [latin, hangul] of [
      ['Chi Ho Jong', '정치호'],
      ['Jong Chi Ho', '정치호'],
      ['Min Ho Park', '박민호'],
      ['Chol-su Park', '박철수'],
    ] as const) {
      expect(storedNameKeys(latin)).toEqual(storedNameKeys(hangul));
    }
  });

  test('and other names, years and records do not', () => {
    expect(meets('정치호', stored('정치오'))).toBe(false);
    expect(meets('정치호', stored('정치호', 1951), 1952)).toBe(false);
    expect(meets('정치호', stored('정치호'), 1951)).toBe(false);
    expect(mayBeSameName('정치호', '강철환')).toBe(false);
  });
});

describe('a family name alone', () => {
  const families = familyNames.flatMap(({ hangul, northern, revised, spellings }) => [
    hangul,
    ...northern.split('/'),
    revised,
    ...spellings,
    ...(['mccune-reischauer', 'dprk'] as const).map((system) => romanise(hangul, system)),
  ]);

  test('is neither stored nor sought, in any spelling', () => {
    for (const family of [...families, '남궁', 'Namgung', '南宮', '金', '', '?', '1951']) {
      expect(storedNameKeys(family), family).toEqual([]);
      expect(queryTokens(held.ring, exact, family), family).toEqual([]);
      expect(stored(family)).toHaveLength(TOKENS_PER_NAME);
    }
  });

  test('finds nobody of that family', () => {
    for (let n = 0; n < 200; n += 1) {
      const { hangul } = syntheticName(3, n);
      expect(meets(hangul.slice(0, 1), stored(hangul))).toBe(false);
    }
  });
});

describe('stored tokens', () => {
  test('are equally many for every name, in an order of their own', () => {
    for (const names of ['', '김', '정치호', '강철환 (姜哲煥) An Other', 'Jong Chi Ho']) {
      for (const year of [undefined, 1951]) {
        const tokens = stored(names, year);
        expect(tokens).toHaveLength(TOKENS_PER_NAME);
        expect(tokens).toEqual(tokens.toSorted());
      }
    }
    const many = ['김하나', '김두리', '김세리', '김네리'];
    expect(stored(many, 1951)).toHaveLength(2 * TOKENS_PER_NAME);
    expect(stored([])).toHaveLength(TOKENS_PER_NAME);
  });

  test('do not change when made again, and spellings of one name add none', () => {
    expect(stored('정치호', 1951)).toEqual(stored('정치호', 1951));
    expect(stored(['정치호', 'Jong Chi Ho'])).toEqual(stored('정치호'));
  });

  test('share only the name between records, so that the filling says nothing', () => {
    const of = (record: string) => blindTokens(held.ring, exact, { record, names: ['정치호'] });
    const shared = of('record-1').filter((token) => of('record-2').includes(token));
    expect(shared).toHaveLength(1);
  });

  test('of equal names in two compartments, columns, rings or widths have nothing in common', () => {
    const indexes: readonly BlindIndex[] = [
      exact,
      { ...exact, compartment: 'south' },
      { ...exact, column: 'alias' },
      { ...exact, bits: 31 },
    ];
    const sets = indexes.map((index) => stored('정치호', 1951, index));
    expect(new Set(sets.flat()).size).toBe(sets.flat().length);
  });

  test('stay when the compartment is rotated', async () => {
    const before = stored('정치호', 1951);
    await held.ring.rotateCompartment('north');
    await held.ring.retireGenerations('north');
    expect(stored('정치호', 1951)).toEqual(before);
  });
});

describe('the width of a token', () => {
  test('obeys 2 <= R / 2^b < sqrt(R) for every number of names that allows it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 10_000_000 }), (rows) => {
        const perToken = rows / 2 ** bitsFor(rows);
        expect(perToken).toBeGreaterThanOrEqual(2);
        expect(perToken).toBeLessThan(Math.sqrt(rows));
      }),
    );
    expect([0, 1, 4, 7, 8].map(bitsFor)).toEqual([0, 0, 0, 0, 2]);
  });

  test('for 10,000 names is between 7 and 12 bits, as published', () => {
    expect(Array.from({ length: 33 }, (_, bits) => bits).filter((bits) => obeysRule(bits, 10_000))).toEqual([
      7, 8, 9, 10, 11, 12,
    ]);
    expect(bitsFor(10_000)).toBe(9);
  });

  test('gives buckets of the size the rule promises, and a token of no bits is that of everybody', () => {
    const index = { ...exact, bits: bitsFor(2_000) };
    const counts = new Map<string, number>();
    for (let n = 0; n < 2_000; n += 1) {
      const [token = ''] = queryTokens(held.ring, index, syntheticName(9, n).hangul);
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    const mean = 2_000 / 2 ** index.bits;
    expect(counts.size).toBe(2 ** index.bits);
    for (const count of counts.values())
      expect(Math.abs(count - mean)).toBeLessThan(6 * Math.sqrt(mean) + 10);
    expect(new Set(stored('정치호', 1951, { ...exact, bits: 0 }))).toEqual(new Set(['0-0']));
  });
});
