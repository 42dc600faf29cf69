import type { KeyRing } from '../keyring/index.ts';
import { isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import type { CaseworkTables } from '../register/schema/casework.ts';
import type { CaseState } from './case-state.ts';
import { loadCase } from './case-store.ts';

type Line = CaseworkTables['case_line'];
type Sealing = { readonly ring: KeyRing };

/** How a case stands, as a list shows it. */
export type CaseLine = {
  readonly id: string;
  readonly kind: string;
  readonly stage: string;
  readonly since: string;
  readonly receivedOn: string;
  /** The stage's own day, and the earliest of an open task. */
  readonly due: string | null;
  readonly taskDue: string | null;
  readonly assignee: string | null;
  readonly seq: number;
  readonly isErased: boolean;
};

export type LineFilter = {
  readonly kinds: readonly string[];
  readonly stages?: readonly string[];
  /** A user id; `none` for cases nobody looks after. */
  readonly assignee?: string;
  /** Cases of which something was due before this day. */
  readonly dueBefore?: string;
  readonly sort?: 'due' | 'since' | 'received';
  readonly limit?: number;
  readonly offset?: number;
};

/** The line of a case, derived from its state. */
export function lineOf({ ring }: Sealing, state: CaseState): Line {
  const open = state.tasks.flatMap(({ isDone, due }) => (isDone || due === null ? [] : [due])).sort();
  const locator = state.content?.locator ?? '';
  return {
    case_id: state.id,
    kind: state.kind,
    stage: state.stage,
    since: state.since,
    received: state.receivedOn,
    due: state.due,
    task_due: open[0] ?? null,
    assignee: state.assignee,
    seq: state.seq,
    locator: locator === '' ? null : locatorMac(ring, locator),
    erased: state.isErased ? 1 : 0,
  };
}

export async function keepLine(sealing: Sealing, { db }: Store, state: CaseState): Promise<void> {
  const line = lineOf(sealing, state);
  const { case_id: _id, ...rest } = line;
  await db
    .insertInto('case_line')
    .values(line)
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(rest))
    .execute();
}

/** Makes every line anew from the histories. */
export async function rebuildLines(sealing: Sealing, store: Store): Promise<number> {
  await store.db.deleteFrom('case_line').execute();
  const cases = await store.db.selectFrom('case_event').select('case_id').where('seq', '=', 1).execute();
  for (const { case_id: id } of cases) {
    const state = await loadCase(sealing, store, id);
    if (state) await keepLine(sealing, store, state);
  }
  return cases.length;
}

/** One page of lines and how many there are in all. */
export async function findLines(
  { db, engine }: Store,
  { kinds, stages, assignee, dueBefore, sort = 'due', limit = 50, offset = 0 }: LineFilter,
): Promise<{ readonly lines: readonly CaseLine[]; readonly count: number }> {
  const found = db
    .selectFrom('case_line')
    .where('erased', '=', 0)
    .where(isAmong(engine, 'kind', kinds))
    .$if(stages !== undefined, (query) => query.where(isAmong(engine, 'stage', stages ?? [])))
    .$if(assignee !== undefined, (query) =>
      assignee === 'none'
        ? query.where('assignee', 'is', null)
        : query.where('assignee', '=', assignee ?? ''),
    )
    .$if(dueBefore !== undefined, (query) =>
      query.where((e) => e.or([e('due', '<', dueBefore ?? ''), e('task_due', '<', dueBefore ?? '')])),
    );
  const { count } = await found.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const first = { due: 'due', since: 'since', received: 'received' } as const;
  const rows = await found
    .selectAll()
    // What is due comes before what is not, on both engines.
    .orderBy((e) => e.case().when(first[sort], 'is', null).then(1).else(0).end())
    .orderBy(first[sort])
    .orderBy('received')
    .orderBy('case_id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { lines: rows.map(readLine), count };
}

export async function lineById({ db }: Store, id: string): Promise<CaseLine | undefined> {
  const row = await db.selectFrom('case_line').selectAll().where('case_id', '=', id).executeTakeFirst();
  return row && readLine(row);
}

/** The case somebody's code belongs to. */
export async function caseOfLocator(
  { ring }: Sealing,
  { db }: Store,
  locator: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('case_line')
    .select('case_id')
    .where('locator', '=', locatorMac(ring, locator))
    .executeTakeFirst();
  return row?.case_id;
}

function locatorMac(ring: KeyRing, locator: string): string {
  return ring.mac('case locator', locator);
}

export function readLine(row: Line): CaseLine {
  return {
    id: row.case_id,
    kind: row.kind,
    stage: row.stage,
    since: row.since,
    receivedOn: row.received,
    due: row.due,
    taskDue: row.task_due,
    assignee: row.assignee,
    seq: row.seq,
    isErased: row.erased === 1,
  };
}
