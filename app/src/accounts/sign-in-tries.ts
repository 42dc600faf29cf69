import type { Services } from '../workbench/services.ts';

const WINDOW_MS = 15 * 60_000;
/** Wrong tries within the window: for one name, and for all names together. */
const PER_NAME = 5;
const OVERALL = 60;

/**
 * Counts a try before it is made, so that tries at the same time cannot outrun the count. Undefined when there were
 * too many; otherwise its id, by which it is forgotten once it turned out right. Names nobody has count alike.
 */
export async function countTry(
  services: Services,
  subject: string,
): Promise<{ readonly id: string } | undefined> {
  const { db } = services.register;
  const now = services.now();
  const from = new Date(now.getTime() - WINDOW_MS).toISOString();
  await db.deleteFrom('sign_in_try').where('at', '<', from).execute();
  const id = services.newId();
  const key = services.ring.mac('accounts try', subject);
  await db.insertInto('sign_in_try').values({ id, subject: key, at: now.toISOString() }).execute();
  const { own, all } = await db
    .selectFrom('sign_in_try')
    .select(({ fn, case: when }) => [
      fn.countAll<number>().as('all'),
      fn.count<number>(when().when('subject', '=', key).then(1).end()).as('own'),
    ])
    .executeTakeFirstOrThrow();
  if (own > PER_NAME || all > OVERALL) return undefined;
  return { id };
}
