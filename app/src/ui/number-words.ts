import { parseNumberRange } from '@unhidden/record';
import type { PageContext } from './context.ts';
import { grouped } from './language.ts';

type Unit = {
  readonly en: (number: string, isOne: boolean) => string;
  readonly ko: (number: string) => string;
};

const plural = (one: string, other: string) => (number: string, isOne: boolean) =>
  `${number} ${isOne ? one : other}`;
const counter = (word: string) => (number: string) => `${number}${word}`;

const UNITS: Readonly<Record<string, Unit>> = {
  // People are what this register counts: English leaves the word to the label, Korean needs its counter.
  people: { en: (number) => number, ko: counter('명') },
  camps: { en: plural('camp', 'camps'), ko: counter('곳') },
  facilities: { en: plural('facility', 'facilities'), ko: counter('곳') },
  cases: { en: plural('case', 'cases'), ko: counter('건') },
  incidents: { en: plural('incident', 'incidents'), ko: counter('건') },
  deaths: { en: plural('death', 'deaths'), ko: (number) => `사망 ${number}명` },
  burials: { en: plural('burial', 'burials'), ko: (number) => `매장 ${number}건` },
  'deaths/year': { en: (number) => `${number} deaths a year`, ko: (number) => `연간 사망 ${number}명` },
  'deaths/day': { en: (number) => `${number} deaths a day`, ko: (number) => `하루 사망 ${number}명` },
  percent: { en: (number) => `${number} per cent`, ko: counter('%') },
  'per cent': { en: (number) => `${number} per cent`, ko: counter('%') },
  'percent per year': { en: (number) => `${number} per cent a year`, ko: (number) => `연 ${number}%` },
  'percent of inmates': {
    en: (number) => `${number} per cent of inmates`,
    ko: (number) => `수감자의 ${number}%`,
  },
  km: { en: plural('km', 'km'), ko: counter('km') },
  km2: { en: plural('km²', 'km²'), ko: counter('㎢') },
  m2: { en: plural('m²', 'm²'), ko: counter('㎡') },
  sq_mi: { en: plural('square mile', 'square miles'), ko: counter('제곱마일') },
  'g/day': { en: (number) => `${number} g a day`, ko: (number) => `하루 ${number}g` },
  'g per meal': { en: (number) => `${number} g a meal`, ko: (number) => `한 끼 ${number}g` },
  'g per meal, two meals': {
    en: (number) => `${number} g a meal, two meals`,
    ko: (number) => `한 끼 ${number}g, 두 끼`,
  },
  'g per meal, three meals': {
    en: (number) => `${number} g a meal, three meals`,
    ko: (number) => `한 끼 ${number}g, 세 끼`,
  },
  'oz/day': { en: (number) => `${number} oz a day`, ko: (number) => `하루 ${number}온스` },
  'hours/day': { en: (number) => `${number} hours a day`, ko: (number) => `하루 ${number}시간` },
  'nights/year': { en: (number) => `${number} nights a year`, ko: (number) => `한 해 ${number}밤` },
  'people per room': { en: (number) => `${number} people a room`, ko: (number) => `한 방 ${number}명` },
  'kg/month for seven people': {
    en: (number) => `${number} kg a month for seven people`,
    ko: (number) => `7인 기준 한 달 ${number}kg`,
  },
};

/**
 * Says a published range as it was published: "up to 120,000" is not a value of 120,000. In Korean 최대 120,000명.
 * Undefined when the text is no range.
 */
export function numberInWords(
  ctx: Pick<PageContext, 'lang' | 't'>,
  text: string,
  unit: string | null,
): string | undefined {
  const range = parseNumberRange(text);
  if (!range) return undefined;
  const { t } = ctx;
  const { low, best, high } = range;
  const [lowest, middle, highest] = [say(low), say(best), say(high)];
  const isOne = best === 1 && low === null && high === null;
  const whole = (number: string): string => withUnit(ctx, number, unit, isOne);
  if (best !== null) {
    if (low !== null && high !== null)
      return low === high ? whole(middle) : t.value.bestWithin(whole(middle), lowest, highest);
    if (low !== null) return t.value.bestFrom(whole(middle), lowest);
    return high !== null ? t.value.bestTo(whole(middle), highest) : whole(middle);
  }
  if (low !== null && high !== null) return low === high ? whole(lowest) : whole(`${lowest}–${highest}`);
  return low === null ? t.value.upTo(whole(highest)) : t.value.atLeast(whole(lowest));
}

function say(number: number | null): string {
  return number === null ? '' : grouped(number);
}

function withUnit(
  ctx: Pick<PageContext, 'lang'>,
  number: string,
  unit: string | null,
  isOne: boolean,
): string {
  if (unit === null || unit === '') return number;
  const known = UNITS[unit];
  if (!known) return `${number} ${unit}`;
  return ctx.lang === 'en' ? known.en(number, isOne) : known.ko(number);
}
