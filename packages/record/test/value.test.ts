import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VALUE_TYPES } from '../src/kind.ts';
import type { Place } from '../src/value.ts';
import {
  MAX_VALUE_LENGTH,
  PRECISIONS,
  checkText,
  checkValue,
  formatNumberRange,
  parseNumberRange,
  parsePlace,
} from '../src/value.ts';

const property = (type: (typeof VALUE_TYPES)[number]) => ({
  name: 'p',
  type,
  choices: { yes: { en: 'yes', ko: '예' } },
  refs: ['camp'],
  units: [],
});

describe('numbers are published as low, best and high', () => {
  test.each([
    ['53000||65000', { low: 53000, best: null, high: 65000 }],
    ['||120000', { low: null, best: null, high: 120000 }],
    ['|400000|', { low: null, best: 400000, high: null }],
    ['0.5|1|1.25', { low: 0.5, best: 1, high: 1.25 }],
    ['-3||3', { low: -3, best: null, high: 3 }],
  ])('%s is read', (text, range) => {
    expect(parseNumberRange(text)).toEqual(range);
    expect(formatNumberRange(range)).toBe(text);
  });

  test.each([
    '',
    '||',
    '12',
    '1|2',
    '1|2|3|4',
    '9||3',
    '9|3|',
    '|9|3',
    '1e3||',
    ' 1||',
    '1,000||',
    'about|5|',
    '.5||',
    '5.||',
    'NaN||',
    'Infinity||',
    '+5||',
    '007||',
    '1.50||',
    '-0||',
    '12345678901234567890||',
    '||1000000000000000000000000',
  ])('"%s" is refused', (text) => {
    expect(parseNumberRange(text)).toBeUndefined();
    expect(checkValue(property('number'), text)).toBeTypeOf('string');
  });

  test('writing and reading a range gives the same range', () => {
    const number = fc.oneof(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100),
    );
    const range = fc
      .tuple(
        fc.uniqueArray(number, { minLength: 1, maxLength: 3 }),
        fc.subarray(['low', 'best', 'high'] as const, { minLength: 1 }),
      )
      .map(([numbers, names]) => {
        const sorted = numbers.sort((a, b) => a - b);
        const filled = Object.fromEntries(
          names.map((name, index) => [name, sorted[Math.min(index, sorted.length - 1)] ?? null]),
        );
        return { low: null, best: null, high: null, ...filled };
      });
    fc.assert(
      fc.property(range, (given) => {
        expect(parseNumberRange(formatNumberRange(given))).toEqual(given);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('places are a point and how exact it is', () => {
  test('writing and reading a place gives the same place', () => {
    const place = fc.record({
      lat: fc.integer({ min: -90_000_000, max: 90_000_000 }).map((n) => n / 1e6),
      lon: fc.integer({ min: -180_000_000, max: 180_000_000 }).map((n) => n / 1e6),
      precision: fc.constantFrom(...PRECISIONS),
    });
    const decimal = (degrees: number) => degrees.toFixed(6);
    const written = ({ lat, lon, precision }: Place) => `${decimal(lat)},${decimal(lon)};${precision}`;
    fc.assert(
      fc.property(place, (given) => {
        const read = parsePlace(written(given));
        expect(read && written(read)).toBe(written(given));
        expect(checkValue(property('place'), written(given))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    '',
    '39.5,126.1',
    '39.5;126.1;exact',
    '91,126;exact',
    '39,181;exact',
    '39.5,126.1;about',
    '39.5, 126.1;exact',
    'N39,E126;exact',
    '39.5,126.1;EXACT',
  ])('"%s" is refused with the form to write', (text) => {
    expect(parsePlace(text)).toBeUndefined();
    expect(checkValue(property('place'), text)).toMatch(text === '' ? /empty/ : /lat,lon;precision/);
  });
});

describe('every value is checked against its type', () => {
  test.each([
    ['date', '1987', '1987-02-30'],
    ['choice', 'yes', 'maybe'],
    ['url', 'https://example.org/a?b=c', 'javascript:alert(1)'],
    ['url', 'http://example.org', 'https://example.org/"onclick="x'],
    ['file', `sha256-${'a'.repeat(64)}`, 'photo.jpg'],
    ['text', '글', ''],
  ] as const)('a %s may be "%s" and not "%s"', (type, good, bad) => {
    expect(checkValue(property(type), good)).toBeUndefined();
    expect(checkValue(property(type), bad)).toMatch(/^p\b/);
  });

  test.each(['constructor', '__proto__', 'toString'])('an inherited name is no choice: %s', (name) => {
    expect(checkValue(property('choice'), name)).toMatch(/must be one of yes/);
  });

  test('no text at all makes the check throw, and what it says stays short', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom(
        '\0',
        '\uD800',
        'x'.repeat(MAX_VALUE_LENGTH + 1),
        '|'.repeat(500),
        '[,'.repeat(500),
        '1'.repeat(5000),
        `${'9'.repeat(400)}||1`,
      ),
      fc
        .array(
          fc.constantFrom('1987', '-', '|', ',', ';', '..', '[', '9', 'X', '~', '39.1', 'exact', 'https://'),
          { maxLength: 30 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...VALUE_TYPES), hostile, (type, text) => {
        const problem = checkValue(property(type), text);
        expect(problem === undefined || (problem.length > 5 && problem.length < 400)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test('a text is limited in length, and holds no NUL and no half character', () => {
    expect(checkText('note', 'x'.repeat(MAX_VALUE_LENGTH))).toBeUndefined();
    expect(checkText('note', 'x'.repeat(MAX_VALUE_LENGTH + 1))).toMatch(/at most 20000 fit/);
    expect(checkText('note', 'a\0b')).toMatch(/NUL/);
    expect(checkText('note', 'a\uDC00b')).toMatch(/half a character/);
    expect(checkText('note', '😀 요덕')).toBeUndefined();
  });
});
