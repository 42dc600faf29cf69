import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkClaim } from '../src/claim.ts';
import { catalogueOf } from '../src/kind.ts';
import { place } from './claim-arbitrary.ts';

const catalogue = catalogueOf([place]);
const good = {
  property: 'opened',
  value: '1987',
  given: null,
  lang: null,
  unit: null,
  source: 's1',
  locator: 'p. 4',
};
const check = (change: Partial<{ [name in keyof typeof good]: string | null }>) =>
  checkClaim(catalogue, 'place', { ...good, ...change } as Parameters<typeof checkClaim>[2]);

describe('a claim is checked against the catalogue', () => {
  test('a complete claim has no problem', () => {
    expect(check({})).toEqual([]);
    expect(check({ property: 'held', value: '||120000', unit: 'people' })).toEqual([]);
    expect(check({ property: 'names', value: '요덕', lang: 'ko-Hang' })).toEqual([]);
  });

  test.each([
    ['no source', { source: '' }, /has no source/],
    ['a blank locator', { locator: '  ' }, /has no locator; say where/],
    ['an unknown property', { property: 'colour' }, /has no property "colour"/],
    ['an impossible date', { value: '1987-02-30' }, /^opened: .*1987-02/],
    ['nothing', { value: '' }, /leave the row out/],
    ['no unit', { property: 'held', value: '5||', unit: null }, /needs a unit, one of people/],
    ['another unit', { property: 'held', value: '5||', unit: 'km' }, /needs a unit, one of people/],
    ['a name without a language', { property: 'names', value: 'Yodok' }, /needs a language tag/],
    ['a language in words', { lang: 'Korean' }, /write a BCP 47 tag/],
    ['a language that is markup', { lang: 'en"><script>' }, /write a BCP 47 tag/],
    ['a NUL in its words', { given: 'a\0b' }, /given holds a NUL/],
    ['a NUL in its locator', { locator: 'p. \0' }, /locator holds a NUL/],
    ['words without end', { given: 'x'.repeat(20_001) }, /at most 20000 fit/],
    ['half a character', { unit: '\uD800' }, /half a character/],
  ])('a claim with %s is refused', (_what, change, problem) => {
    expect(check(change).join('\n')).toMatch(problem);
  });

  test('an unknown kind is named', () => {
    expect(checkClaim(catalogue, 'castle', good)).toEqual([
      'there is no kind "castle"; the data dictionary lists the kinds',
    ]);
  });

  test('every problem is told at once', () => {
    expect(check({ source: '', locator: '', value: 'soon' })).toHaveLength(3);
  });

  test.each(['en', 'ko', 'ko-Hang', 'ko-Latn', 'ko-Latn-x-mr', 'zh-Hans-CN', 'es-419', 'mul'])(
    'the language %s is accepted',
    (lang) => {
      expect(check({ lang })).toEqual([]);
    },
  );

  test('no claim at all makes the check throw', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'opened', 'held', 'names', 'place', '1987', 'people', '__proto__', 'constructor'),
    );
    const maybe = fc.option(text);
    const anything = fc.record({
      property: text,
      value: text,
      given: maybe,
      lang: maybe,
      unit: maybe,
      source: text,
      locator: text,
    });
    fc.assert(
      fc.property(text, anything, (kind, claim) => {
        expect(checkClaim(catalogue, kind, claim).every((problem) => typeof problem === 'string')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
