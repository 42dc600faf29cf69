import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Language } from '../ui/language.ts';
import { spanWords } from '../ui/zoned-time.ts';
import type { Slot } from './submission.ts';

/** A calendar is seen by others: it says no more than that there is a talk. */
const SUMMARY: Readonly<Record<Language, string>> = { en: 'Interview', ko: '면접' };

/** A booked interview as a calendar file (RFC 5545), with its time in words of the zone and a reminder before. */
export function bookingFile(lang: Language, slot: Slot, zone: string, today: string): string {
  const start = new Date(slot.start);
  const calendar = ical({
    prodId: { company: 'Unhidden', product: 'Internships', language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const event = calendar.createEvent({
    id: `${slot.id}@unhidden.invalid`,
    stamp: new Date(`${today}T00:00:00Z`),
    start,
    end: new Date(start.getTime() + slot.minutes * 60_000),
    summary: SUMMARY[lang],
    description: spanWords(lang, slot, zone),
  });
  if (slot.place !== '') event.location(slot.place);
  event.createAlarm({ type: 'display' as never, trigger: 15 * 60 });
  return calendar.toString();
}
