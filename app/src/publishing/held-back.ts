import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ConsentKeeper } from '../consent/consent-check.ts';
import type { Register } from '../register/index.ts';
import { dossiersOf } from '../register/index.ts';
import { standingsOf, withheldBecause } from '../release/publishable.ts';
import type { Withheld } from '../release/publishable.ts';
import { releaseFile } from '../release/release-folder.ts';
import { releaseChecks } from './release-checks.ts';

const FORBIDDEN: ReadonlySet<Withheld> = new Set([
  'withdrawn',
  'no consent',
  'sent in, not for publication',
  'sent in, not confirmed',
  'rejected',
  'protected property',
  'sealed property',
]);
const AT_ONCE = 500;

/** How many statements of a release on the disk may not be public now, or are not in the register at all. */
export async function heldBackNow(
  keeper: ConsentKeeper,
  register: Register,
  folder: string,
  release: number,
): Promise<number> {
  const checks = await releaseChecks(keeper, register, register.catalogue);
  const database = new DatabaseSync(join(folder, releaseFile(release)), { readOnly: true });
  try {
    let count = 0;
    const records = database
      .prepare('select id from record order by id')
      .all()
      .map((row) => String(row['id']));
    const claims = database.prepare(
      'select id from claim where record in (select value from json_each(?)) order by id',
    );
    for (let from = 0; from < records.length; from += AT_ONCE) {
      const page = records.slice(from, from + AT_ONCE);
      const shown = new Set(claims.all(JSON.stringify(page)).map((row) => String(row['id'])));
      for (const { head, claims: stated, decisions } of await dossiersOf(register, page)) {
        const standings = standingsOf(stated, decisions);
        for (const claim of stated) {
          const standing = standings.get(claim.id);
          if (!shown.delete(claim.id) || !standing) continue;
          const reason = withheldBecause(register.catalogue, head, claim, standing, checks);
          const isPublicSource = !checks.isWithdrawn({ id: claim.id, record: claim.source });
          if ((reason && FORBIDDEN.has(reason)) || !isPublicSource) count += 1;
        }
      }
      count += shown.size;
    }
    return count;
  } finally {
    database.close();
  }
}
