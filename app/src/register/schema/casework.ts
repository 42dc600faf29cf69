import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';
import { makeAppendOnly, textOf } from './column-types.ts';

export type CaseworkTables = {
  /**
   * The histories of cases; what a case is follows from them alone. `body` is sealed under the key of the case, so that
   * destroying the key leaves kind, stages and days, and nothing else.
   */
  case_event: {
    case_id: string;
    seq: number;
    kind: string;
    type: string;
    /** Of a move, its name. */
    move: string | null;
    /** Where the case stands after it. */
    stage: string;
    due: string | null;
    /** A user id, `person` or `clock`. */
    by: string;
    /** UTC date, never a time. */
    day: string;
    body: string;
    mac: string;
  };
  /** For lists: how each case stands. Follows from `case_event` and can be made anew from it. */
  case_line: {
    case_id: string;
    kind: string;
    stage: string;
    since: string;
    received: string;
    due: string | null;
    /** The earliest day by which an open task is due. */
    task_due: string | null;
    assignee: string | null;
    seq: number;
    /** MAC of the locator of the person's code, by which what they write finds the case; null where there is none. */
    locator: string | null;
    erased: 0 | 1;
  };
  /** Up to which event the person's status page and the kind's own follow-up have been brought. */
  case_told: { case_id: string; seq: number };
  /** Files of erased cases, named until they are gone from the disk. */
  case_removal: { case_id: string; path: string };
  /** What was taken up from the folder of the public forms, so that nothing is taken up twice. */
  intake_taken: { id: string; day: string };
  /** The terms of the internship, every version; the last one counts. */
  intake_terms: { number: number; terms: string; by: string; at: string; undoes: number | null; mac: string };
  /**
   * Which sources of the register came in by a form, and whether anything they say may ever be published; of several
   * rows of a source the last counts.
   */
  source_from_intake: {
    source: string;
    number: number;
    form: string;
    case_id: string;
    publish: 0 | 1;
    by: string;
    at: string;
    mac: string;
  };
};

export async function createCasework<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  await sql`create table case_event (case_id ${text} not null, seq integer not null check (seq > 0), kind ${text} not null,
    type ${text} not null, move ${text}, stage ${text} not null, due ${text}, "by" ${text} not null,
    day ${text} not null check (length(day) = 10), body text not null, mac ${text} not null,
    primary key (case_id, seq), check ((move is not null) = (type = 'move')))`.execute(db);
  await sql`create index case_event_kind on case_event (kind, type)`.execute(db);
  await sql`create table case_line (case_id ${text} primary key, kind ${text} not null, stage ${text} not null,
    since ${text} not null, received ${text} not null, due ${text}, task_due ${text}, assignee ${text},
    seq integer not null, locator ${text}, erased integer not null check (erased in (0, 1)))`.execute(db);
  await sql`create index case_line_stage on case_line (kind, stage)`.execute(db);
  await sql`create index case_line_assignee on case_line (assignee)`.execute(db);
  await sql`create index case_line_locator on case_line (locator)`.execute(db);
  await sql`create table case_told (case_id ${text} primary key, seq integer not null)`.execute(db);
  await sql`create table case_removal (case_id ${text} not null, path ${text} not null, primary key (case_id, path))`.execute(
    db,
  );
  await sql`create table intake_taken (id ${text} primary key, day ${text} not null)`.execute(db);
  await sql`create table intake_terms (number integer primary key check (number > 0), terms text not null,
    "by" ${text} not null, at ${text} not null, undoes integer, mac ${text} not null)`.execute(db);
  await sql`create table source_from_intake (source ${text} not null references record(id), number integer not null check (number > 0),
    form ${text} not null, case_id ${text} not null, publish integer not null check (publish in (0, 1)),
    "by" ${text} not null, at ${text} not null, mac ${text} not null, primary key (source, number),
    check (publish = 0 or form <> 'missing'))`.execute(db);
  await sql`create index source_from_intake_case on source_from_intake (case_id)`.execute(db);
  for (const table of ['case_event', 'intake_terms', 'source_from_intake'])
    await makeAppendOnly(db, engine, table);
}
