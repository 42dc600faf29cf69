import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween } from '../src/site/demands/days-between.ts';

describe('days of silence', () => {
  test('count whole days between exact days, across leap days and summer time', () => {
    expect(daysBetween('2012-02-28', '2012-03-01')).toBe(2);
    expect(daysBetween('2013-07-05', '2013-07-05')).toBe(0);
    expect(daysBetween('2005-11-10', '2026-11-23')).toBe(7683);
  });

  test.each([
    '2005',
    '2005-12',
    '2005-11-10~',
    '2005-11-10?',
    '2005-11-XX',
    '2005-11-10/2005-11-12',
    '',
    undefined,
  ])('are not counted from %s, which is no exact day', (date) => {
    expect(daysBetween(date, '2026-11-23')).toBeUndefined();
    expect(daysBetween('2001-01-01', date)).toBeUndefined();
  });

  test('are not counted when the answer is older than the question', () => {
    expect(daysBetween('2013-07-05', '2013-07-04')).toBeUndefined();
  });

  test('add up', () => {
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2050-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.tuple(day, day, day), (days) => {
        const [a = '', b = '', c = ''] = days.toSorted();
        expect((daysBetween(a, b) ?? NaN) + (daysBetween(b, c) ?? NaN)).toBe(daysBetween(a, c));
      }),
    );
  });
});
