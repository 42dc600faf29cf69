/** The smallest unit a date names. `1987-XX` names a year: its month is not known. */
export type DatePrecision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'unknown';

/** One EDTF date without an interval or a set, with the first and last day it can mean. */
export interface EdtfPoint {
  /** `1987`, `198X`, `19XX`, or `XXXX` for a date of which nothing is known. */
  readonly year: string;
  /** `01` to `12`, a season `21` to `24`, `XX`, or null when none is written. */
  readonly month: string | null;
  /** `01` to `31`, `XX`, or null when none is written. */
  readonly day: string | null;
  readonly precision: DatePrecision;
  readonly uncertain: boolean;
  readonly approximate: boolean;
  /** `YYYY-MM-DD`, proleptic Gregorian. */
  readonly earliest: string;
  readonly latest: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export const refused = (problem: string): { readonly ok: false; readonly problem: string } => ({
  ok: false,
  problem,
});

/** A text as it stands in a problem: quoted, and cut when somebody pastes a page into a date field. */
export const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;

const POINT = /^([12](?:\d\d[\dX]|\dXX)|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?$/;

export function parsePoint(text: string): Parsed<EdtfPoint> {
  const match = POINT.exec(text);
  if (!match) return refused(`${quoted(text)} ${hint(text)}`);
  const [, year = '', month = null, day = null, mark = ''] = match;
  const problem = problemWith(year, month, day);
  if (problem !== undefined) return refused(`${quoted(text)} ${problem}`);
  return {
    ok: true,
    value: Object.freeze({
      year,
      month,
      day,
      precision: precisionOf(year, month, day),
      uncertain: mark === '?' || mark === '%',
      approximate: mark === '~' || mark === '%',
      ...bounds(year, month, day),
    }),
  };
}

export function formatPoint(point: EdtfPoint): string {
  const mark = point.uncertain ? (point.approximate ? '%' : '?') : point.approximate ? '~' : '';
  return [point.year, point.month, point.day].filter((part) => part !== null).join('-') + mark;
}

/**
 * The days an approximate date may mean: one more step of its own precision on either side ("about 1959" may be
 * 1958 or 1960). EDTF leaves the width open; one step is the rule here. Other dates keep their own bounds.
 */
export function reachOf(point: EdtfPoint): { readonly earliest: string; readonly latest: string } {
  if (!point.approximate || point.precision === 'unknown') return point;
  if (point.precision === 'day')
    return { earliest: dayBefore(point.earliest), latest: dayAfter(point.latest) };
  const months = { month: 1, season: 3, year: 12, decade: 120, century: 1200 }[point.precision];
  return {
    earliest: `${shiftMonth(point.earliest, -months)}-01`,
    latest: endOfMonth(shiftMonth(point.latest, months)),
  };
}

function problemWith(year: string, month: string | null, day: string | null): string | undefined {
  if (month === null) return undefined;
  if (year.includes('X')) return `gives a month in a year that is not known; write ${year}`;
  const season = isSeason(month);
  if (month !== 'XX' && !season && (month < '01' || month > '12'))
    return `has no month ${month}; months run from 01 to 12, seasons from 21 (spring) to 24 (winter)`;
  if (day === null) return undefined;
  if (season) return `gives a day in a season; write ${year}-${month}`;
  if (day === 'XX') return undefined;
  if (month === 'XX') return `gives a day without its month; write ${year}`;
  const last = daysIn(Number(year), Number(month));
  return day < '01' || Number(day) > last
    ? `has no day ${day}; days of ${year}-${month} run from 01 to ${last}`
    : undefined;
}

function hint(text: string): string {
  if (text !== text.trim()) return `has spaces around it; write ${quoted(text.trim())}`;
  const slashed = /^(\d{4})-(\d{4})$/.exec(text);
  if (slashed) return `is not an interval; write ${slashed[1]}/${slashed[2]}`;
  const decade = /^(\d{3})0s$/.exec(text);
  if (decade) return `is not a decade; write ${decade[1]}X`;
  if (/^\d{2}(\d|[xu])[xu]$/i.test(text))
    return `is not a decade or century; write ${text.replace(/[xu]/gi, 'X')}`;
  const short = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
  if (short && /-\d(-|$)/.test(text))
    return `has a month or day of one digit; write ${[short[1], ...[short[2], short[3]].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'))].join('-')}`;
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return `gives a time of day; write ${text.slice(0, 10)}`;
  if (/^\d{4}[./]\d{1,2}[./]\d{1,2}\.?$/.test(text) || /^\d{8}$/.test(text))
    return 'is not in year-month-day form; write it like 2013-10-05';
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(text))
    return 'begins with a day or month; write the year first, like 2013-10-05';
  if (/(\?~|~\?)$/.test(text)) return `has two marks; write ${text.slice(0, -2)}%`;
  if (/[?~%]/.test(text.slice(0, -1))) return 'has a mark inside it; write ?, ~ or % once, at the end';
  if (/^(c\.?|ca\.?|circa|about|around) *\d{4}$/i.test(text)) return `is not EDTF; write ${text.slice(-4)}~`;
  if (/^\d{4}/.test(text) && !/^[12]/.test(text))
    return 'has a year out of range; years run from 1000 to 2999';
  return 'is not a date; write a year (1987), month (1987-05), day (1987-05-03), decade (198X) or interval (1977/1987)';
}

function precisionOf(year: string, month: string | null, day: string | null): DatePrecision {
  if (year === 'XXXX') return 'unknown';
  if (year.endsWith('XX')) return 'century';
  if (year.endsWith('X')) return 'decade';
  if (month === null || month === 'XX') return 'year';
  if (isSeason(month)) return 'season';
  return day === null || day === 'XX' ? 'month' : 'day';
}

function bounds(
  year: string,
  month: string | null,
  day: string | null,
): { earliest: string; latest: string } {
  if (year === 'XXXX') return { earliest: '1000-01-01', latest: '2999-12-31' };
  const first = year.replaceAll('X', '0');
  const last = year.replaceAll('X', '9');
  if (month === null || month === 'XX') return { earliest: `${first}-01-01`, latest: `${last}-12-31` };
  if (isSeason(month)) return seasonBounds(Number(year), month);
  if (day === null || day === 'XX')
    return { earliest: `${year}-${month}-01`, latest: endOfMonth(`${year}-${month}`) };
  return { earliest: `${year}-${month}-${day}`, latest: `${year}-${month}-${day}` };
}

/**
 * EDTF leaves a season's days open. These hold the meteorological and the astronomical northern season, and both
 * winters a year can name: the one it begins in and the one it ends in.
 */
function seasonBounds(year: number, season: string): { earliest: string; latest: string } {
  if (season === '21') return { earliest: `${year}-03-01`, latest: `${year}-06-21` };
  if (season === '22') return { earliest: `${year}-06-01`, latest: `${year}-09-23` };
  if (season === '23') return { earliest: `${year}-09-01`, latest: `${year}-12-22` };
  return { earliest: `${pad(year - 1, 4)}-12-01`, latest: `${year + 1}-03-20` };
}

const isSeason = (month: string): boolean => month >= '21' && month <= '24';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Moves the month of a `YYYY-MM...` text; returns `YYYY-MM`. */
function shiftMonth(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}`;
}

const endOfMonth = (month: string): string =>
  `${month}-${daysIn(Number(month.slice(0, 4)), Number(month.slice(5, 7)))}`;

function dayBefore(day: string): string {
  if (!day.endsWith('-01')) return `${day.slice(0, 8)}${pad(Number(day.slice(8)) - 1, 2)}`;
  return endOfMonth(shiftMonth(day, -1));
}

function dayAfter(day: string): string {
  if (day !== endOfMonth(day.slice(0, 7))) return `${day.slice(0, 8)}${pad(Number(day.slice(8)) + 1, 2)}`;
  return `${shiftMonth(day, 1)}-01`;
}
