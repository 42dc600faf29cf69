import type { Store } from '../register/index.ts';

export type Remark = {
  readonly seq: number;
  readonly id: string;
  readonly record: string;
  readonly claim: string | null;
  readonly by: string;
  readonly at: string;
  readonly text: string;
};

export async function addRemark({ db }: Store, remark: Omit<Remark, 'seq'>): Promise<void> {
  await db.insertInto('remark').values(remark).execute();
}

/** What was said about a record and its statements, oldest first. */
export function remarksOf({ db }: Store, record: string): Promise<Remark[]> {
  return db.selectFrom('remark').selectAll().where('record', '=', record).orderBy('seq').execute();
}

export type Assignment = {
  readonly id: string;
  readonly record: string;
  readonly user: string;
  readonly by: string;
  readonly at: string;
  readonly note: string;
};

export async function addAssignment({ db }: Store, assignment: Assignment): Promise<void> {
  await db.insertInto('assignment').values(assignment).execute();
}

export async function endAssignment(
  { db }: Store,
  { assignment, by, at }: { readonly assignment: string; readonly by: string; readonly at: string },
): Promise<void> {
  await db.insertInto('assignment_end').values({ assignment, by, at }).execute();
}

/** Assignments that are not over: of one person, of one record, or one by its id; oldest first. */
export function openAssignments(
  { db }: Store,
  of: { readonly user?: string; readonly record?: string; readonly id?: string },
): Promise<Assignment[]> {
  return db
    .selectFrom('assignment')
    .leftJoin('assignment_end', 'assignment_end.assignment', 'assignment.id')
    .select(['assignment.id', 'record', 'user', 'assignment.by', 'assignment.at', 'note'])
    .where('assignment_end.assignment', 'is', null)
    .$if(of.user !== undefined, (query) => query.where('user', '=', of.user ?? ''))
    .$if(of.record !== undefined, (query) => query.where('record', '=', of.record ?? ''))
    .$if(of.id !== undefined, (query) => query.where('assignment.id', '=', of.id ?? ''))
    .orderBy('assignment.at')
    .execute();
}
