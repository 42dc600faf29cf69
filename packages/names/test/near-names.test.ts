import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { editDistance, nearNames, sortKorean, trigrams } from '../src/index.ts';

const key = fc.string({ unit: fc.constantFrom(...'abko'), maxLength: 7 });

/** The definition of optimal string alignment, written as a recursion. */
function distanceByDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [i, j] = [a.length, b.length];
  const options = [
    distanceByDefinition(a.slice(0, -1), b) + 1,
    distanceByDefinition(a, b.slice(0, -1)) + 1,
    distanceByDefinition(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  if (i > 1 && j > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    options.push(distanceByDefinition(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...options);
}

describe('editDistance', () => {
  test.each([
    ['kankjolhwan', 'kankjolhwan', 0],
    ['yotok', 'yoton', 1],
    ['yotok', 'yotk', 1],
    ['yotok', 'ytook', 1],
    ['ca', 'abc', 3],
    ['', 'ab', 2],
  ])('from %j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
  });

  it('agrees with its definition up to the bound, and says bound + 1 beyond it', () => {
    const short = fc.string({ unit: fc.constantFrom(...'abk'), maxLength: 5 });
    fc.assert(
      fc.property(short, short, fc.nat(6), (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(Math.min(distanceByDefinition(a, b), max + 1));
      }),
      { numRuns: 1500 },
    );
  });

  it('is symmetric', () => {
    fc.assert(fc.property(key, key, (a, b) => editDistance(a, b, 9) === editDistance(b, a, 9)));
  });
});

describe('nearNames', () => {
  it('ranks by distance, then alphabetically, within the limit and without repeats', () => {
    const candidates = ['yoton', 'yotok', 'hwason', 'yotak', 'yotak', 'yokot'];
    expect(nearNames('yotok', candidates, { max: 2, limit: 4 })).toEqual([
      { key: 'yotok', distance: 0 },
      { key: 'yotak', distance: 1 },
      { key: 'yoton', distance: 1 },
      { key: 'yokot', distance: 2 },
    ]);
  });

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(key, fc.array(key), (query, candidates) => {
        const options = { max: 2, limit: 5 };
        expect(nearNames(query, candidates.toReversed(), options)).toEqual(
          nearNames(query, candidates, options),
        );
      }),
    );
  });
});

describe('trigrams', () => {
  it('mark the edges of a key', () => {
    expect(trigrams('yotok')).toEqual(['_yo', 'yot', 'oto', 'tok', 'ok_']);
    expect(trigrams('')).toEqual([]);
  });

  it('are shared by keys of five letters or more that are one edit apart', () => {
    const long = fc.string({ unit: fc.constantFrom(...'abko'), minLength: 5, maxLength: 7 });
    fc.assert(
      fc.property(long, fc.nat(6), fc.constantFrom('drop', 'put', 'swap', 'add'), (from, position, edit) => {
        const spot = position % from.length;
        const edits = {
          drop: from.slice(0, spot) + from.slice(spot + 1),
          put: `${from.slice(0, spot)}x${from.slice(spot + 1)}`,
          swap:
            from.slice(0, spot) +
            from
              .slice(spot, spot + 2)
              .split('')
              .toReversed()
              .join('') +
            from.slice(spot + 2),
          add: `${from.slice(0, spot)}x${from.slice(spot)}`,
        };
        const known = new Set(trigrams(from));
        expect(trigrams(edits[edit]).some((trigram) => known.has(trigram))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('sortKorean', () => {
  it('puts Latin before Hangul, without regard to case and diacritics', () => {
    const names = ['요덕', '북창', 'Yŏngbyŏn', '개천', 'yodok', 'Hoeryŏng', '15', 'Yodŏk'];
    expect(names.sort(sortKorean)).toEqual([
      '15',
      'Hoeryŏng',
      'Yodŏk',
      'yodok',
      'Yŏngbyŏn',
      '개천',
      '북창',
      '요덕',
    ]);
  });

  it('puts Hanja outside the first plane after those within it', () => {
    expect(['\u{20000}', '\uf900', '一'].sort(sortKorean)[2]).toBe('\u{20000}');
  });

  it('is a total order that is 0 only for the same text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'A', 'ă', 'a\u0306', 'b', '강', '요', '姜', '\u{20000}'),
      maxLength: 4,
    });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(sortKorean(a, b))).toBe(0 - Math.sign(sortKorean(b, a)));
        expect(sortKorean(a, b) === 0).toBe(a.normalize('NFC') === b.normalize('NFC'));
        if (sortKorean(a, b) <= 0 && sortKorean(b, c) <= 0) expect(sortKorean(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});
