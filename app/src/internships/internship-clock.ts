import {
  caseOfLocator,
  changeCase,
  CLOCK,
  findLines,
  loadCase,
  loadCases,
  moveCase,
  PERSON,
} from '../casework/index.ts';
import { createMailer } from '../platform/mail.ts';
import type { Services } from '../workbench/services.ts';
import { daysAfter, dayOf } from '../casework/index.ts';
import { addInternshipFact } from './add-fact.ts';
import { internshipOf, wasReminded } from './internship-facts.ts';
import { hasLapsed } from './internship-needs.ts';
import { createMailQueue } from './mail-queue.ts';
import type { MailQueue } from './mail-queue.ts';
import { addTemplate, bookSlot } from './slot-actions.ts';
import { claimantOf } from './slot-claims.ts';
import { slotsAfter } from './slot-store.ts';

/** Before an interview, and before an offer lapses. */
export const REMIND_HOURS = 24;
export const REMIND_DAYS = 3;
const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = 60_000;

const queues = new WeakMap<Services['config'], MailQueue>();
const looked = new WeakMap<Services['config'], number>();

/** What time brings about: claims become bookings, reminders go out, offers lapse, letters are sent. */
export async function runInternshipClock(services: Services): Promise<void> {
  await takeUpClaims(services);
  // Nothing of the rest is wanted to the second.
  const now = services.now().getTime();
  const before = looked.get(services.config) ?? -Infinity;
  if (now - before >= LOOK_EVERY_MS || now < before) {
    looked.set(services.config, now);
    await remindOfInterviews(services);
    await followOffers(services);
  }
  // A slow mail server keeps nobody's application waiting.
  void mailQueueOf(services)
    .run()
    .catch((error: unknown) =>
      services.tell(`Letters wait: ${error instanceof Error ? error.name : 'an error'}. It is tried again.`),
    );
}

export function mailQueueOf(services: Services): MailQueue {
  const { config } = services;
  const known = queues.get(config);
  if (known) return known;
  const { smtpUrl } = config.secrets;
  const mailer =
    smtpUrl !== undefined && config.mailFrom !== undefined
      ? createMailer(smtpUrl, config.mailFrom)
      : undefined;
  const made = createMailQueue(services, mailer);
  queues.set(config, made);
  return made;
}

/** A claim counts by itself: where the note that told of it was lost, the booking is made all the same. */
export async function takeUpClaims(services: Services): Promise<number> {
  const { register, now } = services;
  let booked = 0;
  for (const slot of await slotsAfter(services, register, now().toISOString())) {
    if (slot.state !== 'free') continue;
    const claimant = await claimantOf(services, slot.id);
    if (claimant === 'nobody' || claimant.by === 'us') continue;
    const id = await caseOfLocator(services, register, claimant.locator);
    if (id === undefined) continue;
    const { zone } = claimant;
    const done = await changeCase(services, PERSON, id, { action: 'interview booked' }, (change) =>
      bookSlot(change, { slot: slot.id, zone }),
    );
    if (done.ok) booked += 1;
  }
  return booked;
}

export async function remindOfInterviews(services: Services): Promise<number> {
  const { register, now } = services;
  const until = new Date(now().getTime() + REMIND_HOURS * HOUR_MS).toISOString();
  let reminded = 0;
  for (const slot of await slotsAfter(services, register, now().toISOString())) {
    const { id, start, state, caseId } = slot;
    if (start > until || state !== 'booked' || caseId === null) continue;
    const before = await loadCase(services, register, caseId);
    if (!before || internshipOf(before).booked?.slot !== id || wasReminded(before, 'interview', id)) continue;
    const done = await changeCase(
      services,
      CLOCK,
      caseId,
      { action: 'interview reminder' },
      async (change) => {
        const noted = await addInternshipFact(change, 'reminded of interview', { slot: id });
        return noted.ok ? addTemplate(change, 'reminder') : noted;
      },
    );
    if (done.ok) reminded += 1;
  }
  return reminded;
}

/** Reminds of offers a few days before they lapse, and lets those lapse whose day is over. */
export async function followOffers(services: Services): Promise<void> {
  const { register, now } = services;
  const { lines } = await findLines(register, { kinds: ['internship'], stages: ['offer'], limit: 1000 });
  const states = await loadCases(
    services,
    register,
    lines.map(({ id }) => id),
  );
  for (const state of states.values()) {
    const { offer } = internshipOf(state);
    if (!offer) continue;
    if (hasLapsed(offer, now())) {
      await moveCase(services, CLOCK, state.id, 'lapse');
      continue;
    }
    if (daysAfter(dayOf(now()), REMIND_DAYS) < offer.answerBy || wasReminded(state, 'offer', offer.id))
      continue;
    await changeCase(services, CLOCK, state.id, { action: 'offer reminder' }, async (change) => {
      const noted = await addInternshipFact(change, 'reminded of offer', { offer: offer.id });
      return noted.ok ? addTemplate(change, 'offer reminder') : noted;
    });
  }
}
