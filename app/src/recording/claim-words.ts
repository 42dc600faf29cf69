import { parsePlace } from '@unhidden/record';
import type { Claim, Property, Words } from '@unhidden/record';
import { dateWords } from '../ui/date-words.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { messages } from '../ui/messages/index.ts';
import { numberInWords } from '../ui/number-words.ts';

type Valued = Pick<Claim, 'value' | 'unit' | 'lang'>;

type Around = {
  readonly lang: Language;
  readonly titles: ReadonlyMap<string, Words>;
  href(path: string): string;
};

/** A value as staff read it; a sealed one never gets here. */
export function valueContent(
  { lang, titles, href }: Around,
  property: Pick<Property, 'type' | 'choices'>,
  { value, unit, lang: written }: Valued,
): Content {
  switch (property.type) {
    case 'text':
    case 'name':
      return written === null || written === lang ? value : html`<span lang="${written}">${value}</span>`;
    case 'ref': {
      const title = titles.get(value);
      return title
        ? html`<a href="${href(`/records/${value}`)}">${title[lang]}</a>`
        : messages[lang].value.unknown;
    }
    case 'url':
      return html`<a class="out" href="${value}" rel="noreferrer nofollow">${value}</a>`;
    case 'file':
      return html`<code>${value}</code>`;
    case 'date':
    case 'number':
    case 'choice':
    case 'place':
      return plainWords(lang, property, { value, unit });
  }
}

/** Dates, numbers, choices and places in words. */
export function plainWords(
  lang: Language,
  property: Pick<Property, 'type' | 'choices'>,
  { value, unit }: Pick<Valued, 'value' | 'unit'>,
): string {
  const t = messages[lang].value;
  switch (property.type) {
    case 'date':
      return dateWords(lang, value) ?? value;
    case 'number':
      return numberInWords({ lang, t: messages[lang] }, value, unit) ?? value;
    case 'choice':
      return property.choices[value]?.[lang] ?? value;
    case 'place': {
      const place = parsePlace(value);
      if (!place) return value;
      const side = (degrees: number, positive: string, negative: string): string =>
        `${Math.abs(degrees)}° ${degrees < 0 ? negative : positive}`;
      return `${side(place.lat, 'N', 'S')}, ${side(place.lon, 'E', 'W')} (${t.precision[place.precision]})`;
    }
    default:
      return value;
  }
}

/** `2026-11-23 10:31` in UTC, the same for everybody who works on a record. */
export function whenOf(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

/** The time of day with seconds, UTC. */
export function timeOf(lang: Language, at: string): string {
  return lang === 'ko' ? `${at.slice(11, 19)}(UTC)` : `${at.slice(11, 19)} UTC`;
}
