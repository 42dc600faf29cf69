import { randomUUID } from 'node:crypto';
import { changeCase, moveCase } from '../../src/casework/index.ts';
import { takeUp } from '../../src/casework/index.ts';
import { claimSlot } from '../../src/intake/note-store.ts';
import { queueMail } from '../../src/internships/mail-store.ts';
import { declareConflict, handInCard, nameReviewer } from '../../src/internships/review-actions.ts';
import { addSlots, offerSlots } from '../../src/internships/slot-actions.ts';
import { recordKeyFor } from '../../src/sealing/index.ts';
import { intakeOf } from '../internships/applicant.ts';
import { good } from '../internships/outcome.ts';
import type { Staff } from '../internships/people.ts';
import { card, staffOf } from '../internships/people.ts';
import type { Outsider } from '../setup/casework.ts';
import { openCase, outsider, putNote } from '../setup/casework.ts';
import type { TestPerson } from '../setup/workbench.ts';
import type { Cast } from './cast.ts';
import type { Objects } from './samples.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

type At = 'received' | 'review' | 'booked' | 'decision';

const staffs = new WeakMap<Cast['bench'], Promise<Staff>>();

function staffFor({ bench }: Cast): Promise<Staff> {
  const known = staffs.get(bench) ?? staffOf(bench);
  staffs.set(bench, known);
  return known;
}

/** An application as far as wanted, for somebody who works on internships; submissions of other kinds are not theirs. */
export async function applicationFor(cast: Cast, at: At): Promise<Objects> {
  const forbidden = [(await openCase(cast.bench.services, 'information')).id];
  return { own: await applicationAt(cast, at), forbidden, absent: NOWHERE };
}

/** An application whose interview somebody holds, and one they have nothing to do with. */
export async function scoredBy(cast: Cast, owner: TestPerson): Promise<Objects> {
  return {
    own: await applicationAt(cast, 'booked', owner),
    forbidden: [await applicationAt(cast, 'booked')],
    absent: NOWHERE,
  };
}

export async function freeTime(cast: Cast): Promise<Objects> {
  const start = new Date(cast.bench.services.now().getTime() + 5 * 86_400_000).toISOString();
  return { own: await slotAt(cast, start), forbidden: [], absent: NOWHERE };
}

/** A letter that was kept. */
export async function keptLetter({ bench: { services } }: Cast): Promise<Objects> {
  const { id: caseId } = await openCase(services, 'internship');
  const id = randomUUID();
  const key = await recordKeyFor(services.ring, services.register, 'internships', caseId);
  const body = {
    to: 'somebody@example.org',
    lang: 'en',
    subject: 'A letter',
    text: 'Text.',
    attachments: [],
  } as const;
  await queueMail(services, services.register, key, { caseId, letter: id, body, id });
  return { own: id, forbidden: [], absent: NOWHERE };
}

async function applicationAt(cast: Cast, at: At, interviewer?: TestPerson): Promise<string> {
  const { services } = cast.bench;
  const staff = await staffFor(cast);
  const coordinator = (await cast.bench.sessionFor(staff.coordinator.person.user)).person;
  const who = await outsider();
  const { id } = await openCase(services, 'internship', {
    who,
    content: { answers: { name: 'Synthetic Applicant', timeZone: 'Asia/Seoul', why: 'To help.' } },
  });
  if (at === 'received') return id;
  good(await moveCase(services, coordinator, id, 'complete'));
  for (const { person } of staff.reviewers) {
    good(await nameReviewer(services, coordinator, id, person.user));
    good(await declareConflict(services, person, id, false));
    good(await handInCard(services, person, id, { name: 'review', card: card('review'), reason: '' }));
  }
  if (at === 'review') return id;
  const past = new Date(services.now().getTime() - 3_600_000).toISOString();
  const holder = (interviewer ?? staff.reviewers[0]).person;
  await book(cast, coordinator, who, id, await slotAt(cast, past, holder.user));
  if (at === 'booked') return id;
  good(await moveCase(services, coordinator, id, 'held'));
  good(await handInCard(services, holder, id, { name: 'interview', card: card('interview'), reason: '' }));
  good(await moveCase(services, coordinator, id, 'scored'));
  return id;
}

async function book(
  cast: Cast,
  coordinator: TestPerson['person'],
  who: Outsider,
  id: string,
  slot: string,
): Promise<void> {
  const { services } = cast.bench;
  good(
    await changeCase(services, coordinator, id, { action: 'case move' }, async (change) => {
      const offered = await offerSlots(change, [slot]);
      return offered.ok ? change.move('invite') : offered;
    }),
  );
  const recipient = await services.ring.intakeRecipient();
  await claimSlot(await intakeOf(cast.bench), who.code, recipient, slot, 'Asia/Seoul');
  await putNote(services, who, { kind: 'booking', slot, timeZone: 'Asia/Seoul' });
  await takeUp(services);
}

async function slotAt(cast: Cast, start: string, interviewer?: string): Promise<string> {
  const staff = await staffFor(cast);
  const interviewers = [interviewer ?? staff.reviewers[0].person.user];
  const time = { start, minutes: 45, zone: 'Asia/Seoul', place: 'Room 2', interviewers };
  return good(await addSlots(cast.bench.services, staff.coordinator.person, [time]))[0] ?? '';
}
