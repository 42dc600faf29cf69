import { describe, expect, test } from 'vitest';
import { dateInWords } from '../src/edtf-words.ts';
import { date } from './edtf-arbitrary.ts';

describe('a date reads in words in both languages', () => {
  test.each([
    ['1987', '1987', '1987년'],
    ['198X', 'the 1980s', '1980년대'],
    ['198X~', 'about the 1980s', '1980년대 무렵'],
    ['200X', 'the 2000s (2000 to 2009)', '2000년대(2000~2009년)'],
    ['19XX', 'the 1900s (1900 to 1999)', '1900년대(1900~1999년)'],
    ['1987-05', 'May 1987', '1987년 5월'],
    ['2013-10-05', '5 October 2013', '2013년 10월 5일'],
    ['1987-XX', '1987 (month unknown)', '1987년(월 미상)'],
    ['1987-05-XX', 'May 1987 (day unknown)', '1987년 5월(일 미상)'],
    ['1987-XX-XX?', '1987 (month and day unknown), uncertain', '1987년(월일 미상, 불확실)'],
    ['2013-21', 'spring 2013', '2013년 봄'],
    ['2013-22', 'summer 2013', '2013년 여름'],
    ['2013-23~', 'about autumn 2013', '2013년 가을 무렵'],
    ['2013-24', 'winter 2013', '2013년 겨울'],
    ['2013-10~', 'about October 2013', '2013년 10월경'],
    ['2013?', '2013, uncertain', '2013년(불확실)'],
    ['2013%', 'about 2013, uncertain', '2013년경(불확실)'],
    ['1977/1987', '1977 to 1987', '1977년~1987년'],
    ['198X/199X', 'the 1980s to the 1990s', '1980년대~1990년대'],
    ['1975-02/2002-08', 'February 1975 to August 2002', '1975년 2월~2002년 8월'],
    ['1987?/1990~', '1987 (uncertain) to about 1990', '1987년(불확실)~1990년경'],
    ['../1992', 'until 1992', '1992년까지'],
    ['/1992', 'until 1992, start unknown', '1992년까지(시작 시점 미상)'],
    ['1992/..', 'since 1992', '1992년부터 계속'],
    ['1992/', 'from 1992, end unknown', '1992년부터(종료 시점 미상)'],
    ['[1959,1965]', '1959 or 1965', '1959년 또는 1965년'],
    ['[1959,1965,1970~]', '1959, 1965 or about 1970', '1959년, 1965년 또는 1970년경'],
    ['[1959..1965]', 'between 1959 and 1965', '1959년~1965년 중 어느 때'],
    ['[..1992]', '1992 or earlier', '1992년 또는 그 이전'],
    ['[1982..]', '1982 or later', '1982년 또는 그 이후'],
    ['{1959,1965}', '1959 and 1965', '1959년 및 1965년'],
    ['{1959..1965}', '1959 to 1965', '1959년~1965년'],
    ['{..1965}', '1965 and earlier', '1965년 및 그 이전'],
  ])('%s is "%s" and "%s"', (text, english, korean) => {
    expect([dateInWords(date(text), 'en'), dateInWords(date(text), 'ko')]).toEqual([english, korean]);
  });

  test('a date that went through JSON reads the same', () => {
    expect(dateInWords(JSON.parse(JSON.stringify(date('[1959,1965..1970]'))), 'en')).toBe(
      '1959 or between 1965 and 1970',
    );
  });
});
