import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database, Engine } from '../platform/database.ts';
import type { RegisterTables } from './register-schema.ts';

type Migration = { readonly name: string; up(db: Kysely<RegisterTables>, engine: Engine): Promise<void> };

/** Applied in this order, each once, in one transaction. A landed migration is never edited. */
export const migrations: readonly Migration[] = [{ name: 'claims', up: createClaims }];

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

async function createClaims(db: Kysely<RegisterTables>, engine: Engine): Promise<void> {
  // Byte order everywhere: exports and pages must not depend on a server's collation.
  const text = sql.raw(engine === 'postgres' ? 'text collate "C"' : 'text');
  await sql`create table batch (id ${text} primary key, name text not null,
    synthetic integer not null check (synthetic in (0, 1)), records integer not null, claims integer not null, decisions integer not null, at text not null)`.execute(
    db,
  );
  await sql`create table record (id ${text} primary key, kind ${text} not null, handle ${text}, origin ${text},
    batch ${text} not null references batch(id) deferrable initially deferred, unique (kind, handle))`.execute(
    db,
  );
  await sql`create table claim (id ${text} primary key, record ${text} not null references record(id) deferrable initially deferred,
    property ${text} not null, value ${text} not null, given ${text}, lang ${text}, unit ${text},
    source ${text} not null references record(id) deferrable initially deferred, locator ${text} not null check (locator <> ''),
    credibility integer check (credibility between 1 and 6),
    review ${text} not null check (review in ('draft', 'reviewed', 'disputed')),
    batch ${text} not null references batch(id) deferrable initially deferred)`.execute(db);
  await sql`create index claim_record on claim (record)`.execute(db);
  await sql`create index claim_source on claim (source)`.execute(db);
  await sql`create table decision (id ${text} primary key, claim ${text} not null references claim(id) deferrable initially deferred,
    verdict ${text} not null, reason ${text} not null, at ${text} not null, "by" ${text} not null,
    batch ${text} not null references batch(id) deferrable initially deferred)`.execute(db);
  await sql`create index decision_claim on decision (claim)`.execute(db);
  await sql`create table view (record ${text} primary key references record(id) deferrable initially deferred,
    kind ${text} not null, doc text not null)`.execute(db);
  await sql`create index view_kind on view (kind, record)`.execute(db);
  for (const table of ['record', 'claim', 'decision']) await makeAppendOnly(db, engine, table);
}

async function makeAppendOnly(db: Kysely<RegisterTables>, engine: Engine, table: string): Promise<void> {
  if (engine === 'sqlite') {
    for (const operation of ['update', 'delete'])
      await sql
        .raw(
          `create trigger ${table}_no_${operation} before ${operation} on ${table}
           begin select raise(abort, '${table} is append-only'); end`,
        )
        .execute(db);
    return;
  }
  await sql
    .raw(
      `create or replace function refuse_change() returns trigger language plpgsql as
       $$ begin raise exception '% is append-only', tg_table_name; end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger ${table}_append_only before update or delete or truncate on ${table} execute function refuse_change()`,
    )
    .execute(db);
}
