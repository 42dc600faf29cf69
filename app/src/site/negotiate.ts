import type { Language } from '../ui/language.ts';

/** The language a browser asks for first among ours; English when it asks for neither. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const weighed = (acceptLanguage ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const lang = /^(en|ko)(-|$)/.exec(tag)?.[1];
    const quality = parameters
      .map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1])
      .find((found) => found !== undefined);
    return lang === 'en' || lang === 'ko'
      ? [{ lang, weight: quality === undefined ? 1 : Number(quality) } as const]
      : [];
  });
  return weighed.sort((a, b) => b.weight - a.weight).find(({ weight }) => weight > 0)?.lang ?? 'en';
}

/** Whether the reader's program takes gzip. */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  return /(^|[\s,])(gzip|\*)\s*(;\s*q=(1|0\.\d*[1-9]))?\s*(,|$)/i.test(acceptEncoding ?? '');
}
