import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Language } from './language.ts';
import { spanWords } from './zoned-time.ts';

export type Appointment = {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly start: string;
  readonly minutes: number;
  readonly place: string;
  /** Of whoever gets the file; the times in it are in UTC, and this zone says them in words. */
  readonly zone: string;
  /** Counts up when the same appointment changes, so that calendars replace what they have. */
  readonly sequence: number;
  readonly isCancelled: boolean;
  /** What stands in the title besides that it is an interview: for staff a reference, never a name. */
  readonly reference: string;
};

/** A calendar is seen by others: it says no more than that there is a talk. */
const SUMMARY: Readonly<Record<Language, string>> = { en: 'Interview', ko: '면접' };
const MINUTE_MS = 60_000;

/** An appointment as a calendar file (RFC 5545), with an alarm a quarter of an hour before. */
export function calendarFile(lang: Language, appointment: Appointment, now: Date): string {
  const { id, start, minutes, place, zone, sequence, isCancelled, reference } = appointment;
  const from = new Date(start);
  const calendar = ical({
    prodId: { company: 'Unhidden', product: 'Internships', language: lang.toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  const event = calendar.createEvent({
    id: `${id}@unhidden.invalid`,
    sequence,
    stamp: now,
    start: from,
    end: new Date(from.getTime() + minutes * MINUTE_MS),
    summary: reference === '' ? SUMMARY[lang] : `${SUMMARY[lang]} ${reference}`,
    description: spanWords(lang, appointment, zone),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (place !== '') event.location(place);
  if (!isCancelled) event.createAlarm({ type: 'display' as never, trigger: 15 * 60 });
  return calendar.toString();
}
