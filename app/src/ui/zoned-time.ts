import type { Language } from './language.ts';

/** A date and a time as a clock on a wall shows them: `2026-03-29` and `14:30`. */
export type WallTime = { readonly day: string; readonly time: string };

const DAY = /^\d{4}-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Time zones to choose from, by the names of the IANA data base; `UTC` first. */
export function timeZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

export function isTimeZone(zone: string): boolean {
  // Numbers such as `+09:00` are zones to Intl, too; nobody lives in one.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * The instant at which a clock in a zone shows a time. Where clocks change, a time may come never (`skipped`) or twice
 * (`twice`); neither is fit for an appointment.
 */
export function instantOf({ day, time }: WallTime, zone: string): Date | 'skipped' | 'twice' | 'unreadable' {
  if (!DAY.test(day) || !TIME.test(time) || !isTimeZone(zone)) return 'unreadable';
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (!Number.isFinite(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== day) return 'unreadable';
  // Clocks change at most once within a day on either side, so that one of the two offsets holds.
  const offsets = new Set([asUtc - DAY_MS, asUtc + DAY_MS].map((at) => offsetMinutes(new Date(at), zone)));
  const fitting = [...offsets]
    .map((offset) => new Date(asUtc - offset * MINUTE_MS))
    .filter((at) => {
      const shown = wallTimeOf(at, zone);
      return shown.day === day && shown.time === time;
    });
  if (fitting.length > 1) return 'twice';
  return fitting[0] ?? 'skipped';
}

/** What a clock in a zone shows at an instant. */
export function wallTimeOf(at: Date, zone: string): WallTime {
  const shifted = new Date(at.getTime() + offsetMinutes(at, zone) * MINUTE_MS).toISOString();
  return { day: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}

/** Minutes by which a zone is ahead of UTC at an instant. */
export function offsetMinutes(at: Date, zone: string): number {
  const parts = Object.fromEntries(
    formatter('en-GB', zone, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts;
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Math.round((shown - Math.floor(at.getTime() / 1000) * 1000) / MINUTE_MS);
}

/** `UTC+9`, `UTC-3:30`, `UTC`. */
export function offsetWords(at: Date, zone: string): string {
  const minutes = offsetMinutes(at, zone);
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`;
}

/** `Monday, 30 March 2026, 14:00 to 14:45 (Europe/Berlin, UTC+2)`; the end names its day where it is another. */
export function spanWords(
  lang: Language,
  { start, minutes }: { readonly start: string; readonly minutes: number },
  zone: string,
): string {
  const from = new Date(start);
  const to = new Date(from.getTime() + minutes * MINUTE_MS);
  const isOneDay = wallTimeOf(from, zone).day === wallTimeOf(to, zone).day;
  const until = `${isOneDay ? '' : `${dayWords(lang, to, zone)}${lang === 'ko' ? ' ' : ', '}`}${clockWords(lang, to, zone)}`;
  const where = `(${zone}, ${offsetWords(from, zone)})`;
  return lang === 'ko'
    ? `${dayWords(lang, from, zone)} ${clockWords(lang, from, zone)}부터 ${until}까지 ${where}`
    : `${dayWords(lang, from, zone)}, ${clockWords(lang, from, zone)} to ${until} ${where}`;
}

function dayWords(lang: Language, at: Date, zone: string): string {
  return formatter(LOCALES[lang], zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
}

function clockWords(lang: Language, at: Date, zone: string): string {
  return formatter(LOCALES[lang], zone, {
    hour: lang === 'ko' ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: hourCycle(lang),
  }).format(at);
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ko: 'ko-KR' };

/** Korean says 오전 and 오후, and noon is 오후 12시. */
function hourCycle(lang: Language): 'h23' | 'h12' {
  return lang === 'ko' ? 'h12' : 'h23';
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formatters.set(key, made);
  return made;
}
