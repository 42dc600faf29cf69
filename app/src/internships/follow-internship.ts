import {
  addLetter,
  changeCase,
  CLOCK,
  findLines,
  loadCases,
  moveCase,
  PERSON,
  writeStatus,
} from '../casework/index.ts';
import type { CaseState } from '../casework/index.ts';
import type { Services } from '../workbench/services.ts';
import { letterFor } from './case-letters.ts';
import { internshipOf } from './internship-facts.ts';
import { endBooking } from './slot-actions.ts';
import { slotsById } from './slot-store.ts';
import { queueLetters } from './queue-letters.ts';

/** What follows from a change of an application once it is committed; told again after a crash. */
export async function followInternship(
  services: Services,
  state: CaseState,
  sinceSeq: number,
): Promise<void> {
  const { id } = state;
  if (state.content?.form && !state.letters.some(({ template }) => template === 'received'))
    await addLetter(services, CLOCK, id, {
      template: 'received',
      ...(await letterFor(services, services.register, state, 'received')),
    });
  await queueLetters(services, state, sinceSeq);
  // Whoever answers what was asked of them is back on our list at once.
  if (state.stage === 'asked' && hasAnswered(state)) await moveCase(services, PERSON, id, 'answer');
  const { booked } = internshipOf(state);
  if (booked && ['withdrawn', 'rejected'].includes(state.stage))
    await changeCase(services, CLOCK, id, { action: 'interview over' }, (change) =>
      endBooking(change, { slot: booked.slot, why: 'application over' }),
    );
  if (hasNewBooking(state, sinceSeq)) await refreshOthers(services, state);
}

/** Something from the person, other than what they had sent before, since we asked. */
function hasAnswered(state: CaseState): boolean {
  const asked = state.history.findLast(({ type }) => type === 'move')?.seq ?? 0;
  return state.history.some(
    ({ seq, by, type }) =>
      seq > asked && by === PERSON && (type === 'message' || type === 'files' || type === 'fact'),
  );
}

function hasNewBooking({ history }: CaseState, sinceSeq: number): boolean {
  return history.some(
    ({ seq, type, body }) =>
      seq > sinceSeq &&
      type === 'fact' &&
      body !== null &&
      'name' in body &&
      (body.name === 'booked' || body.name === 'booking over'),
  );
}

/** Others who were offered the same time see that it is gone, or free again. */
async function refreshOthers(services: Services, state: CaseState): Promise<void> {
  const { register } = services;
  const [slot] = await slotsById(services, register, [internshipOf(state).lastSlot ?? '']);
  if (!slot) return;
  const { lines } = await findLines(register, { kinds: [state.kind], stages: ['interview'], limit: 1000 });
  const others = await loadCases(
    services,
    register,
    lines.map(({ id }) => id).filter((id) => id !== state.id),
  );
  for (const other of others.values())
    if (internshipOf(other).offered.includes(slot.original)) await writeStatus(services, other);
}
