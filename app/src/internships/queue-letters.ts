import type { CaseState } from '../casework/index.ts';
import { isFromPerson } from '../casework/index.ts';
import type { Store } from '../register/index.ts';
import { recordKeyFor } from '../sealing/index.ts';
import type { Services } from '../workbench/services.ts';
import { calendarFile } from '../ui/calendar-file.ts';
import { letterFor, zoneOf } from './case-letters.ts';
import { internshipOf } from './internship-facts.ts';
import { internshipKind } from './internship-kind.ts';
import type { MailBody } from './mail-store.ts';
import { queueMail } from './mail-store.ts';
import { slotsById } from './slot-store.ts';

/** Letters that put a time into a calendar, or take it out again. */
const WITH_CALENDAR = new Set(['booked', 'reminder', 'cancelled']);

/** Puts the letters of a case that came after an event into the queue; each is in it once, however often this runs. */
export async function queueLetters(services: Services, state: CaseState, sinceSeq: number): Promise<void> {
  const to = emailOf(state);
  const lang = state.content?.lang ?? 'en';
  const { register, ring } = services;
  const fresh = state.letters.filter((letter) => letter.seq > sinceSeq && !isFromPerson(letter));
  if (to === undefined || fresh.length === 0) return;
  const key = await recordKeyFor(ring, register, internshipKind.compartment, state.id);
  for (const letter of fresh) {
    // A message has no subject and no greeting of its own.
    const { subject, text } =
      letter.template === null ? await letterFor(services, register, state, 'message', letter.text) : letter;
    const attachments = WITH_CALENDAR.has(letter.template ?? '')
      ? await calendarOf(services, register, state, letter.template === 'cancelled')
      : [];
    const body: MailBody = { to, lang, subject, text, attachments };
    await queueMail(services, register, key, { caseId: state.id, letter: letter.id, body });
  }
}

/** The last letter goes out under a key of its own, because that of the case is destroyed. */
export async function queueErased(services: Services, tx: Store, state: CaseState): Promise<void> {
  const to = emailOf(state);
  if (to === undefined) return;
  const lang = state.content?.lang ?? 'en';
  const id = services.newId();
  const key = await recordKeyFor(services.ring, tx, internshipKind.compartment, id);
  const letter = await letterFor(services, tx, state, 'erased');
  const body: MailBody = { to, lang, ...letter, attachments: [] };
  await queueMail(services, tx, key, { caseId: state.id, letter: 'erased', body, id });
}

async function calendarOf(
  services: Services,
  store: Store,
  state: CaseState,
  isCancelled: boolean,
): Promise<MailBody['attachments']> {
  const [slot] = await slotsById(services, store, [internshipOf(state).lastSlot ?? '']);
  if (!slot) return [];
  const file = calendarFile(
    state.content?.lang ?? 'en',
    { ...slot, zone: zoneOf(state), sequence: isCancelled ? 1 : 0, isCancelled, reference: '' },
    services.now(),
  );
  const method = isCancelled ? 'CANCEL' : 'PUBLISH';
  return [{ name: 'interview.ics', type: `text/calendar; charset=utf-8; method=${method}`, text: file }];
}

function emailOf(state: CaseState): string | undefined {
  const email = (state.content?.answers['email'] ?? '').trim();
  // One address and nothing that a mail server could take for more.
  return /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+\.[^\s<>,;:"()[\]\\@]+$/u.test(email) ? email : undefined;
}
