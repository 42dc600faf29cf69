import type { Words } from '@unhidden/record';

export const LANGUAGES = ['en', 'ko'] as const;
export type Language = keyof Words;

/** Pairs an area's messages; the Korean ones must have the very shape of the English ones. */
export function inLanguages<Messages>(
  en: Messages,
  ko: NoInfer<Messages>,
): Readonly<Record<Language, Messages>> {
  return { en, ko };
}

export function otherLanguage(lang: Language): Language {
  return lang === 'en' ? 'ko' : 'en';
}

export function isLanguage(text: string | undefined): text is Language {
  return text === 'en' || text === 'ko';
}

const ENGLISH_PLURALS = new Intl.PluralRules('en');
const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 10 });

/** `1 claim`, `2 claims`. Korean needs no plural: there a counter follows the number. */
export function counted(count: number, one: string, other: string): string {
  return `${grouped(count)} ${ENGLISH_PLURALS.select(count) === 'one' ? one : other}`;
}

/** Digits in groups of three; both languages write them alike. */
export function grouped(count: number): string {
  if (!Number.isSafeInteger(count) || count < 0) return GROUPED.format(count);
  let text = String(count);
  for (let at = text.length - 3; at > 0; at -= 3) text = `${text.slice(0, at)},${text.slice(at)}`;
  return text;
}
