import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  instantOf,
  isTimeZone,
  offsetWords,
  spanWords,
  timeZones,
  wallTimeOf,
} from '../src/ui/zoned-time.ts';

const at = (day: string, time: string, zone: string): string => {
  const instant = instantOf({ day, time }, zone);
  return typeof instant === 'string' ? instant : instant.toISOString();
};

describe('times of an interview', () => {
  test.each([
    ['2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', 'Europe/Berlin', 'skipped'],
    ['2026-03-29', '02:59', 'Europe/Berlin', 'skipped'],
    ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '01:59', 'Europe/Berlin', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '02:00', 'Europe/Berlin', 'twice'],
    ['2026-10-25', '02:59', 'Europe/Berlin', 'twice'],
    ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    ['2026-03-08', '02:30', 'America/New_York', 'skipped'],
    ['2026-11-01', '01:30', 'America/New_York', 'twice'],
    // Half an hour, and a day that Samoa left out.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', 'skipped'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', 'twice'],
    ['2011-12-30', '12:00', 'Pacific/Apia', 'skipped'],
    ['2026-07-01', '09:00', 'Asia/Seoul', '2026-07-01T00:00:00.000Z'],
    ['2026-07-01', '09:00', 'Asia/Kathmandu', '2026-07-01T03:15:00.000Z'],
    ['2026-07-01', '09:00', 'UTC', '2026-07-01T09:00:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(at(day, time, zone)).toBe(instant);
  });

  test.each([
    ['2026-02-30', '09:00', 'UTC'],
    ['2026-2-3', '09:00', 'UTC'],
    ['2026-02-03', '24:00', 'UTC'],
    ['2026-02-03', '9:00', 'UTC'],
    ['2026-02-03', '09:00', 'Nowhere/Here'],
    ['2026-02-03', '09:00', '+09:00'],
    ['', '', ''],
  ])('%s %s in %s is no time', (day, time, zone) => {
    expect(at(day, time, zone)).toBe('unreadable');
  });

  test('what a clock shows leads back to the instant, in every zone, but where it shows the same twice', () => {
    const instant = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 });
    fc.assert(
      fc.property(instant, fc.constantFrom(...timeZones()), (minutes, zone) => {
        const when = new Date(minutes * 60_000);
        const back = instantOf(wallTimeOf(when, zone), zone);
        if (back !== 'twice') expect(back, zone).toEqual(when);
      }),
      { numRuns: 300 },
    );
  });

  test('are said in both languages with the zone and how far it is from UTC', () => {
    const slot = { start: '2026-03-29T00:45:00.000Z', minutes: 45 };
    expect(spanWords('en', slot, 'Europe/Berlin')).toBe(
      'Sunday, 29 March 2026, 01:45 to 03:30 (Europe/Berlin, UTC+1)',
    );
    expect(spanWords('ko', slot, 'Asia/Seoul')).toBe(
      '2026년 3월 29일 일요일 오전 9:45부터 오전 10:30까지 (Asia/Seoul, UTC+9)',
    );
    expect(spanWords('ko', { start: '2026-03-29T14:45:00.000Z', minutes: 30 }, 'Asia/Seoul')).toBe(
      '2026년 3월 29일 일요일 오후 11:45부터 2026년 3월 30일 월요일 오전 12:15까지 (Asia/Seoul, UTC+9)',
    );
    expect(offsetWords(new Date('2026-01-01'), 'America/St_Johns')).toBe('UTC-3:30');
  });

  test('are offered in zones by name', () => {
    expect(timeZones()).toEqual(
      expect.arrayContaining(['UTC', 'Asia/Seoul', 'America/New_York', 'Europe/Berlin']),
    );
    expect(timeZones().every(isTimeZone)).toBe(true);
  });
});
