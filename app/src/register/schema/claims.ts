import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Credibility, Review, Verdict } from '@unhidden/record';
import type { Engine } from '../../platform/database.ts';
import { makeAppendOnly, textOf } from './column-types.ts';

/** The register's tables. Ids and values are text; nothing here is ever updated but `view` and `setting`. */
export type ClaimTables = {
  record: { id: string; kind: string; handle: string | null; origin: string | null; batch: string };
  claim: {
    id: string;
    record: string;
    property: string;
    value: string;
    given: string | null;
    lang: string | null;
    unit: string | null;
    source: string;
    locator: string;
    credibility: Credibility | null;
    review: Review;
    batch: string;
  };
  decision: {
    id: string;
    claim: string;
    verdict: Verdict;
    reason: string;
    at: string;
    by: string;
    batch: string;
  };
  /** Derived from claims and decisions; may be thrown away and rebuilt. `said` counts both: it grows with each that comes. */
  view: { record: string; kind: string; doc: string; said: number };
  /** One import. `synthetic` is 1 for invented people, which never share a release with real ones. */
  batch: {
    id: string;
    name: string;
    synthetic: 0 | 1;
    records: number;
    claims: number;
    decisions: number;
    at: string;
  };
};

export async function createClaims<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
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

/** Counts what each view was derived from. */
export async function countSaid<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`alter table view add column said integer not null default 0`.execute(db);
  await sql`update view set said = (select count(*) from claim where claim.record = view.record)
    + (select count(*) from decision join claim on claim.id = decision.claim where claim.record = view.record)`.execute(
    db,
  );
}

/** Records of a kind are read by id, a page at a time; without this each page is found among all of the kind. */
export async function indexKinds<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`create index record_kind on record (kind, id)`.execute(db);
}
