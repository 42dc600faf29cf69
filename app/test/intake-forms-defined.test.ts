import { describe, expect, test } from 'vitest';
import type { Answers, Asked, FormField } from '../src/intake/form-definition.ts';
import { FORM_DEFINITIONS } from '../src/intake/forms/index.ts';
import { recommendedStart } from '../src/intake/forms/internship.ts';
import { FIRST_TERMS, askedAnswers, problemsOf, warningsOf } from '../src/intake/index.ts';
import { TIME_ZONES } from '../src/intake/time-zones.ts';
import { formMessages } from '../src/intake/views/messages.ts';
import { startTexts } from '../src/intake/views/start-texts.ts';
import { statusMessages } from '../src/intake/views/status-messages.ts';
import { sampleAnswers } from './intake/sample-answers.ts';

const forms = Object.values(FORM_DEFINITIONS);
const { internship, information, missing } = FORM_DEFINITIONS;
const asked: Asked = { terms: FIRST_TERMS, today: '2026-11-28' };
const fields = (form: (typeof forms)[number]): readonly FormField[] =>
  form.pages.flatMap((page) => page.fields);

/** All words of a value, by language. */
function wordsIn(value: unknown, found: { en: string; ko: string }[] = []): { en: string; ko: string }[] {
  if (typeof value !== 'object' || value === null) return found;
  const { en, ko } = value as Record<string, unknown>;
  if (typeof en === 'string' && typeof ko === 'string') found.push({ en, ko });
  for (const each of Object.values(value)) wordsIn(each, found);
  return found;
}

const HANGUL = /\p{Script=Hangul}/u;

describe.each(forms)('the form $name', (form) => {
  test('has every text in both languages, each in its own script', () => {
    const texts = wordsIn({
      ...form,
      pages: form.pages.map((page) => ({ ...page, note: page.note?.(asked) })),
    });
    expect(texts.length).toBeGreaterThan(15);
    for (const { en, ko } of texts) {
      expect(en).not.toMatch(HANGUL);
      expect(ko, en).toMatch(/UTC|[\p{Script=Hangul}]/u);
    }
    for (const field of fields(form)) expect(wordsIn(field).length, field.name).toBeGreaterThan(0);
  });

  test('asks nothing twice, and names every field once', () => {
    const names = fields(form).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const lang of ['en', 'ko'] as const) {
      const labels = fields(form).map(({ label }) => label[lang]);
      expect(new Set(labels).size).toBe(labels.length);
    }
    expect(new Set(form.pages.map(({ id }) => id)).size).toBe(form.pages.length);
  });

  test('has eight pages at most, the check of the answers among them, and no more than five fields on each', () => {
    expect(form.pages.length + 1).toBeLessThanOrEqual(8);
    for (const page of form.pages) expect(page.fields.length, page.id).toBeLessThanOrEqual(5);
  });

  test('takes the sample answers without a problem', () => {
    for (const page of form.pages)
      expect(
        problemsOf(page, sampleAnswers, [], asked).filter(({ why }) => why !== 'file missing'),
        page.id,
      ).toEqual([]);
  });
});

test('asks for no photograph, origin, age, family, marital status or religion of an applicant', () => {
  const forbidden =
    /photo|nationality|citizen|\borigin\b|\bborn\b|birth|\bage\b|\bold are\b|marri|marital|spouse|child|family|religio|faith|gender|\bsex\b|race|ethnic|사진|국적|출신|생년|나이|결혼|혼인|배우자|자녀|가족|종교|성별|인종/i;
  for (const field of fields(internship)) {
    const asks = [field.label, ...(field.options ?? []).map(([, words]) => words)];
    for (const { en, ko } of field.options === TIME_ZONES ? [field.label] : asks) {
      expect(en).not.toMatch(forbidden);
      expect(ko).not.toMatch(forbidden);
    }
  }
  expect(fields(internship).some(({ name }) => /refer/.test(name))).toBe(false);
});

test('marks what tells who an applicant is, so that a blind review can hide it', () => {
  const hidden = fields(internship).flatMap(({ name, isIdentity }) => (isIdentity ? [name] : []));
  expect(hidden).toEqual([
    'name',
    'address',
    'email',
    'place',
    'timeZone',
    'institution',
    'creditNeeds',
    'adjustments',
  ]);
});

