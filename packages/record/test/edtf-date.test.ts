import { describe, expect, test } from 'vitest';
import { compareDates, decadeOf, formatEdtf, mayOverlap, parseEdtf, sortDates } from '../src/edtf-date.ts';
import { date } from './edtf-arbitrary.ts';

const dates = (...texts: string[]) => texts.map(date);

describe('a date means a range of days, never one day unless a day is written', () => {
  test.each([
    ['1987', '1987-01-01', '1987-12-31', 'year'],
    ['198X', '1980-01-01', '1989-12-31', 'decade'],
    ['19XX', '1900-01-01', '1999-12-31', 'century'],
    ['1987-05', '1987-05-01', '1987-05-31', 'month'],
    ['1987-05-XX', '1987-05-01', '1987-05-31', 'month'],
    ['1987-XX', '1987-01-01', '1987-12-31', 'year'],
    ['1987-XX-XX', '1987-01-01', '1987-12-31', 'year'],
    ['2000-02', '2000-02-01', '2000-02-29', 'month'],
    ['1900-02', '1900-02-01', '1900-02-28', 'month'],
    ['2013-10-05', '2013-10-05', '2013-10-05', 'day'],
    ['2013-10~', '2013-10-01', '2013-10-31', 'month'],
    ['2013-21', '2013-03-01', '2013-06-21', 'season'],
    ['2013-22', '2013-06-01', '2013-09-23', 'season'],
    ['2013-23', '2013-09-01', '2013-12-22', 'season'],
    ['2013-24', '2012-12-01', '2014-03-20', 'season'],
    ['1977/1987', '1977-01-01', '1987-12-31', 'year'],
    ['1990-05/1990', '1990-05-01', '1990-12-31', 'year'],
    ['1990/1990-05', '1990-01-01', '1990-05-31', 'year'],
    ['../1992', null, '1992-12-31', 'year'],
    ['/1992', null, '1992-12-31', 'year'],
    ['2006/..', '2006-01-01', null, 'year'],
    ['2006-03/', '2006-03-01', null, 'month'],
    ['[..1992]', null, '1992-12-31', 'year'],
    ['[1982..]', '1982-01-01', null, 'year'],
    ['[1965,1959]', '1959-01-01', '1965-12-31', 'year'],
    ['[1959..1965]', '1959-01-01', '1965-12-31', 'year'],
    ['{1959,1965-02}', '1959-01-01', '1965-02-28', 'year'],
  ])('%s runs from %s to %s', (text, earliest, latest, precision) => {
    expect(date(text)).toMatchObject({ earliest, latest, precision });
  });

  test('an unknown end is not an open end', () => {
    expect([date('../1992').start, date('/1992').start, date('2006/..').end, date('2006/').end]).toEqual([
      'open',
      'unknown',
      'open',
      'unknown',
    ]);
  });

  test('a whole date can be frozen plain data that survives JSON', () => {
    const set = date('[1959~,1965..1970?]');
    expect([set, set.ranges, set.ranges[1], set.ranges[1]?.to].every(Object.isFrozen)).toBe(true);
    expect(formatEdtf(JSON.parse(JSON.stringify(set)))).toBe('[1959~,1965..1970?]');
  });
});

