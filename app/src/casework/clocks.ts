import type { Services } from '../workbench/services.ts';
import { moveCase } from './case-actions.ts';
import { CLOCK } from './case-event.ts';
import { readLine } from './case-line-store.ts';
import { caseModules } from './case-module.ts';
import { dayOf, daysAfter } from './days.ts';
import { eraseCase } from './erase-case.ts';

let lastRun = '';

/** What due dates bring about; once a day and at the start. */
export async function runClocks(services: Services): Promise<void> {
  const today = `${services.ring.id} ${dayOf(services.now())}`;
  if (lastRun === today) return;
  await makeClockMoves(services);
  await eraseKeptLongEnough(services);
  lastRun = today;
}

/** Makes the moves that are a due date's to make, of cases past theirs. */
export async function makeClockMoves(services: Services): Promise<number> {
  const today = dayOf(services.now());
  let made = 0;
  for (const { kind } of caseModules())
    for (const [move, rule] of Object.entries(kind.moves)) {
      if (!rule.by.includes(CLOCK)) continue;
      for (const stage of rule.from)
        for (const { id, seq, due } of await inStage(services, kind.name, stage))
          if (due !== null && due < today && (await moveCase(services, CLOCK, id, move, { seq })).ok)
            made += 1;
    }
  return made;
}

/** Erases what ended and was kept as long as its kind says. */
export async function eraseKeptLongEnough(services: Services): Promise<number> {
  const today = dayOf(services.now());
  let erased = 0;
  for (const { kind } of caseModules())
    for (const [stage, { keptDays }] of Object.entries(kind.stages)) {
      if (keptDays === undefined) continue;
      for (const { id, since } of await inStage(services, kind.name, stage))
        if (
          daysAfter(since, keptDays) <= today &&
          (await eraseCase(services, CLOCK, id, 'kept long enough')).ok
        )
          erased += 1;
    }
  return erased;
}

async function inStage({ register }: Services, kind: string, stage: string) {
  const rows = await register.db
    .selectFrom('case_line')
    .selectAll()
    .where('kind', '=', kind)
    .where('stage', '=', stage)
    .where('erased', '=', 0)
    .execute();
  return rows.map(readLine);
}
