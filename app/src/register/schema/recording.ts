import type { Generated, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';
import { makeAppendOnly, textOf } from './column-types.ts';

export type RecordingTables = {
  /** Who wrote a batch, in the order in which writings were done; an imported batch has none. */
  entry: {
    seq: Generated<number>;
    batch: string;
    by: string;
    /** The session it was written in, so that it can be undone there. */
    session: string;
    at: string;
    /** `claim`, `decision`, `testimony`, `undo`, ... */
    form: string;
  };
  /** What is typed into a form and not yet sent. `body` is sealed under `key`, which the key ring has wrapped. */
  draft: {
    id: string;
    user: string;
    form: string;
    /** What the form is about, usually a record; '' for a form about nothing yet. */
    subject: string;
    key: string;
    body: string;
    /** The window that wrote last. */
    holder: string;
    updated_at: string;
  };
  /** Something a person should be told of a record at the next visit. */
  notification: {
    id: string;
    user: string;
    record: string;
    code: string;
    at: string;
    seen_at: string | null;
  };
  /**
   * What tables of records are filtered, sorted and searched by, as JSON; derived from claims and placements. An
   * empty `doc` is still to be made. `stamp` grows with every change, so that a reader learns what is new.
   */
  table_row: { record: string; kind: string; doc: string; stamp: number };
  /** A view of a table somebody keeps under a name; `shared_in` is a compartment whose members see it too. */
  saved_filter: {
    id: string;
    user: string;
    kind: string;
    name: string;
    query: string;
    shared_in: string | null;
    at: string;
    ended_at: string | null;
  };
  /** Tables that left the register as files. `digest` is the SHA-256 of the whole file. */
  table_export: {
    id: string;
    by: string;
    at: string;
    kind: string;
    purpose: string;
    query: string;
    rows: number;
    digest: string;
  };
  /** A table somebody uploaded to import it: the file lies sealed in the data folder, its name and first row here. */
  import_file: {
    id: string;
    user: string;
    key: string;
    sealed_key: string;
    head: string;
    bytes: number;
    at: string;
    mapping: string | null;
    batch: string | null;
  };
  saved_mapping: { id: string; user: string; name: string; kind: string; mapping: string; at: string };
};

export async function createRecording<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  const numbered = sql.raw(
    engine === 'sqlite'
      ? 'integer primary key autoincrement'
      : 'integer generated always as identity primary key',
  );
  await sql`create table entry (seq ${numbered}, batch ${text} not null unique references batch(id) deferrable initially deferred,
    "by" ${text} not null, session ${text} not null, at ${text} not null, form ${text} not null)`.execute(db);
  await makeAppendOnly(db, engine, 'entry');
  await sql`create table draft (id ${text} primary key, "user" ${text} not null, form ${text} not null, subject ${text} not null,
    key text not null, body text not null, holder ${text} not null, updated_at ${text} not null)`.execute(db);
  await sql`create index draft_user on draft ("user", form, subject)`.execute(db);
  await sql`create table notification (id ${text} primary key, "user" ${text} not null, record ${text} not null references record(id),
    code ${text} not null, at ${text} not null, seen_at ${text})`.execute(db);
  await sql`create index notification_user on notification ("user", seen_at)`.execute(db);
  await createTables(db, engine);
}

async function createTables<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  // On PostgreSQL the transaction itself numbers the change: a reader who knows the oldest open one misses none.
  const stamp = sql.raw(
    engine === 'sqlite'
      ? 'integer not null'
      : 'bigint not null default (cast(cast(pg_current_xact_id() as text) as bigint))',
  );
  await sql`create table table_row (record ${text} primary key references record(id) deferrable initially deferred,
    kind ${text} not null, doc text not null, stamp ${stamp})`.execute(db);
  await sql`create index table_row_kind on table_row (kind, record)`.execute(db);
  await sql`create index table_row_stamp on table_row (kind, stamp)`.execute(db);
  if (engine === 'sqlite') await sql`create index table_row_last on table_row (stamp)`.execute(db);
  await sql`create table saved_filter (id ${text} primary key, "user" ${text} not null, kind ${text} not null, name text not null,
    query text not null, shared_in ${text}, at ${text} not null, ended_at ${text})`.execute(db);
  await sql`create index saved_filter_kind on saved_filter (kind, "user")`.execute(db);
  await sql`create table table_export (id ${text} primary key, "by" ${text} not null, at ${text} not null, kind ${text} not null,
    purpose text not null, query text not null, rows integer not null, digest ${text} not null)`.execute(db);
  await sql`create index table_export_by on table_export ("by", at)`.execute(db);
  await makeAppendOnly(db, engine, 'table_export');
  await sql`create table import_file (id ${text} primary key, "user" ${text} not null, key text not null, sealed_key text not null,
    head text not null, bytes integer not null, at ${text} not null, mapping text, batch ${text})`.execute(
    db,
  );
  await sql`create index import_file_user on import_file ("user", at)`.execute(db);
  await sql`create table saved_mapping (id ${text} primary key, "user" ${text} not null, name text not null, kind ${text} not null,
    mapping text not null, at ${text} not null)`.execute(db);
}
