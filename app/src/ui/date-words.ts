import { dateInWords, parseEdtf } from '@unhidden/record';
import { createCache } from '../platform/cache.ts';
import type { Language } from './language.ts';

/** The same few dates stand on every page. */
const said = { en: createCache<string | undefined>(2000), ko: createCache<string | undefined>(2000) };

/** An EDTF date in words; undefined when it cannot be read. */
export function dateWords(lang: Language, text: string): string | undefined {
  return said[lang].through(text, () => {
    const date = parseEdtf(text);
    return date.ok ? dateInWords(date.value, lang) : undefined;
  });
}
