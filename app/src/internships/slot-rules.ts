import { instantOf, isTimeZone } from '../ui/zoned-time.ts';

/** What a coordinator enters: several times in one zone, each `2026-12-03 14:00`, one a line. */
export type SlotsGiven = {
  readonly times: string;
  readonly zone: string;
  readonly minutes: string;
  readonly place: string;
  readonly interviewers: readonly string[];
};

export type SlotProblem = {
  readonly field: 'times' | 'zone' | 'minutes' | 'place' | 'interviewers';
  readonly code:
    | 'no times'
    | 'unreadable'
    | 'skipped'
    | 'twice'
    | 'past'
    | 'far'
    | 'overlap'
    | 'zone'
    | 'minutes'
    | 'place'
    | 'interviewers';
  /** The line it is about; '' where it is about none. */
  readonly line: string;
};

export type SlotTime = { readonly start: string; readonly minutes: number };

/** Longest notice and shortest, before which a time is of no use to anybody. */
export const FARTHEST_DAYS = 180;
export const LEAST_NOTICE_MS = 2 * 60 * 60_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_TIMES = 50;

/** Reads the times, and says of each line that is none why. `busy` are times the same people already have. */
export function readSlots(
  given: SlotsGiven,
  now: Date,
  busy: readonly (SlotTime & { readonly interviewers: readonly string[] })[],
): { readonly times: readonly SlotTime[]; readonly problems: readonly SlotProblem[] } {
  const problems: SlotProblem[] = [];
  const say = (field: SlotProblem['field'], code: SlotProblem['code'], line = ''): void =>
    void problems.push({ field, code, line });
  const minutes = /^\d{1,3}$/.test(given.minutes) ? Number(given.minutes) : 0;
  if (minutes < 5 || minutes > 480) say('minutes', 'minutes');
  if (!isTimeZone(given.zone)) say('zone', 'zone');
  if (given.place.trim() === '' || given.place.length > 500) say('place', 'place');
  if (given.interviewers.length === 0) say('interviewers', 'interviewers');
  const lines = given.times
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '');
  if (lines.length === 0 || lines.length > MOST_TIMES) say('times', 'no times');
  if (problems.length > 0) return { times: [], problems };
  const times: SlotTime[] = [];
  const others = busy.filter(({ interviewers }) =>
    interviewers.some((one) => given.interviewers.includes(one)),
  );
  for (const line of lines) {
    const [day = '', time = ''] = line.split(' ');
    const instant = instantOf({ day, time: time.padStart(5, '0') }, given.zone);
    if (typeof instant === 'string') {
      say('times', instant, line);
      continue;
    }
    const slot = { start: instant.toISOString(), minutes };
    if (instant.getTime() < now.getTime() + LEAST_NOTICE_MS) say('times', 'past', line);
    else if (instant.getTime() > now.getTime() + FARTHEST_DAYS * DAY_MS) say('times', 'far', line);
    else if ([...others, ...times].some((each) => overlaps(each, slot))) say('times', 'overlap', line);
    else times.push(slot);
  }
  return { times, problems };
}

export function endOf({ start, minutes }: SlotTime): Date {
  return new Date(Date.parse(start) + minutes * MINUTE_MS);
}

/** Whether two times share a moment; one that begins when the other ends does not. */
export function overlaps(one: SlotTime, other: SlotTime): boolean {
  return Date.parse(one.start) < endOf(other).getTime() && Date.parse(other.start) < endOf(one).getTime();
}
