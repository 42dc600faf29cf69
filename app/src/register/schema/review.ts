import type { Generated, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';
import { makeAppendOnly, textOf } from './column-types.ts';

export type ReviewTables = {
  /** What colleagues say to each other about a record or one statement of it; never published. */
  remark: {
    seq: Generated<number>;
    id: string;
    record: string;
    claim: string | null;
    by: string;
    at: string;
    text: string;
  };
  /** A record somebody is asked to look after; `assignment_end` says when that was over. */
  assignment: { id: string; record: string; user: string; by: string; at: string; note: string };
  assignment_end: { assignment: string; by: string; at: string };
  /** The newest writing a person has looked at. */
  look: { user: string; entry: number; at: string };
};

export async function createReview<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  const numbered = sql.raw(
    engine === 'sqlite'
      ? 'integer primary key autoincrement'
      : 'integer generated always as identity primary key',
  );
  await sql`create table remark (seq ${numbered}, id ${text} not null unique, record ${text} not null references record(id),
    claim ${text} references claim(id), "by" ${text} not null, at ${text} not null, text text not null check (text <> ''))`.execute(
    db,
  );
  await sql`create index remark_record on remark (record)`.execute(db);
  await sql`create table assignment (id ${text} primary key, record ${text} not null references record(id),
    "user" ${text} not null, "by" ${text} not null, at ${text} not null, note text not null)`.execute(db);
  await sql`create index assignment_user on assignment ("user")`.execute(db);
  await sql`create index assignment_record on assignment (record)`.execute(db);
  await sql`create table assignment_end (assignment ${text} primary key references assignment(id), "by" ${text} not null,
    at ${text} not null)`.execute(db);
  await sql`create table look ("user" ${text} primary key, entry integer not null, at ${text} not null)`.execute(
    db,
  );
  // What waits for review is a small part of a large register.
  await sql`create index claim_draft on claim (batch) where review <> 'reviewed'`.execute(db);
  await sql`create index decision_disputed on decision (claim) where verdict = 'disputed'`.execute(db);
  for (const table of ['remark', 'assignment', 'assignment_end']) await makeAppendOnly(db, engine, table);
}