test('needs no name of anybody who tells something or asks for somebody', () => {
  for (const form of [information, missing])
    expect(fields(form).find(({ name }) => name === 'calledAs')?.isOptional).toBe(true);
  expect(fields(information).some(({ type }) => type === 'email')).toBe(false);
  expect(fields(missing).some(({ type }) => type === 'email')).toBe(false);
});

test('says plainly that a missing relative is never published, and warns before anything is told', () => {
  expect(startTexts.missing.en.lead).toMatch(/never published/);
  expect(startTexts.missing.ko.lead).toMatch(/절대 공개되지 않습니다/);
  for (const form of ['information', 'missing'] as const) {
    expect(startTexts[form].en.beforeList.join(' ')).toMatch(/inside North Korea.*Tor Browser.*Leave out/s);
    expect(startTexts[form].ko.beforeList.join(' ')).toMatch(/북한 안에서는.*토르 브라우저.*쓰지 마십시오/s);
  }
});

describe('availability', () => {
  const page = internship.pages.find(({ id }) => id === 'availability');
  const codes = (more: Answers): readonly string[] =>
    warningsOf(page ? [page] : [], { ...sampleAnswers, ...more }, asked).map(({ code }) => code);
  const wrong = (more: Answers): readonly string[] =>
    page ? problemsOf(page, { ...sampleAnswers, ...more }, [], asked).map(({ field }) => field) : ['no page'];

  test.each([
    ['2027-01-28', '15', ['start soon', 'few hours']],
    ['2027-02-27', '20', ['start soon']],
    ['2027-02-28', '20', []],
    ['2027-03-01', '19', ['few hours']],
    ['2027-03-01', '19.5', ['few hours']],
    ['2027-12-01', '40', []],
    ['', '', []],
    ['some day', 'many', []],
  ])('a start on %s with %s hours a week is warned of with %j', (start, hours, expected) => {
    expect(codes({ start, hours })).toEqual(expected);
  });

  test('follows the terms as they stand', () => {
    const terms = { ...FIRST_TERMS, monthsAhead: 1, hoursPerWeek: 10 };
    const answers = { ...sampleAnswers, start: '2027-01-28', hours: '15' };
    expect(warningsOf(page ? [page] : [], answers, { ...asked, terms })).toEqual([]);
    expect(page?.note?.({ ...asked, terms }).en).toContain('at least 1 month before');
  });

  test('counts months by the calendar, and a month that is too short ends on its last day', () => {
    expect(recommendedStart({ ...asked, today: '2026-11-30' })).toBe('2027-02-28');
    expect(recommendedStart({ ...asked, today: '2027-11-30' })).toBe('2028-02-29');
    expect(recommendedStart({ ...asked, today: '2026-10-31' })).toBe('2027-01-31');
  });

  test('fewer hours raise one question, which then has to be answered', () => {
    expect(wrong({ hours: '15', fewerHours: '' })).toEqual(['fewerHours']);
    expect(wrong({ hours: '15', fewerHours: 'Synthetic reason' })).toEqual([]);
    expect(wrong({ hours: '20', fewerHours: '' })).toEqual([]);
    expect(askedAnswers(internship, { ...sampleAnswers, hours: '20' }, asked)['fewerHours']).toBeUndefined();
  });

  test('what cannot be is refused with a word on it', () => {
    expect(wrong({ start: '2026-11-27' })).toEqual(['start']);
    expect(wrong({ start: '2027-02-30' })).toEqual(['start']);
    expect(wrong({ months: '0' })).toEqual(['months']);
    expect(wrong({ months: '25' })).toEqual(['months']);
    expect(wrong({ hours: '61' })).toEqual(['hours']);
    expect(wrong({ hours: 'twenty' })).toEqual(['hours']);
  });
});

test('every time zone to choose from exists, once', () => {
  const ids = TIME_ZONES.map(([id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(() => new Intl.DateTimeFormat('en', { timeZone: id })).not.toThrow();
});

test('the Korean texts are Korean and the English ones English', () => {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String((value as (...given: unknown[]) => unknown)('가', 3, 4))];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  const LATIN_ONLY = new Set(['Continue in English', 'SHA-256', 'PDF(.pdf)']);
  for (const messages of [formMessages, statusMessages])
    for (const text of texts(messages.ko)) if (!LATIN_ONLY.has(text)) expect(text).toMatch(HANGUL);
  for (const text of texts(formMessages.en)) {
    if (text === '한국어로 계속하기') continue;
    expect(text.replaceAll('가', '')).not.toMatch(HANGUL);
  }
});
