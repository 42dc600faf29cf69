import type { PublishingTables, Store } from '../register/index.ts';

export type Job = PublishingTables['job'];

export async function addJob({ db }: Store, job: Omit<Job, 'state' | 'progress' | 'note'>): Promise<void> {
  await db
    .insertInto('job')
    .values({ ...job, state: 'waiting', progress: 0, note: '[]' })
    .execute();
}

export async function jobById({ db }: Store, id: string): Promise<Job | undefined> {
  return db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Jobs that were asked for and are not at their end, oldest first. */
export async function openJobs({ db }: Store): Promise<Job[]> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('at')
    .execute();
}

/** The newest job that carries out a proposal. */
export async function executingJob({ db }: Store, proposal: string): Promise<Job | undefined> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('kind', '=', 'execute')
    .where('subject', '=', JSON.stringify({ proposal }))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function setJob(
  { db }: Store,
  id: string,
  change: Partial<Pick<Job, 'state' | 'progress' | 'note'>>,
): Promise<void> {
  await db.updateTable('job').set(change).where('id', '=', id).execute();
}

/** Proposals not made because of what the job found, newest first. */
export async function failedProposals({ db }: Store, limit: number): Promise<Job[]> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('kind', '=', 'propose')
    .where('state', '=', 'failed')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
}
