import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as dates from '../src/edtf-date.ts';
import * as words from '../src/edtf-words.ts';
import { date, dayText, edtfText, pointText, unmarkedPointText } from './edtf-arbitrary.ts';

const { compareDates, decadeOf, formatEdtf, mayOverlap, parseEdtf, sortDates } = dates;
const { dateInWords, readGivenDate } = words;

const RUNS = { numRuns: 500 };
const CONVERSE = {
  before: 'after',
  after: 'before',
  during: 'contains',
  contains: 'during',
  overlaps: 'overlaps',
  equal: 'equal',
  unknown: 'unknown',
} as const;

describe('reading and writing', () => {
  test('every accepted text is written back byte for byte', () => {
    fc.assert(
      fc.property(edtfText, (text) => formatEdtf(date(text)) === text),
      { numRuns: 2000 },
    );
  });

  test('any text at all is either refused or written back byte for byte', () => {
    const near = fc.array(
      fc.constantFrom('1', '9', '0', 'X', '-', '/', '..', '~', '?', '%', '[', ']', '{', ',', '1987', '-05'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          near.map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parseEdtf(text);
          return !parsed.ok || formatEdtf(parsed.value) === text;
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('a day is accepted exactly when the calendar has it', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2999 }), part(13), part(32), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const real = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(real.valueOf()) && real.toISOString().startsWith(text);
        return parseEdtf(text).ok === exists;
      }),
      { numRuns: 5000 },
    );
  });
});

describe('no function makes a date more certain', () => {
  // A new exported function must be brought under one of the laws below before it is listed here.
  test('the laws cover every exported function', () => {
    expect([...Object.keys(dates), ...Object.keys(words)].sort()).toEqual(
      [
        'parseEdtf',
        'formatEdtf',
        'compareDates',
        'mayOverlap',
        'sortDates',
        'decadeOf',
        'dateInWords',
        'readGivenDate',
      ].sort(),
    );
  });

  test('parseEdtf keeps every mark and every missing end', () => {
    fc.assert(
      fc.property(edtfText, (text) => {
        const parsed = date(text);
        expect(parsed.uncertain).toBe(/[?%]/.test(text));
        expect(parsed.approximate).toBe(/[~%]/.test(text));
        expect(parsed.earliest === null).toBe(/^(\/|[[{]?\.\.)/.test(text));
        expect(parsed.latest === null).toBe(/(\/|\.\.[\]}]?)$/.test(text));
      }),
      RUNS,
    );
  });

  test('the range of a date holds the range of every end it is bounded by', () => {
    fc.assert(
      fc.property(edtfText, (text) => {
        const whole = date(text);
        for (const { from, to } of whole.ranges) {
          if (from && whole.earliest !== null) expect(whole.earliest <= from.earliest).toBe(true);
          if (to && whole.latest !== null) expect(whole.latest >= to.latest).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('two different days are equal to no date of lower precision at once', () => {
    fc.assert(
      fc.property(pointText, dayText, (text, day) => {
        const point = date(text);
        fc.pre(point.precision !== 'day' || point.approximate);
        return compareDates(point, date(day)) !== 'equal';
      }),
      RUNS,
    );
  });

  test('a day inside the range is never ruled out', () => {
    fc.assert(
      fc.property(edtfText, dayText, (text, day) => {
        const whole = date(text);
        const inside = whole.ranges.some(
          ({ from, to }) => (!from || from.earliest <= day) && (!to || day <= to.latest),
        );
        fc.pre(inside);
        expect(mayOverlap(whole, date(day))).toBe(true);
        expect(compareDates(whole, date(day))).not.toMatch(/before|after/);
        const decade = `${day.slice(0, 3)}0s`;
        const touched: readonly string[] = decadeOf(whole);
        expect(touched.includes(decade) || touched.includes('earlier') || touched.includes('later')).toBe(
          true,
        );
      }),
      RUNS,
    );
  });

  test('marking a date only widens what it may be', () => {
    fc.assert(
      fc.property(unmarkedPointText, edtfText, fc.constantFrom('~', '?', '%'), (text, other, mark) => {
        const [plain, marked] = [date(text), date(text + mark)];
        if (mayOverlap(plain, date(other))) expect(mayOverlap(marked, date(other))).toBe(true);
        expect(decadeOf(marked)).toEqual(expect.arrayContaining([...decadeOf(plain)]));
        expect(['equal', 'contains']).toContain(compareDates(marked, plain));
      }),
      RUNS,
    );
  });

  test('dateInWords says every doubt in both languages', () => {
    fc.assert(
      fc.property(edtfText, (text) => {
        const [english, korean] = [dateInWords(date(text), 'en'), dateInWords(date(text), 'ko')];
        const count = (where: string, what: RegExp) => (where.match(what) ?? []).length;
        const marks = { about: count(text, /[~%]/g), uncertain: count(text, /[?%]/g) };
        expect({ about: count(english, /about/g), uncertain: count(english, /uncertain/g) }).toEqual(marks);
        expect({ about: count(korean, /경| 무렵/g), uncertain: count(korean, /불확실/g) }).toEqual(marks);
        const gaps = /^\/|\/$|-XX|XXXX/.test(text);
        expect([/unknown/.test(english), /미상/.test(korean)]).toEqual([gaps, gaps]);
        if (!/-\d\d-\d\d/.test(text)) expect(korean).not.toMatch(/\d일/);
      }),
      RUNS,
    );
  });

  test('readGivenDate returns EDTF unchanged, and keeps "about" as a mark', () => {
    fc.assert(
      fc.property(edtfText, (text) => [text, null].includes(readGivenDate(text))),
      RUNS,
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1890, max: 2030 }),
        (year) => readGivenDate(`about ${year}`) === `${year}~`,
      ),
    );
  });
});

describe('comparison', () => {
  test('swapping two dates gives the converse relation', () => {
    fc.assert(
      fc.property(edtfText, edtfText, (a, b) => {
        expect(compareDates(date(b), date(a))).toBe(CONVERSE[compareDates(date(a), date(b))]);
        expect(mayOverlap(date(b), date(a))).toBe(mayOverlap(date(a), date(b)));
      }),
      RUNS,
    );
  });

  test('before or after is said only of dates that cannot overlap', () => {
    fc.assert(
      fc.property(edtfText, edtfText, (a, b) => {
        const apart = /before|after/.test(compareDates(date(a), date(b)));
        return !(apart && mayOverlap(date(a), date(b)));
      }),
      RUNS,
    );
  });

  test('sortDates is a total order that ties only on the same text', () => {
    fc.assert(
      fc.property(edtfText, edtfText, edtfText, (x, y, z) => {
        const [a, b, c] = [date(x), date(y), date(z)];
        expect(Math.sign(sortDates(a, b))).toBe(0 - Math.sign(sortDates(b, a)));
        expect(sortDates(a, b) === 0).toBe(x === y);
        if (sortDates(a, b) <= 0 && sortDates(b, c) <= 0) expect(sortDates(a, c)).toBeLessThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test('sorting does not depend on the order given', () => {
    fc.assert(
      fc.property(fc.array(edtfText), (texts) => {
        const sorted = (list: string[]) => list.map(date).sort(sortDates).map(formatEdtf);
        expect(sorted(texts.toReversed())).toEqual(sorted(texts));
      }),
      { numRuns: 100 },
    );
  });
});
