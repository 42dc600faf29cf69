import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';
import { makeAppendOnly, textOf } from './column-types.ts';

export type ConsentTables = {
  /** A source somebody gave us in confidence: nothing of it is used without their consent. */
  confidence: { source: string; person: string; by: string; at: string };
  /** One person's consent to one use. `source` is null where it covers all that the person told us. */
  consent: {
    id: string;
    person: string;
    source: string | null;
    purpose: string;
    /** The body it may be shared with; '' where the purpose names none. */
    recipient: string;
    given_on: string;
    until: string | null;
    language: string;
    taken_by: string;
    /** The person's own words, sealed under the key of the person's record; null where none were kept. */
    words: string | null;
    by: string;
    at: string;
    mac: string;
  };
  /** Ends one consent, or with `consent` null every consent of the person. */
  consent_withdrawal: {
    id: string;
    consent: string | null;
    person: string;
    by: string;
    at: string;
  };
  /** A documented legal duty that keeps the sealed values of a record from being destroyed. */
  legal_hold: { id: string; record: string; duty: string; by: string; at: string };
  /** What left the register other than by a release, and to whom, so that it can be recalled. */
  disclosure: {
    id: string;
    kind: 'export' | 'share';
    recipient: string;
    purpose: string;
    /** Ids of the sources it drew on, as JSON. */
    sources: string;
    rows: number;
    by: string;
    at: string;
  };
  /** Somebody was asked to give back or destroy what they got. */
  recall: { disclosure: string; withdrawal: string; by: string; at: string };
};

export async function createConsent<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  await sql`create table confidence (source ${text} primary key references record(id), person ${text} not null references record(id),
    "by" ${text} not null, at ${text} not null)`.execute(db);
  await sql`create index confidence_person on confidence (person)`.execute(db);
  await sql`create table consent (id ${text} primary key, person ${text} not null references record(id),
    source ${text} references record(id), purpose ${text} not null
      check (purpose in ('analysis', 'share', 'court', 'publish anonymised', 'publish named', 'contact')),
    recipient text not null, given_on ${text} not null, until ${text}, language ${text} not null, taken_by text not null,
    words text, "by" ${text} not null, at ${text} not null, mac ${text} not null,
    check ((purpose in ('share', 'court')) = (recipient <> '')))`.execute(db);
  await sql`create index consent_person on consent (person)`.execute(db);
  // No foreign key to consent: after a restore the withdrawal may be known and the consent not.
  await sql`create table consent_withdrawal (id ${text} primary key, consent ${text}, person ${text} not null,
    "by" ${text} not null, at ${text} not null)`.execute(db);
  await sql`create index consent_withdrawal_person on consent_withdrawal (person)`.execute(db);
  await sql`create table legal_hold (id ${text} primary key, record ${text} not null references record(id),
    duty text not null check (duty <> ''), "by" ${text} not null, at ${text} not null)`.execute(db);
  await sql`create table disclosure (id ${text} primary key, kind ${text} not null check (kind in ('export', 'share')),
    recipient text not null, purpose text not null, sources text not null, rows integer not null,
    "by" ${text} not null, at ${text} not null)`.execute(db);
  await sql`create table recall (disclosure ${text} not null references disclosure(id), withdrawal ${text} not null,
    "by" ${text} not null, at ${text} not null, primary key (disclosure, withdrawal))`.execute(db);
  for (const table of ['confidence', 'consent', 'consent_withdrawal', 'legal_hold', 'disclosure', 'recall'])
    await makeAppendOnly(db, engine, table);
}
