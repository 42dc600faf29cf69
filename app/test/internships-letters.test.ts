import { describe, expect, test } from 'vitest';
import { addressOf } from '../src/internships/case-letters.ts';
import { calendarFile } from '../src/ui/calendar-file.ts';
import { dayInWords, letterText } from '../src/internships/letter-templates.ts';
import { TEMPLATES } from '../src/internships/letter-fields.ts';
import type { LetterFields } from '../src/internships/letter-fields.ts';
import { offerProblems, suggestedOffer } from '../src/internships/offer-rules.ts';
import { countPipeline } from '../src/internships/pipeline-counts.ts';
import { readSlots } from '../src/internships/slot-rules.ts';
import type { SlotsGiven } from '../src/internships/slot-rules.ts';

const FIELDS: LetterFields = {
  name: 'NAME',
  receivedOn: 'RECEIVED',
  nextBy: 'NEXT',
  answerBy: 'ANSWERBY',
  start: 'START',
  end: 'END',
  hours: '20',
  wanted: 'WANTED',
  slots: '- SLOT',
  time: 'TIME',
  place: 'PLACE',
  supervisor: 'SUPERVISOR',
  formats: '.doc, .docx',
  message: 'MESSAGE',
  isPaid: false,
  creditHonoured: true,
};
/** What a letter may do without; everything else is there whenever it is written. */
const SPARSE: LetterFields = { ...FIELDS, nextBy: '', hours: '', supervisor: '', place: '', slots: '' };

