import { formatPoint, parsePoint, quoted, reachOf, refused } from './edtf-point.ts';
import type { DatePrecision, EdtfPoint, Parsed } from './edtf-point.ts';

export type { DatePrecision, EdtfPoint } from './edtf-point.ts';

/** EDTF text that `formatEdtf` has written. */
export type Edtf = string & { readonly __brand: 'Edtf' };

/** Whether an end of the date is written, unbounded (`..`), or existing but not known (nothing written). */
export type DateEnd = 'known' | 'open' | 'unknown';

/** From one date to another; a single date is both. Null where nothing bounds it. */
export interface EdtfRange {
  readonly from: EdtfPoint | null;
  readonly to: EdtfPoint | null;
}

/**
 * A date as far as it is known, as frozen plain data. `point` is one date, `span` lasts from one date to another,
 * `one-of` is one unknown member of `ranges`, `all-of` is every member.
 */
export interface EdtfDate {
  readonly kind: 'point' | 'span' | 'one-of' | 'all-of';
  /** First day it can mean, `YYYY-MM-DD`, before any allowance for `~`; null when open or unknown. */
  readonly earliest: string | null;
  /** Last day it can mean; null when open or unknown. */
  readonly latest: string | null;
  readonly start: DateEnd;
  readonly end: DateEnd;
  /** The coarsest of its parts. */
  readonly precision: DatePrecision;
  /** True when any part carries `?` or `%`. */
  readonly uncertain: boolean;
  /** True when any part carries `~` or `%`. */
  readonly approximate: boolean;
  /** One range, or the members of a set in the order written. */
  readonly ranges: readonly EdtfRange[];
}

export type DateRelation = 'before' | 'after' | 'during' | 'contains' | 'overlaps' | 'equal' | 'unknown';

/** `1980s`, or that the date reaches without bound to earlier or later decades. */
export type Decade = `${number}s` | 'earlier' | 'later';

/**
 * Reads an EDTF date (ISO 8601-2:2019 level 1, and the sets of level 2), years 1000 to 2999, without times of day.
 * Accepts canonical text only. A failure says what is wrong and what to write instead.
 *
 * @example
 * ```ts
 * const decade = parseEdtf('198X');
 * decade.ok && [decade.value.earliest, decade.value.latest] // => ["1980-01-01","1989-12-31"]
 * parseEdtf('1990/1980') // => {"ok":false,"problem":"\"1990/1980\" ends before it starts; write 1980/1990"}
 * ```
 */
