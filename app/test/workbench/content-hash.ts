import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openJobs } from '../../src/publishing/job-store.ts';
import type { Services } from '../../src/workbench/services.ts';

/** What a request may leave behind that changes nothing: that it was made, and when. Jobs go on by themselves. */
const TRACES = /^(?:custody_|session$|job$)/;

/** One hash over every row of each table. */
export async function contentHash({ register }: Services): Promise<Readonly<Record<string, string>>> {
  const tables = (await register.db.introspection.getTables()).map(({ name }) => name).sort();
  // A page of releases sets jobs going; what they write is not the doing of the requests that are looked at.
  while ((await openJobs(register)).length > 0) await sleep(50);
  const hashes: Record<string, string> = {};
  for (const table of tables) {
    if (TRACES.test(table)) continue;
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(register.db);
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    hashes[table] = createHash('sha256').update(lines.join('\n')).digest('hex');
  }
  return hashes;
}
