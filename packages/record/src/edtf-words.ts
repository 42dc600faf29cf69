import { formatEdtf, parseEdtf } from './edtf-date.ts';
import { formatPoint } from './edtf-point.ts';
import type { Edtf, EdtfDate, EdtfPoint } from './edtf-date.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const SEASONS = {
  en: ['spring', 'summer', 'autumn', 'winter'],
  ko: ['봄', '여름', '가을', '겨울'],
} as const;

/**
 * Says a date in words, keeping every doubt: `~` reads "about" (경, 무렵), `?` "uncertain" (불확실), `%` both.
 *
 * @example
 * ```ts
 * const date = parseEdtf('2013-10~');
 * date.ok && dateInWords(date.value, 'en') // => "about October 2013"
 * date.ok && dateInWords(date.value, 'ko') // => "2013년 10월경"
 * ```
 */
export function dateInWords(date: EdtfDate, language: 'en' | 'ko'): string {
  const [range] = date.ranges;
  if (date.kind === 'one-of' || date.kind === 'all-of') return setInWords(date, language);
  const from = range?.from ?? null;
  const to = range?.to ?? null;
  if (date.kind === 'point' && from)
    return language === 'en' ? pointInEnglish(from, true) : pointInKorean(from);
  if (language === 'ko') return spanInKorean(date, from, to);
  if (from && to) return `${pointInEnglish(from)} to ${pointInEnglish(to)}`;
  if (to) return `until ${pointInEnglish(to)}${date.start === 'unknown' ? ', start unknown' : ''}`;
  if (!from) return 'unknown';
  return date.end === 'unknown'
    ? `from ${pointInEnglish(from)}, end unknown`
    : `since ${pointInEnglish(from)}`;
}

/**
 * Reads an English date as sources word it and returns EDTF, or null when it may be read in more than one way. The
 * words belong beside the result: EDTF has no "late" in a decade. "By", "before" and "after" give one unknown date
 * on that side, the named date included.
 *
 * @example
 * ```ts
 * readGivenDate('late 1950s') // => "195X"
 * readGivenDate('by 1982') // => "[..1982]"
 * readGivenDate('about nine years') // => null
 * ```
 */
export function readGivenDate(words: string): Edtf | null {
  const text = words
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*[\u2013\u2014]\s*/g, '-');
  // 2001-22 in a source is more likely 2001 to 2022 than summer 2001.
  if (/^\d{4}-2[1-4]$/.test(text)) return null;
  const asWritten = parseEdtf(text);
  if (asWritten.ok) return formatEdtf(asWritten.value);
  const candidate = readWords(text.toLowerCase());
  const date = candidate === null ? null : parseEdtf(candidate);
  return date?.ok ? formatEdtf(date.value) : null;
}

function pointInEnglish(point: EdtfPoint, isAlone = false): string {
  const core = `${point.approximate ? 'about ' : ''}${coreInEnglish(point)}`;
  const unknown = missing(point, {
    month: 'month unknown',
    day: 'day unknown',
    both: 'month and day unknown',
  });
  const notes = [yearsOf(point, ' to ', ''), unknown, !isAlone && point.uncertain ? 'uncertain' : null];
  return withNotes(core, ' ', notes) + (isAlone && point.uncertain ? ', uncertain' : '');
}

function coreInEnglish({ year, month, day, precision }: EdtfPoint): string {
  if (precision === 'unknown') return 'date unknown';
  if (precision === 'decade' || precision === 'century') return `the ${year.replaceAll('X', '0')}s`;
  if (month === null || month === 'XX') return year;
  if (precision === 'season') return `${SEASONS.en[Number(month) - 21]} ${year}`;
  const named = `${MONTHS[Number(month) - 1]} ${year}`;
  return day === null || day === 'XX' ? named : `${Number(day)} ${named}`;
}

function pointInKorean(point: EdtfPoint): string {
  const isLoose =
    point.precision === 'decade' || point.precision === 'century' || point.precision === 'season';
  const about = point.approximate ? (isLoose ? ' 무렵' : '경') : '';
  const unknown = missing(point, { month: '월 미상', day: '일 미상', both: '월일 미상' });
  return withNotes(`${coreInKorean(point)}${about}`, '', [
    yearsOf(point, '~', '년'),
    unknown,
    point.uncertain ? '불확실' : null,
  ]);
}

function coreInKorean({ year, month, day, precision }: EdtfPoint): string {
  if (precision === 'unknown') return '날짜 미상';
  if (precision === 'decade' || precision === 'century') return `${year.replaceAll('X', '0')}년대`;
  if (month === null || month === 'XX') return `${year}년`;
  if (precision === 'season') return `${year}년 ${SEASONS.ko[Number(month) - 21]}`;
  return `${year}년 ${Number(month)}월${day === null || day === 'XX' ? '' : ` ${Number(day)}일`}`;
}

