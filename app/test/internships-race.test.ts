import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeCase, loadCase, moveCase } from '../src/casework/index.ts';
import { takeUp } from '../src/casework/inbox/watch-inbox.ts';
import { codeToField, newCode } from '../src/intake/code.ts';
import '../src/internships/index.ts';
import { internshipOf } from '../src/internships/internship-facts.ts';
import { offerSlots, takeBackSlot } from '../src/internships/slot-actions.ts';
import type { Applicant } from './internships/applicant.ts';
import { apply } from './internships/applicant.ts';
import { good } from './internships/outcome.ts';
import type { Staff } from './internships/people.ts';
import { reviewed, slotsOn, staffOf } from './internships/people.ts';
import type { TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

const PROCESSES = 4;
const ATTEMPTS = 1_000;
const APPLICANTS = 8;

let bench: TestWorkbench;
let staff: Staff;

beforeEach(async () => {
  bench = await startWorkbench();
  staff = await staffOf(bench);
});
afterEach(() => bench.close());

async function invited(slots: readonly string[], email: string): Promise<Applicant> {
  const { services } = bench;
  const { person } = staff.coordinator;
  const applicant = await apply(bench, { answers: { email } });
  good(await moveCase(services, person, applicant.caseId, 'complete'));
  await reviewed(bench, staff, applicant.caseId);
  good(
    await changeCase(services, person, applicant.caseId, { action: 'case move' }, async (change) => {
      const offered = await offerSlots(change, slots);
      return offered.ok ? change.move('invite') : offered;
    }),
  );
  return applicant;
}

/** All codes at once, over several processes that begin together; gives the codes that have the slot. */
async function race(slot: string, codes: readonly string[]): Promise<readonly string[]> {
  const recipient = await bench.services.ring.intakeRecipient();
  const share = Math.ceil(codes.length / PROCESSES);
  const racers = Array.from({ length: PROCESSES }, (_, at) => {
    const own = codes.slice(at * share, (at + 1) * share);
    const args = [
      join(import.meta.dirname, 'internships/claim-many.ts'),
      bench.services.folder.intake.path,
      recipient,
      slot,
      ...own,
    ];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    return { child, own };
  });
  await Promise.all(racers.map(({ child }) => once(child.stdout, 'data')));
  const answers = racers.map(async ({ child, own }) => {
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stdin.write('go\n');
    const [status] = (await once(child, 'exit')) as [number | null];
    expect(status).toBe(0);
    const won = JSON.parse(Buffer.concat(pieces).toString()) as readonly number[];
    return won.flatMap((index) => own[index] ?? []);
  });
  return (await Promise.all(answers)).flat();
}

test('of a thousand who book one interview time at once, from several processes, exactly one has it', async () => {
  const slots = await slotsOn(bench, staff, ['2026-03-10T00:00:00.000Z', '2026-03-11T00:00:00.000Z']);
  const slot = slots[0] ?? '';
  const applicants: Applicant[] = [];
  for (let n = 0; n < APPLICANTS; n += 1) applicants.push(await invited(slots, `racer${n}@example.org`));
  // Each applicant presses more than once, among many codes that were offered nothing.
  const theirs = applicants.map(({ code }) => codeToField(code));
  const codes = Array.from({ length: ATTEMPTS }, (_, at) =>
    at % 5 === 0 ? (theirs[(at / 5) % APPLICANTS] ?? '') : codeToField(newCode()),
  );
  const winners = new Set(await race(slot, codes));
  expect(winners.size).toBe(1);
  // Everybody says that they booked; the workbench believes the claim.
  for (const applicant of applicants) await applicant.does({ kind: 'booking', slot, timeZone: 'Asia/Seoul' });
  await takeUp(bench.services);
  const booked = await Promise.all(
    applicants.map(async ({ caseId }) => {
      const state = await loadCase(bench.services, bench.services.register, caseId);
      return state ? internshipOf(state).booked?.slot : undefined;
    }),
  );
  const isApplicant = theirs.some((code) => winners.has(code));
  expect(booked.filter((each) => each === slot)).toHaveLength(isApplicant ? 1 : 0);
  const rows = await bench.services.register.db
    .selectFrom('interview_slot')
    .select(['id', 'state'])
    .where('start', '=', '2026-03-10T00:00:00.000Z')
    .execute();
  expect(rows).toEqual([{ id: slot, state: isApplicant ? 'booked' : 'free' }]);
  if (isApplicant) {
    const winner = applicants.find((_, at) => winners.has(theirs[at] ?? ''));
    expect((await winner?.status())?.booked?.id).toBe(slot);
  }
}, 120_000);

test('of applicants alone, one books and all others still see the other time', async () => {
  const slots = await slotsOn(bench, staff, ['2026-03-10T00:00:00.000Z', '2026-03-11T00:00:00.000Z']);
  const applicants: Applicant[] = [];
  for (let n = 0; n < APPLICANTS; n += 1) applicants.push(await invited(slots, `racer${n}@example.org`));
  const theirs = applicants.map(({ code }) => codeToField(code));
  const codes = Array.from({ length: ATTEMPTS }, (_, at) => theirs[at % APPLICANTS] ?? '');
  const winners = new Set(await race(slots[0] ?? '', codes));
  expect(winners.size).toBe(1);
  await takeUp(bench.services);
  let booked = 0;
  for (const [at, applicant] of applicants.entries()) {
    const status = await applicant.status();
    if (status.booked) {
      booked += 1;
      expect(winners.has(theirs[at] ?? '')).toBe(true);
      expect(status.slots).toEqual([]);
    } else expect(status.slots.map(({ id }) => id)).toEqual(slots.slice(1));
  }
  expect(booked).toBe(1);
  expect((await takeBackSlot(bench.services, staff.coordinator.person, slots[0] ?? '')).ok).toBe(false);
}, 120_000);
