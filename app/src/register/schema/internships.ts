import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';
import { textOf } from './column-types.ts';

export type InternshipTables = {
  /**
   * Times for interviews. One that was booked and became free again is a new row with the same `original`, so that a
   * claim can be made only once, and those it was offered to find it again. Its place is sealed.
   */
  interview_slot: {
    id: string;
    /** Its own id, or that of the row it follows. */
    original: string;
    /** UTC, ISO 8601. */
    start: string;
    minutes: number;
    /** The zone in which it was entered. */
    zone: string;
    /** User ids as JSON. */
    interviewers: string;
    place: string;
    state: 'free' | 'booked' | 'over';
    /** The case that has it booked, or last had. */
    case_id: string | null;
    by: string;
    at: string;
    mac: string;
  };
  /**
   * Letters on their way by e-mail. `body` holds address, text and attachment, sealed under the key of the case, or
   * under one of the letter's own where the case is erased; it is emptied once a server has taken the letter.
   */
  outgoing_mail: {
    id: string;
    case_id: string;
    /** The letter of the case; each is sent once. */
    letter: string;
    body: string;
    state: 'waiting' | 'sending' | 'sent' | 'failed' | 'kept';
    tries: number;
    /** Not before this moment; UTC, ISO 8601. */
    next_at: string;
    /** Why the last try failed, as a code of the protocol, never its text. */
    problem: string | null;
    at: string;
  };
};

export async function createInternships<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  await sql`create table interview_slot (id ${text} primary key, original ${text} not null, start ${text} not null,
    minutes integer not null check (minutes between 5 and 480), zone ${text} not null, interviewers text not null,
    place text not null, state ${text} not null check (state in ('free', 'booked', 'over')), case_id ${text},
    "by" ${text} not null, at ${text} not null, mac ${text} not null, check (state <> 'booked' or case_id is not null))`.execute(
    db,
  );
  await sql`create index interview_slot_original on interview_slot (original)`.execute(db);
  await sql`create index interview_slot_start on interview_slot (start)`.execute(db);
  await sql`create unique index interview_slot_booked on interview_slot (case_id) where state = 'booked'`.execute(
    db,
  );
  await sql`create table outgoing_mail (id ${text} primary key, case_id ${text} not null, letter ${text} not null,
    body text not null, state ${text} not null check (state in ('waiting', 'sending', 'sent', 'failed', 'kept')),
    tries integer not null check (tries >= 0), next_at ${text} not null, problem ${text}, at ${text} not null,
    unique (case_id, letter))`.execute(db);
  await sql`create index outgoing_mail_state on outgoing_mail (state, next_at)`.execute(db);
}