export function parseEdtf(text: string): Parsed<EdtfDate> {
  if (text.trim() === '') return refused('The date is empty; write a date like 1987, or leave the date out');
  if (/^[[{]/.test(text)) return parseSet(text);
  const ends = text.split('/');
  if (ends.length === 2) return parseSpan(text, ends[0] ?? '', ends[1] ?? '');
  const point = parsePoint(text);
  return point.ok ? dated('point', [{ from: point.value, to: point.value }], 'known', 'known') : point;
}

/**
 * Writes a date as canonical EDTF: every text `parseEdtf` accepts comes back byte for byte.
 *
 * @example
 * ```ts
 * const date = parseEdtf('2013-10~');
 * date.ok && formatEdtf(date.value) // => "2013-10~"
 * ```
 */
export function formatEdtf(date: EdtfDate): Edtf {
  return written(date) as Edtf;
}

/**
 * Tells how the range of days `a` may mean lies to that of `b`; `equal` says that the ranges coincide, not the days.
 * An approximate date reaches one step of its own precision further on each side. An unknown end (`1982/`) leaves
 * only `before` and `after` decidable; an open one (`1982/..`) is without bound. A set counts from its first to its
 * last day. A `?` does not change the range.
 *
 * @example
 * ```ts
 * const [decade, year] = [parseEdtf('198X'), parseEdtf('1983')];
 * decade.ok && year.ok && compareDates(decade.value, year.value) // => "contains"
 * ```
 */
export function compareDates(a: EdtfDate, b: EdtfDate): DateRelation {
  const [left, right] = [hull(a.ranges), hull(b.ranges)];
  if (left.latest < right.earliest) return 'before';
  if (right.latest < left.earliest) return 'after';
  if ([a.start, a.end, b.start, b.end].includes('unknown')) return 'unknown';
  const within = left.earliest >= right.earliest && left.latest <= right.latest;
  const around = left.earliest <= right.earliest && left.latest >= right.latest;
  if (within && around) return 'equal';
  return within ? 'during' : around ? 'contains' : 'overlaps';
}

/**
 * True unless the two dates certainly share no day; members of a set are looked at one by one, and unknown ends
 * reach as far as they can. Where `compareDates` says `before` or `after`, this is false.
 *
 * @example
 * ```ts
 * const [about, year] = [parseEdtf('1959~'), parseEdtf('1960')];
 * about.ok && year.ok && mayOverlap(about.value, year.value) // => true
 * ```
 */
export function mayOverlap(a: EdtfDate, b: EdtfDate): boolean {
  const others = b.ranges.map(reachOfRange);
  return a.ranges
    .map(reachOfRange)
    .some((one) => others.some((other) => one.earliest <= other.latest && other.earliest <= one.latest));
}

/**
 * Orders dates for `Array.prototype.sort`: by first day, then last day, then text. Open starts come first, open ends
 * after known ones, unknown starts and ends last. It returns 0 only for dates of the same text.
 *
 * @example
 * ```ts
 * const dates = ['1990', '/1992', '198X', '../1992'].map(parseEdtf).filter((date) => date.ok);
 * dates.map((date) => date.value).sort(sortDates).map(formatEdtf) // => ["../1992","198X","1990","/1992"]
 * ```
 */
export function sortDates(a: EdtfDate, b: EdtfDate): number {
  return (
    byCodeUnit(a.earliest ?? BEFORE_OR_LAST[a.start], b.earliest ?? BEFORE_OR_LAST[b.start]) ||
    byCodeUnit(a.latest ?? AFTER_OR_LAST[a.end], b.latest ?? AFTER_OR_LAST[b.end]) ||
    byCodeUnit(formatEdtf(a), formatEdtf(b))
  );
}

/**
 * Lists the decades a date certainly or possibly touches, oldest first, with `earlier` or `later` where it is
 * unbounded or its end unknown. To ask about one decade, use `mayOverlap`, which knows that `later` holds it.
 *
 * @example
 * ```ts
 * const date = parseEdtf('1977/1987');
 * date.ok && decadeOf(date.value) // => ["1970s","1980s"]
 * ```
 */
export function decadeOf(date: EdtfDate): readonly Decade[] {
  const tens = new Set<number>();
  for (const range of date.ranges) {
    const [from, to] = [range.from ?? range.to, range.to ?? range.from];
    if (!from || !to) continue;
    for (let ten = tensOf(reachOf(from).earliest); ten <= tensOf(reachOf(to).latest); ten++) tens.add(ten);
  }
  const known = [...tens].sort((a, b) => a - b).map((ten): Decade => `${ten * 10}s`);
  const earlier: readonly Decade[] = date.ranges.some((range) => !range.from) ? ['earlier'] : [];
  const later: readonly Decade[] = date.ranges.some((range) => !range.to) ? ['later'] : [];
  return [...earlier, ...known, ...later];
}

// Day texts compare by code unit, so '' is before and '~' after every day; '}' lies just under '~'.
const BEFORE = '';
const AFTER = '~';
const BEFORE_OR_LAST = { known: BEFORE, open: BEFORE, unknown: AFTER } as const;
const AFTER_OR_LAST = { known: BEFORE, open: '}', unknown: AFTER } as const;
const COARSENESS: readonly DatePrecision[] = [
  'day',
  'month',
  'season',
  'year',
  'decade',
  'century',
  'unknown',
];

type Reach = { readonly earliest: string; readonly latest: string };

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const tensOf = (day: string): number => Number(day.slice(0, 3));

function reachOfRange(range: EdtfRange): Reach {
  return {
    earliest: range.from ? reachOf(range.from).earliest : BEFORE,
    latest: range.to ? reachOf(range.to).latest : AFTER,
  };
}

function hull(ranges: readonly EdtfRange[]): Reach {
  const reaches = ranges.map(reachOfRange);
  return {
    earliest: reaches.map((reach) => reach.earliest).reduce((a, b) => (a < b ? a : b), AFTER),
    latest: reaches.map((reach) => reach.latest).reduce((a, b) => (a > b ? a : b), BEFORE),
  };
}

function parseSpan(text: string, first: string, second: string): Parsed<EdtfDate> {
  const start = endState(first);
  const end = endState(second);
  if (start !== 'known' && end !== 'known')
    return refused(`${quoted(text)} names no date; write at least one end, like ../1992 or 2006/..`);
  const range = parseRange(text, start === 'known' ? first : null, end === 'known' ? second : null, '/');
  return range.ok ? dated('span', [range.value], start, end) : range;
}

function parseSet(text: string): Parsed<EdtfDate> {
  const [open, close, kind] = text.startsWith('[')
    ? (['[', ']', 'one-of'] as const)
    : (['{', '}', 'all-of'] as const);
  if (!text.endsWith(close))
    return refused(`${quoted(text)} is not closed; write ${close} at its end, like ${open}1959,1965${close}`);
  const members = text.slice(1, -1).split(',');
  const single = members[0] ?? '';
  if (members.length === 1 && !single.includes('..') && parsePoint(single).ok)
    return refused(`${quoted(text)} has one member; write ${single}`);
  const ranges: EdtfRange[] = [];
  for (const [index, member] of members.entries()) {
    const range = parseMember(text, member, index === 0, index === members.length - 1);
    if (!range.ok) return range;
    ranges.push(range.value);
  }
  return dated(kind, ranges, ranges[0]?.from ? 'known' : 'open', ranges.at(-1)?.to ? 'known' : 'open');
}

function parseMember(text: string, member: string, isFirst: boolean, isLast: boolean): Parsed<EdtfRange> {
  const [first = '', second, third] = member.split('..');
  if (second === undefined) return parseRange(text, member, member, '..');
  if (third !== undefined || (first === '' && second === ''))
    return refused(
      `${quoted(text)} names no date beside ".."; write at least one end, like [..1992] or [1982..]`,
    );
  if (first === '' && !isFirst)
    return refused(`${quoted(text)} opens with ".." in a later member; write that member first`);
  if (second === '' && !isLast)
    return refused(`${quoted(text)} ends with ".." in an earlier member; write that member last`);
  if (first === second) return refused(`${quoted(text)} has a range from ${first} to itself; write ${first}`);
  return parseRange(text, first || null, second || null, '..');
}

function parseRange(
  text: string,
  first: string | null,
  second: string | null,
  join: '/' | '..',
): Parsed<EdtfRange> {
  const from = first === null ? null : parsePoint(first);
  if (from && !from.ok) return from;
  const to = second === null ? null : second === first && join === '..' ? from : parsePoint(second);
  if (to && !to.ok) return to;
  const range: EdtfRange = { from: from?.value ?? null, to: to?.value ?? null };
  if (range.from && range.to && range.to.latest < range.from.earliest)
    return refused(`${quoted(text)} ends before it starts; write ${second}${join}${first}`);
  return { ok: true, value: range };
}

const endState = (text: string): DateEnd => (text === '' ? 'unknown' : text === '..' ? 'open' : 'known');

function dated(
  kind: EdtfDate['kind'],
  ranges: readonly EdtfRange[],
  start: DateEnd,
  end: DateEnd,
): Parsed<EdtfDate> {
  const starts = ranges.map((range) => range.from).filter((point) => point !== null);
  const ends = ranges.map((range) => range.to).filter((point) => point !== null);
  const points = [...starts, ...ends];
  const value: EdtfDate = {
    kind,
    earliest:
      start === 'known' ? starts.map((point) => point.earliest).reduce((a, b) => (a < b ? a : b)) : null,
    latest: end === 'known' ? ends.map((point) => point.latest).reduce((a, b) => (a > b ? a : b)) : null,
    start,
    end,
    precision: points
      .map((point) => point.precision)
      .reduce((a, b) => (COARSENESS.indexOf(a) > COARSENESS.indexOf(b) ? a : b)),
    uncertain: points.some((point) => point.uncertain),
    approximate: points.some((point) => point.approximate),
    ranges: Object.freeze(ranges.map((range) => Object.freeze(range))),
  };
  return { ok: true, value: Object.freeze(value) };
}

function written(date: EdtfDate): string {
  const [range] = date.ranges;
  const end = (point: EdtfPoint | null | undefined, state: DateEnd): string =>
    point ? formatPoint(point) : state === 'open' ? '..' : '';
  if (date.kind === 'point') return end(range?.from, date.start);
  if (date.kind === 'span') return `${end(range?.from, date.start)}/${end(range?.to, date.end)}`;
  const members = date.ranges.map(({ from, to }) => {
    const [first, last] = [from ? formatPoint(from) : '', to ? formatPoint(to) : ''];
    return first === last ? first : `${first}..${last}`;
  });
  return date.kind === 'one-of' ? `[${members.join(',')}]` : `{${members.join(',')}}`;
}
