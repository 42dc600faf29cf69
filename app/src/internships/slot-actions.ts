import type { SignedIn } from '../accounts/roles.ts';
import type { CaseChange, Outcome } from '../casework/index.ts';
import { changeCase, done, inOneTransaction, wrong } from '../casework/index.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { isTimeZone } from '../ui/zoned-time.ts';
import { addInternshipFact } from './add-fact.ts';
import { letterFor, zoneOf } from './case-letters.ts';
import { internshipOf } from './internship-facts.ts';
import { PROBLEMS } from './internship-problems.ts';
import type { TemplateName } from './letter-templates.ts';
import { claimantOf, claimForUs } from './slot-claims.ts';
import { endOf } from './slot-rules.ts';
import type { SlotTime } from './slot-rules.ts';
import type { InterviewSlot } from './slot-store.ts';
import { addSlot, moveSlot, slotsById } from './slot-store.ts';

/** Adds times at which somebody can be interviewed. */
export function addSlots(
  services: Services,
  coordinator: SignedIn,
  slots: readonly (SlotTime & {
    readonly zone: string;
    readonly place: string;
    readonly interviewers: readonly string[];
  })[],
): Promise<Outcome<readonly string[]>> {
  return inOneTransaction(services, async (tx) => {
    const ids: string[] = [];
    for (const slot of slots) {
      const id = services.newId();
      ids.push(id);
      await addSlot(services, tx, fresh(services, { ...slot, id, original: id, by: coordinator.user }));
    }
    await services.custody.append(tx, {
      actor: coordinator.user,
      action: 'interview times',
      object: 'interviews',
      after: { ids },
    });
    return done(ids);
  });
}

function fresh(services: Services, slot: Omit<InterviewSlot, 'state' | 'caseId' | 'at'>): InterviewSlot {
  return { ...slot, state: 'free', caseId: null, at: services.now().toISOString() };
}

/** Takes a free time back. The claim is what decides: where a person was first, the time is theirs. */
export async function takeBackSlot(
  services: Services,
  coordinator: SignedIn,
  id: string,
): Promise<Outcome<null>> {
  const [slot] = await slotsById(services, services.register, [id]);
  if (slot?.state !== 'free' || !(await claimForUs(services, id))) return wrong(PROBLEMS.slotGone);
  return inOneTransaction(services, async (tx) => {
    if (!(await moveSlot(services, tx, id, 'free', { state: 'over', caseId: null })))
      return wrong(PROBLEMS.slotGone);
    await services.custody.append(tx, {
      actor: coordinator.user,
      action: 'interview time back',
      object: id,
    });
    return done(null);
  });
}

/** Offers times to an applicant in place of those offered before. */
export async function offerSlots(change: CaseChange, slots: readonly string[]): Promise<Outcome<null>> {
  const found = await slotsById(change.services, change.tx, slots);
  const open = found.filter(({ state }) => state === 'free');
  if (open.length === 0 || open.length < slots.length) return wrong(PROBLEMS.slotsOffered);
  return addInternshipFact(change, 'slots', { slots: open.map(({ original }) => original) });
}

/** A person's claim becomes a booking. Only the claim counts: the note that tells of it could be anybody's. */
export async function bookSlot(
  change: CaseChange,
  { slot: id, zone }: { readonly slot: string; readonly zone: string },
): Promise<Outcome<null>> {
  const { services, tx } = change;
  const state = change.state();
  const { offered, booked: before } = internshipOf(state);
  const [slot] = await slotsById(services, tx, [id]);
  if (!slot || !offered.includes(slot.original) || before?.slot === id) return done(null);
  const claimant = await claimantOf(services, id);
  if (claimant === 'nobody' || claimant.by === 'us' || claimant.locator !== state.content?.locator)
    return done(null);
  if (before !== null || state.stage !== 'interview') return freeAgain(services, tx, slot);
  if (!(await moveSlot(services, tx, id, 'free', { state: 'booked', caseId: state.id }))) return done(null);
  const { interviewers } = slot;
  const fact = { slot: id, zone: isTimeZone(zone) ? zone : zoneOf(state), interviewers };
  const booked = await addInternshipFact(change, 'booked', fact);
  return booked.ok ? addTemplate(change, 'booked') : booked;
}

/** A letter that follows from what happened, without anybody's looking at it first. */
export async function addTemplate(change: CaseChange, template: TemplateName): Promise<Outcome<null>> {
  const { services, tx } = change;
  const letter = await letterFor(services, tx, change.state(), template);
  return change.add({ type: 'letter', body: { id: services.newId(), template, ...letter } });
}

/**
 * The booking ends, and the person is written to, unless their application ended with it. The time is free for others
 * where it is still to come and not ourselves cancelled it.
 */
export async function endBooking(
  change: CaseChange,
  {
    slot: id,
    why,
  }: { readonly slot: string; readonly why: 'by person' | 'by us' | 'missed' | 'application over' },
): Promise<Outcome<null>> {
  const { services, tx } = change;
  const state = change.state();
  const { booked } = internshipOf(state);
  if (booked?.slot !== id) return why === 'by person' ? done(null) : wrong(PROBLEMS.slotBooked);
  const [slot] = await slotsById(services, tx, [id]);
  if (!slot) return wrong(PROBLEMS.slotGone);
  if (why === 'missed' && endOf(slot) > services.now()) return wrong(PROBLEMS.slotOver);
  if (!(await moveSlot(services, tx, id, 'booked', { state: 'over', caseId: state.id })))
    return wrong(PROBLEMS.slotGone);
  if (why === 'by person' || why === 'application over') await renew(services, tx, slot);
  const ended = await addInternshipFact(change, 'booking over', { slot: id, why });
  if (!ended.ok || why === 'application over') return ended;
  return addTemplate(change, why === 'missed' ? 'missed' : 'cancelled');
}

/** A claim is for ever, so a time that becomes free again is a new slot; those it was offered to see it in its place. */
async function renew(services: Services, tx: Store, slot: InterviewSlot): Promise<void> {
  if (Date.parse(slot.start) <= services.now().getTime()) return;
  await addSlot(services, tx, fresh(services, { ...slot, id: services.newId() }));
}

async function freeAgain(services: Services, tx: Store, slot: InterviewSlot): Promise<Outcome<null>> {
  if (await moveSlot(services, tx, slot.id, 'free', { state: 'over', caseId: null }))
    await renew(services, tx, slot);
  return done(null);
}

/** Ends a booking for us: because we cannot come, or because the applicant did not. */
export function endBookingByUs(
  services: Services,
  coordinator: SignedIn,
  caseId: string,
  why: 'by us' | 'missed',
): Promise<Outcome<null>> {
  return changeCase(services, coordinator, caseId, { action: 'interview over' }, (change) => {
    const { booked } = internshipOf(change.state());
    return endBooking(change, { slot: booked?.slot ?? '', why });
  });
}