describe('letters', () => {
  test.each(TEMPLATES)('%s say the same in both languages', (template) => {
    const [en, ko] = [letterText('en', template, FIELDS), letterText('ko', template, FIELDS)];
    const used = (text: string) =>
      Object.values(FIELDS).filter((value) => typeof value === 'string' && text.includes(value));
    expect(used(en.text)).toEqual(used(ko.text));
    expect(en.text).toMatch(/^Dear NAME,\n\n[A-Z]/);
    expect(ko.text).toMatch(/^NAME께\n\n/);
    expect(en.text).toMatch(/\n\nWith kind regards,\nThe internship coordinator$/);
    expect(ko.text).toMatch(/\n\n인턴십 담당자 드림$/);
    for (const { subject, text } of [en, ko]) {
      expect(subject.length).toBeGreaterThan(5);
      expect(text).not.toMatch(/undefined|null|\$\{|\n\n\n| {2}/);
      // A letter leads nowhere by itself: links in letters are what others send.
      expect(text).not.toMatch(/https?:/);
    }
  });

  test.each(TEMPLATES)('%s leave no gap where something is not known', (template) => {
    for (const lang of ['en', 'ko'] as const) {
      const { text } = letterText(lang, template, SPARSE);
      expect(text).not.toMatch(/\n\n\n|: \n| {2}|\(\)/);
    }
  });

  test('address people as they wish, in Korean with 님', () => {
    expect(addressOf('ko', { name: '강새별' })).toBe('강새별 님');
    expect(addressOf('ko', { name: '강새별', address: '새별님' })).toBe('새별님');
    expect(addressOf('ko', { name: '강새별', address: '강 선생' })).toBe('강 선생님');
    expect(addressOf('ko', { name: 'Synthetic Person' })).toBe('Synthetic Person 님');
    expect(addressOf('en', { name: '강새별', address: ' Ms Kang ' })).toBe('Ms Kang');
  });

  test('give a rejected applicant no false hope and no reason', () => {
    expect(letterText('en', 'rejected', FIELDS).text).not.toMatch(
      /unfortunately|future|again|encourage|apply|keep in touch/i,
    );
    expect(letterText('ko', 'rejected', FIELDS).text).not.toMatch(/안타깝|아쉽|다음 기회|다시 지원|유감/);
  });

  test('say days with their weekday', () => {
    expect(dayInWords('en', '2026-12-03')).toBe('Thursday, 3 December 2026');
    expect(dayInWords('ko', '2026-12-03')).toBe('2026년 12월 3일 목요일');
  });
});

describe('calendar files', () => {
  const appointment = {
    id: 'slot-1',
    start: '2026-03-29T00:45:00.000Z',
    minutes: 45,
    place: 'Room 2; the blue door, 2층',
    zone: 'Europe/Berlin',
    sequence: 0,
    isCancelled: false,
    reference: '',
  };
  const now = new Date('2026-03-01T00:00:00.000Z');

  test('hold UTC, the zone in words, and escape what is text', () => {
    const file = calendarFile('en', appointment, now);
    expect(file).toContain('DTSTART:20260329T004500Z');
    expect(file).toContain('DTEND:20260329T013000Z');
    expect(file).toContain('UID:slot-1@unhidden.invalid');
    expect(file).toContain('LOCATION:Room 2\\; the blue door\\, 2층');
    // Clocks go forward during the interview.
    expect(file.replaceAll('\r\n ', '')).toContain('01:45 to 03:30 (Europe/Berlin\\, UTC+1)');
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('are in the language of whoever gets them', () => {
    expect(calendarFile('ko', { ...appointment, zone: 'Asia/Seoul' }, now)).toContain('SUMMARY:면접');
  });

  test('take an appointment out again', () => {
    const file = calendarFile('en', { ...appointment, sequence: 1, isCancelled: true }, now);
    expect(file).toContain('METHOD:CANCEL');
    expect(file).toContain('STATUS:CANCELLED');
    expect(file).toContain('SEQUENCE:1');
    expect(file).not.toContain('VALARM');
  });
});

describe('interview times as they are entered', () => {
  const given: SlotsGiven = {
    times: '2026-03-28 14:00\n2026-3-28  9:00\n',
    zone: 'Europe/Berlin',
    minutes: '45',
    place: 'Room 2',
    interviewers: ['anna'],
  };
  const now = new Date('2026-03-02T09:00:00.000Z');
  const codes = (change: Partial<SlotsGiven>, busy: Parameters<typeof readSlots>[2] = []) =>
    readSlots({ ...given, ...change }, now, busy).problems.map(({ code }) => code);

  test('are read in the zone they are given in', () => {
    const { times, problems } = readSlots({ ...given, times: '2026-03-28 14:00\n2026-03-30 9:00' }, now, []);
    expect(problems).toEqual([]);
    expect(times.map(({ start }) => start)).toEqual(['2026-03-28T13:00:00.000Z', '2026-03-30T07:00:00.000Z']);
  });

  test.each([
    [{ times: '' }, 'no times'],
    [{ times: 'tomorrow' }, 'unreadable'],
    [{ times: '2026-03-29 02:30' }, 'skipped'],
    [{ times: '2026-03-02 10:30' }, 'past'],
    [{ times: '2027-03-28 14:00' }, 'far'],
    [{ times: '2026-03-28 14:00\n2026-03-28 14:30' }, 'overlap'],
    [{ zone: 'Nowhere' }, 'zone'],
    [{ minutes: '4' }, 'minutes'],
    [{ minutes: '1e2' }, 'minutes'],
    [{ place: ' ' }, 'place'],
    [{ interviewers: [] }, 'interviewers'],
  ] as const)('%j is wrong: %s', (change, code) => {
    expect(codes({ times: '2026-03-28 14:00', ...change })).toEqual([code]);
  });

  test('do not overlap what the same people already have; back to back is fine', () => {
    const busy = [{ start: '2026-03-28T13:00:00.000Z', minutes: 45, interviewers: ['anna'] }];
    expect(codes({ times: '2026-03-28 14:30' }, busy)).toEqual(['overlap']);
    expect(codes({ times: '2026-03-28 14:45' }, busy)).toEqual([]);
    expect(codes({ times: '2026-03-28 14:30', interviewers: ['ben'] }, busy)).toEqual([]);
  });
});

describe('offers as they are entered', () => {
  const given = {
    start: '2026-05-01',
    end: '2026-07-31',
    hours: '20',
    supervisor: 'anna',
    answerBy: '2026-03-20',
  };
  const codes = (change: Partial<typeof given>) =>
    offerProblems({ ...given, ...change }, '2026-03-02').map(({ code }) => code);

  test.each([
    [{}, []],
    [{ start: '2026-02-30' }, ['day']],
    [{ start: '2026-03-01', answerBy: '2026-03-05' }, ['past', 'answer late']],
    [{ end: '2026-04-30' }, ['order']],
    [{ end: '2029-01-01' }, ['long']],
    [{ hours: '0' }, ['hours']],
    [{ supervisor: '' }, ['supervisor']],
    [{ answerBy: '2026-03-04' }, ['answer soon']],
    [{ answerBy: '2026-05-01' }, ['answer late']],
  ])('%j: %j', (change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test('begin with what the application asks for', () => {
    expect(suggestedOffer({ start: '2026-11-30', months: '3', hours: '15' }, '2026-03-02')).toEqual({
      start: '2026-11-30',
      end: '2027-02-27',
      hours: '15',
      answerBy: '2026-03-12',
    });
    expect(suggestedOffer({ start: 'May', months: 'three', hours: 'all' }, '2026-03-02')).toMatchObject({
      start: '',
      end: '',
      hours: '',
    });
  });
});

describe('the pipeline in numbers', () => {
  const history = (...steps: readonly (readonly [stage: string, day: string])[]) =>
    steps.map(([stage, day]) => ({ stage, day }));

  test('counts months, steps, days and acceptance from what an erasure leaves', () => {
    const counts = countPipeline([
      history(['received', '2026-01-05'], ['review', '2026-01-07'], ['rejected', '2026-01-20']),
      history(
        ['received', '2026-01-10'],
        ['review', '2026-01-14'],
        ['interview', '2026-01-20'],
        ['interviewed', '2026-02-01'],
        ['decision', '2026-02-02'],
        ['offer', '2026-02-03'],
        ['onboarding', '2026-02-05'],
      ),
      history(['received', '2026-02-01'], ['withdrawn', '2026-02-04']),
    ]);
    expect(counts).toMatchObject({ came: 3, offered: 1, accepted: 1 });
    expect(counts.months).toEqual([
      { month: '2026-02', came: 1, offered: 0, accepted: 0, rejected: 0, withdrawn: 1 },
      { month: '2026-01', came: 2, offered: 1, accepted: 1, rejected: 1, withdrawn: 0 },
    ]);
    const step = (stage: string) => counts.steps.find((each) => each.stage === stage);
    expect(step('received')).toEqual({ stage: 'received', reached: 3, ended: 1, medianDays: 3 });
    expect(step('review')).toEqual({ stage: 'review', reached: 2, ended: 1, medianDays: 9.5 });
    expect(step('onboarding')).toEqual({ stage: 'onboarding', reached: 1, ended: 0, medianDays: null });
  });

  test('of none is nothing', () => {
    expect(countPipeline([])).toMatchObject({ came: 0, months: [] });
  });
});
