import type { Credibility, Property } from '@unhidden/record';
import { checkText, checkValue, parseEdtf, PRECISIONS, readGivenDate } from '@unhidden/record';
import type { Language } from '../ui/language.ts';
import type { Problem } from '../workbench/form.ts';
import { plainWords } from './claim-words.ts';
import { recordingMessages } from './messages.ts';

/** What is typed of one property: a value with what belongs to it, nothing, or what is wrong with it. */
export type TypedValue = {
  readonly value: string;
  readonly unit: string | null;
  readonly lang: string | null;
  readonly given: string | null;
};

/** Scripts and systems in which names reach us, commonest first. */
export const NAME_LANGUAGES = [
  'ko-Hang',
  'ko-Hani',
  'ko-Latn-x-mr',
  'ko-Latn-x-rr',
  'ko-Latn',
  'en',
  'ja',
  'zh',
  'fr',
] as const;
export const TEXT_LANGUAGES = ['', 'en', 'ko', 'ja', 'zh', 'fr', 'de'] as const;

/** The name of a field of a property. */
export function fieldOf(part: string, property: string): string {
  return `${part}-${property}`;
}

/** Reads a value from the fields made for its property; undefined where nothing is typed. */
export function readTyped(
  lang: Language,
  property: Property,
  form: URLSearchParams,
): { readonly typed?: TypedValue; readonly problems: readonly Problem[] } {
  const t = recordingMessages[lang].form;
  const name = property.name;
  const at = (part: string) => (form.get(fieldOf(part, name)) ?? '').trim();
  const words = at('given') === '' ? null : at('given');
  const nothing = { problems: [] };
  const is = (value: string, more: Partial<TypedValue> = {}) => ({
    typed: { value, unit: null, lang: null, given: words, ...more },
    problems: [],
  });
  const wrong = (part: string, text: string) => ({ problems: [[fieldOf(part, name), text] as const] });
  const label = property.label[lang];
  switch (property.type) {
    case 'number': {
      const parts = ['low', 'best', 'high'].map((part) => at(part).replaceAll(/[,\s]/g, ''));
      if (parts.every((part) => part === '')) return nothing;
      if (checkValue(property, parts.join('|'))) return wrong('low', t.numberWrong(label));
      const unit = at('unit');
      if (property.units.length > 0 && !property.units.includes(unit))
        return wrong('unit', t.unitMissing(label));
      return is(parts.join('|'), { unit: unit === '' ? null : unit });
    }
    case 'place': {
      const [lat, lon, precision] = [at('lat'), at('lon'), at('precision')];
      if (lat === '' && lon === '') return nothing;
      const value = `${lat},${lon};${precision === '' ? PRECISIONS[5] : precision}`;
      return checkValue(property, value) ? wrong('lat', t.placeWrong(label)) : is(value);
    }
    case 'date': {
      const value = at('value');
      if (value === '') return nothing;
      if (parseEdtf(value).ok) return is(value);
      const read = readGivenDate(value);
      return read === null ? wrong('value', t.dateWrong(label)) : is(read, { given: words ?? value });
    }
    case 'name': {
      const value = at('value');
      if (value === '') return nothing;
      if (checkText(name, value)) return wrong('value', t.textWrong(label));
      return at('lang') === '' ? wrong('lang', t.langMissing(label)) : is(value, { lang: at('lang') });
    }
    case 'text': {
      const value = at('value').replaceAll('\r\n', '\n');
      if (value === '') return nothing;
      if (checkText(name, value)) return wrong('value', t.textWrong(label));
      return is(value, { lang: at('lang') === '' ? null : at('lang') });
    }
    case 'ref':
      if (at('value') !== '') return is(at('value'));
      return at('find') === '' ? nothing : wrong('find', t.refOpen(label));
    case 'choice':
    case 'url':
    case 'file': {
      const value = at('value');
      if (value === '') return nothing;
      const text = { choice: t.choiceWrong, url: t.urlWrong, file: t.fileWrong }[property.type];
      return checkValue(property, value) ? wrong('value', text(label)) : is(value);
    }
  }
}

/** How a typed date is read, in words; undefined for nothing typed or nothing readable. */
export function dateReading(lang: Language, typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const value = parseEdtf(text).ok ? text : readGivenDate(text);
  return value === null ? undefined : plainWords(lang, { type: 'date', choices: {} }, { value, unit: null });
}

export function readCredibility(form: URLSearchParams): Credibility | null {
  const number = Number(form.get('credibility') ?? '');
  return [1, 2, 3, 4, 5, 6].includes(number) ? (number as Credibility) : null;
}

/** Fields that look for a record and hold a text nobody has looked for yet: sending the form then means looking. */
export function openSearches(form: URLSearchParams): readonly string[] {
  return [...form.keys()].filter((name) => {
    if (!name.startsWith('find-')) return false;
    const [asked, chosen] = [form.get(name) ?? '', form.get(name.replace('find-', 'value-')) ?? ''];
    return asked.trim() !== '' && chosen === '' && form.get(name.replace('find-', 'found-')) !== asked;
  });
}