describe('a text that is no date is refused with what to write instead', () => {
  test.each([
    ['', 'The date is empty; write a date like 1987, or leave the date out'],
    [
      '1987-13',
      '"1987-13" has no month 13; months run from 01 to 12, seasons from 21 (spring) to 24 (winter)',
    ],
    [
      '1987-00',
      '"1987-00" has no month 00; months run from 01 to 12, seasons from 21 (spring) to 24 (winter)',
    ],
    ['2013-02-30', '"2013-02-30" has no day 30; days of 2013-02 run from 01 to 28'],
    ['1900-02-29', '"1900-02-29" has no day 29; days of 1900-02 run from 01 to 28'],
    ['2013-04-31', '"2013-04-31" has no day 31; days of 2013-04 run from 01 to 30'],
    ['2013-04-00', '"2013-04-00" has no day 00; days of 2013-04 run from 01 to 30'],
    ['2013-02-30/2014', '"2013-02-30" has no day 30; days of 2013-02 run from 01 to 28'],
    ['1990/1980', '"1990/1980" ends before it starts; write 1980/1990'],
    ['199X/198X', '"199X/198X" ends before it starts; write 198X/199X'],
    ['[1965..1959]', '"[1965..1959]" ends before it starts; write 1959..1965'],
    ['/', '"/" names no date; write at least one end, like ../1992 or 2006/..'],
    ['../', '"../" names no date; write at least one end, like ../1992 or 2006/..'],
    ['[..]', '"[..]" names no date beside ".."; write at least one end, like [..1992] or [1982..]'],
    ['[1959]', '"[1959]" has one member; write 1959'],
    ['[1959..1959]', '"[1959..1959]" has a range from 1959 to itself; write 1959'],
    ['[1959,1965', '"[1959,1965" is not closed; write ] at its end, like [1959,1965]'],
    ['[1959..,1965]', '"[1959..,1965]" ends with ".." in an earlier member; write that member last'],
    ['[1959,..1965]', '"[1959,..1965]" opens with ".." in a later member; write that member first'],
    ['198X-05', '"198X-05" gives a month in a year that is not known; write 198X'],
    ['1987-XX-05', '"1987-XX-05" gives a day without its month; write 1987'],
    ['2013-21-05', '"2013-21-05" gives a day in a season; write 2013-21'],
    ['1977-1987', '"1977-1987" is not an interval; write 1977/1987'],
    ['1970s', '"1970s" is not a decade; write 197X'],
    ['198x', '"198x" is not a decade or century; write 198X'],
    ['19uu', '"19uu" is not a decade or century; write 19XX'],
    ['1987-5', '"1987-5" has a month or day of one digit; write 1987-05'],
    ['1987-05-3', '"1987-05-3" has a month or day of one digit; write 1987-05-03'],
    ['2013-10-05T09:00', '"2013-10-05T09:00" gives a time of day; write 2013-10-05'],
    ['2013/10/05', '"2013/10/05" is not in year-month-day form; write it like 2013-10-05'],
    ['20131005', '"20131005" is not in year-month-day form; write it like 2013-10-05'],
    ['05.10.2013', '"05.10.2013" begins with a day or month; write the year first, like 2013-10-05'],
    ['2013?~', '"2013?~" has two marks; write 2013%'],
    ['2013-~10', '"2013-~10" has a mark inside it; write ?, ~ or % once, at the end'],
    ['c. 1959', '"c. 1959" is not EDTF; write 1959~'],
    [' 1987', '" 1987" has spaces around it; write "1987"'],
    ['9187', '"9187" has a year out of range; years run from 1000 to 2999'],
  ])('%s', (text, problem) => {
    expect(parseEdtf(text)).toEqual({ ok: false, problem });
  });

  test('a text of any length is refused briefly', () => {
    const parsed = parseEdtf(`${'1987, '.repeat(50_000)}`.trim());
    expect(!parsed.ok && parsed.problem.length).toBeLessThan(200);
  });

  test('whatever a problem tells to write is itself accepted', () => {
    for (const wrong of [
      '1990/1980',
      '[1959]',
      '198X-05',
      '1977-1987',
      '1970s',
      '198x',
      '1987-5',
      '2013?~',
      'c. 1959',
    ]) {
      const parsed = parseEdtf(wrong);
      expect(parseEdtf((!parsed.ok && /write (\S+)$/.exec(parsed.problem)?.[1]) || 'nothing')).toMatchObject({
        ok: true,
      });
    }
  });
});

describe('dates compare as ranges', () => {
  test.each([
    ['198X', '1990', 'before', false],
    ['1990', '198X', 'after', false],
    ['1983', '198X', 'during', true],
    ['198X', '1983', 'contains', true],
    ['1977/1987', '1985/1990', 'overlaps', true],
    ['198X', '1980/1989', 'equal', true],
    ['2013?', '2013', 'equal', true],
    ['1959~', '1960', 'contains', true],
    ['1959~', '1961', 'before', false],
    ['1963~', '1965~', 'overlaps', true],
    ['2013-01~', '2012-12-01', 'contains', true],
    ['2013-01~', '2012-11-30', 'after', false],
    ['2000-02-28~', '2000-02-29', 'contains', true],
    ['2000-02-28~', '2000-03-01', 'before', false],
    ['2013-03-01~', '2013-02-28', 'contains', true],
    ['2006/..', '2013', 'contains', true],
    ['2006/..', '2005', 'after', false],
    ['../1992', '1995', 'before', false],
    ['../1992', '1990/..', 'overlaps', true],
    ['/1992', '1995', 'before', false],
    ['/1992', '1985', 'unknown', true],
    ['1982/', '1999', 'unknown', true],
    ['[1959,1965]', '1962', 'contains', false],
    ['[1959,1965]', '1965-07', 'contains', true],
    ['[..1982]', '1980', 'contains', true],
  ] as const)('%s against %s is %s', (a, b, relation, overlap) => {
    expect([compareDates(date(a), date(b)), mayOverlap(date(a), date(b))]).toEqual([relation, overlap]);
  });

  test('a list runs from open starts through known days to unknown starts', () => {
    const texts = [
      '/1992',
      '1987-05',
      '[..1990]',
      '1987/',
      '198X',
      '1987',
      '../1980',
      '1987/..',
      '2013',
      '1987/1990',
    ];
    expect(
      dates(...texts)
        .sort(sortDates)
        .map(formatEdtf),
    ).toEqual([
      '../1980',
      '[..1990]',
      '198X',
      '1987',
      '1987/1990',
      '1987/..',
      '1987/',
      '1987-05',
      '2013',
      '/1992',
    ]);
  });

  test.each([
    ['1987', ['1980s']],
    ['1977/1987', ['1970s', '1980s']],
    ['19XX~', Array.from({ length: 30 }, (_, index) => `${1800 + index * 10}s`)],
    ['1980~', ['1970s', '1980s']],
    ['1989-12-31~', ['1980s', '1990s']],
    ['[1959,1981]', ['1950s', '1980s']],
    ['../198X', ['earlier', '1980s']],
    ['/1992', ['earlier', '1990s']],
    ['2006/..', ['2000s', 'later']],
    ['[1959,1982..]', ['1950s', '1980s', 'later']],
  ])('%s touches the decades %s', (text, decades) => {
    expect(decadeOf(date(text))).toEqual(decades);
  });
});
