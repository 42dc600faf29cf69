import { sql } from 'kysely';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { moduleOf } from './case-module.ts';
import { loadCase } from './case-store.ts';
import { writeStatus } from './status-file.ts';

const under = new Map<string, { again: boolean }>();

/**
 * Brings what follows from a case up to date: the kind's own follow-up and the person's status page. Told until it is
 * done, so a crash in between only means that it is told again.
 */
export async function followUp(services: Services, id: string): Promise<void> {
  const running = under.get(id);
  if (running) return void (running.again = true);
  const run = { again: true };
  under.set(id, run);
  try {
    while (run.again) {
      run.again = false;
      await once(services, id);
    }
  } finally {
    under.delete(id);
  }
}

async function once(services: Services, id: string): Promise<void> {
  const { register } = services;
  const state = await loadCase(services, register, id);
  if (!state) return;
  const told = await toldOf(register, id);
  if (told >= state.seq) return;
  if (!state.isErased) {
    await moduleOf(state.kind).changed?.(services, state, told);
    await writeStatus(services, state);
  }
  await register.db
    .insertInto('case_told')
    .values({ case_id: id, seq: state.seq })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ seq: state.seq }))
    .execute();
}

async function toldOf({ db }: Store, id: string): Promise<number> {
  const row = await db.selectFrom('case_told').select('seq').where('case_id', '=', id).executeTakeFirst();
  return row?.seq ?? 0;
}

/** Cases whose follow-up a crash cut off. */
export async function casesToFollow({ db }: Store): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_line')
    .leftJoin('case_told', 'case_told.case_id', 'case_line.case_id')
    .select('case_line.case_id as id')
    .where(sql<boolean>`coalesce(case_told.seq, 0) < case_line.seq`)
    .execute();
  return rows.map(({ id }) => id);
}
