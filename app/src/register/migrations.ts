import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database, Engine } from '../platform/database.ts';
import { createAccounts } from './schema/accounts.ts';
import { createCasework } from './schema/casework.ts';
import { countSaid, createClaims, indexKinds } from './schema/claims.ts';
import { createConsent } from './schema/consent.ts';
import { createCustody } from './schema/custody.ts';
import { createInternships } from './schema/internships.ts';
import { createPublishing } from './schema/publishing.ts';
import { createRecording } from './schema/recording.ts';
import { createReview } from './schema/review.ts';
import { createSealing } from './schema/sealing.ts';
import type { RegisterTables } from './schema/index.ts';

type Migration = { readonly name: string; up(db: Kysely<RegisterTables>, engine: Engine): Promise<void> };

/** Applied in this order, each once, in one transaction. A landed migration is never edited. */
export const migrations: readonly Migration[] = [
  { name: 'claims', up: createClaims },
  { name: 'accounts', up: createAccounts },
  { name: 'custody', up: createCustody },
  { name: 'recording', up: createRecording },
  { name: 'sealing', up: createSealing },
  { name: 'consent', up: createConsent },
  { name: 'publishing', up: createPublishing },
  { name: 'review', up: createReview },
  { name: 'casework', up: createCasework },
  { name: 'internships', up: createInternships },
  { name: 'view-said', up: countSaid },
  { name: 'record-kind', up: indexKinds },
];

/** Brings a register up to the newest schema; throws when it was written by a newer program. */
export async function migrate({ db, engine }: Database<RegisterTables>): Promise<number> {
  await sql`create table if not exists migration (number integer primary key, name text not null)`.execute(
    db,
  );
  const done = await db.selectFrom('migration').selectAll().orderBy('number').execute();
  if (done.length > migrations.length)
    throw new Error(
      `The register was written by a newer Unhidden (schema ${done.length}; this one knows ${migrations.length}). Start it with that version.`,
    );
  const missing = migrations.slice(done.length);
  await db.transaction().execute(async (transaction) => {
    for (const [index, migration] of missing.entries()) {
      await migration.up(transaction, engine);
      await transaction
        .insertInto('migration')
        .values({ number: done.length + index + 1, name: migration.name })
        .execute();
    }
  });
  return missing.length;
}
