import type { Language } from '../ui/language.ts';
import type { LetterFields, Letters, LetterText, TemplateName } from './letter-fields.ts';
import { TEMPLATES } from './letter-fields.ts';
import { english } from './letters.en.ts';
import { korean } from './letters.ko.ts';

export type { LetterFields, LetterText, TemplateName } from './letter-fields.ts';

const LETTERS: Readonly<Record<Language, Letters>> = { en: english, ko: korean };

export function letterText(lang: Language, template: TemplateName, fields: LetterFields): LetterText {
  return LETTERS[lang][template](fields);
}

export function isTemplate(name: string): name is TemplateName {
  return TEMPLATES.some((each) => each === name);
}

/** A day in words, with its weekday: `Thursday, 3 December 2026`, `2026년 12월 3일 목요일`. */
export function dayInWords(lang: Language, day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(lang === 'ko' ? 'ko-KR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}
