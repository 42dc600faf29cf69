import { grouped } from '../../ui/language.ts';
import type { Language } from '../../ui/language.ts';
import { formMessages } from './messages.ts';

/** What was recognised, in words; a format without words of its own by its short name. */
export function formatWords(lang: Language, recognised: string): string {
  const { formats } = formMessages[lang];
  return formats[recognised] ?? recognised.toUpperCase();
}

/** Formats as a list in a sentence. */
export function formatList(lang: Language, formats: readonly string[]): string {
  return formats.map((format) => formatWords(lang, format)).join(', ');
}

/** `412 KB`, in thousands, as most systems show it. */
export function sizeWords(bytes: number): string {
  const [unit, size] =
    bytes < 1000 ? ['B', bytes] : bytes < 1_000_000 ? ['KB', bytes / 1000] : ['MB', bytes / 1_000_000];
  return `${grouped(size < 10 ? Math.round(size * 10) / 10 : Math.round(size))} ${unit}`;
}

/** The ending of a name where it promises another format than the content has. */
export function misleadingEnding(name: string, recognised: string): string | undefined {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined || recognised === 'unknown') return undefined;
  const same = SAME.find((each) => each.includes(recognised)) ?? [recognised];
  return same.includes(ending) ? undefined : ending;
}

/** Endings that stand for one content. */
const SAME: readonly (readonly string[])[] = [
  ['doc', 'dot'],
  ['docx', 'docm', 'dotx'],
  ['txt', 'text', 'md', 'csv', 'log'],
  ['jpeg', 'jpg'],
  ['tiff', 'tif'],
  ['mp4', 'm4v'],
  ['hwp', 'hwp3'],
  ['gz', 'tgz'],
];