/** "The 1900s" can be a decade or a century, so those words always carry their years. */
function yearsOf({ year }: EdtfPoint, to: string, suffix: string): string | null {
  if (year === 'XXXX' || !/(0X|XX)$/.test(year)) return null;
  return `${year.replaceAll('X', '0')}${to}${year.replaceAll('X', '9')}${suffix}`;
}

type Missing = { readonly month: string; readonly day: string; readonly both: string };

function missing({ month, day }: EdtfPoint, words: Missing): string | null {
  if (month === 'XX') return day === 'XX' ? words.both : words.month;
  return day === 'XX' ? words.day : null;
}

function withNotes(core: string, gap: string, notes: readonly (string | null)[]): string {
  const given = notes.filter((note) => note !== null);
  return given.length === 0 ? core : `${core}${gap}(${given.join(', ')})`;
}

function spanInKorean(date: EdtfDate, from: EdtfPoint | null, to: EdtfPoint | null): string {
  if (from && to) return `${pointInKorean(from)}~${pointInKorean(to)}`;
  if (to) return `${pointInKorean(to)}까지${date.start === 'unknown' ? '(시작 시점 미상)' : ''}`;
  if (!from) return '미상';
  return `${pointInKorean(from)}부터${date.end === 'unknown' ? '(종료 시점 미상)' : ' 계속'}`;
}

function setInWords(date: EdtfDate, language: 'en' | 'ko'): string {
  const isChoice = date.kind === 'one-of';
  const say = (point: EdtfPoint): string =>
    language === 'en' ? pointInEnglish(point) : pointInKorean(point);
  const [join, earlier, later] = {
    en: isChoice ? [' or ', 'or earlier', 'or later'] : [' and ', 'and earlier', 'and later'],
    ko: isChoice ? [' 또는 ', '또는 그 이전', '또는 그 이후'] : [' 및 ', '및 그 이전', '및 그 이후'],
  }[language];
  const members = date.ranges.map(({ from, to }) => {
    if (!from) return to ? `${say(to)} ${earlier}` : '';
    if (!to) return `${say(from)} ${later}`;
    if (formatPoint(from) === formatPoint(to)) return say(from);
    if (language === 'ko') return `${say(from)}~${say(to)}${isChoice ? ' 중 어느 때' : ''}`;
    return isChoice ? `between ${say(from)} and ${say(to)}` : `${say(from)} to ${say(to)}`;
  });
  const last = members.at(-1) ?? '';
  return members.length === 1 ? last : `${members.slice(0, -1).join(', ')}${join}${last}`;
}

function readWords(text: string): string | null {
  const years = /^(?:from )?(\d{4})(?: ?- ?| to )(\d{4})$/.exec(text);
  if (years) return `${years[1]}/${years[2]}`;
  const choice = /^(?:either )?(\d{4}) or (\d{4})$/.exec(text);
  if (choice) return `[${choice[1]},${choice[2]}]`;
  const [, side = '', rest = text] = /^(by|before|after) (.+)$/.exec(text) ?? [];
  const point = readPoint(rest);
  if (point === null || side === '') return point;
  return side === 'after' ? `[${point}..]` : `[..${point}]`;
}

function readPoint(text: string): string | null {
  const [, about = '', rest = text] = /^(about|around|circa|ca?\.) ?(.+)$/.exec(text) ?? [];
  const date = readNamed(rest);
  return date === null || about === '' ? date : `${date}~`;
}

function readNamed(text: string): string | null {
  const year =
    /^(?:(?:early|mid|late)[ -]|(?:early in|late in|(?:the )?(?:beginning|start|middle|end) of) )?(\d{4})$/.exec(
      text,
    );
  if (year?.[1] !== undefined) return year[1];
  // "1900s" and "2000s" name a decade or a century.
  const decade = /^(?:(?:early|mid|late)[ -])?(?:the )?(?:(?:early|mid|late)[ -])?(\d\d[1-9])0s$/.exec(text);
  if (decade) return `${decade[1]}X`;
  const season = /^(spring|summer|autumn|fall|winter)(?: of)? (\d{4})$/.exec(text);
  if (season)
    return `${season[2]}-${{ spring: 21, summer: 22, autumn: 23, fall: 23 }[season[1] ?? ''] ?? 24}`;
  const dayFirst = /^(?:(\d{1,2}) )?([a-z]{3,9})\.? (\d{4})$/.exec(text);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text);
  const [day, name, given] = monthFirst
    ? [monthFirst[2], monthFirst[1], monthFirst[3]]
    : [dayFirst?.[1], dayFirst?.[2], dayFirst?.[3]];
  const month = monthNumber(name ?? '');
  if (month === 0 || given === undefined) return null;
  return [given, String(month), ...(day === undefined ? [] : [day])]
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

function monthNumber(name: string): number {
  if (name.length < 3) return 0;
  return (
    MONTHS.findIndex((month) => [month.toLowerCase(), month.slice(0, 3).toLowerCase()].includes(name)) + 1 ||
    (name === 'sept' ? 9 : 0)
  );
}
