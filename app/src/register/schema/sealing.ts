import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';
import { makeAppendOnly, textOf } from './column-types.ts';

/**
 * Keys of records, the blind index, openings and files. Rows with a `mac` are sealed by the key ring over all their
 * other columns. That a second person agrees, once, and how many openings a day has, are constraints here besides
 * being checked at every opening.
 */
export type SealingTables = {
  /** The key of one record in one compartment, wrapped by the key ring; without `wrapped` it was destroyed. */
  record_key: {
    id: string;
    compartment: string;
    record: string;
    generation: number;
    wrapped: string | null;
    destroyed_at: string | null;
  };
  /** The key ring this register belongs to: one row. */
  register_ring: { slot: number; ring: string };
  /** How wide the tokens of a compartment's index of names are now; `property` is `kind.property`. */
  blind_index: { compartment: string; property: string; bits: number };
  /** Tokens of the sealed names of a record, all its spellings as one set. */
  blind_token: { compartment: string; property: string; record: string; place: number; token: string };
  /** One look-up of a name; `n` counts those of a person on a day. What was sought is kept nowhere. */
  name_search: { id: string; by: string; day: string; n: number; compartment: string; at: string };
  /** Somebody asks to open sealed values or files of one record; `reason` is sealed. */
  unseal_request: {
    id: string;
    record: string;
    requester: string;
    /** Ids as JSON: `{claims, files}`. */
    subject: string;
    reason: string;
    digest: string;
    at: string;
    mac: string;
  };
  unseal_approval: {
    id: string;
    request: string;
    requester: string;
    digest: string;
    approver: string;
    credential: string;
    key_hash: string;
    nonce: string;
    authenticator_data: string;
    client_data: string;
    signature: string;
    at: string;
    mac: string;
  };
  unseal_refusal: { request: string; reason: 'declined' | 'taken back'; by: string; at: string };
  /** One opening; the numbers count those of the person and of everyone on that day. */
  unseal_opening: {
    id: string;
    request: string;
    requester: string;
    /** The file, or '' for the values. */
    file: string;
    day: string;
    n_person: number;
    n_all: number;
    at: string;
    mac: string;
  };
  /** Somebody wanted more in a day than is allowed; administrators are shown it. */
  quota_stop: { id: string; by: string; what: 'open person' | 'open all' | 'search'; at: string };
  /** An original as it was received: name, type, size and hashes are sealed in `head`, the content lies in `files/`. */
  source_file: {
    id: string;
    source: string;
    sealed_key: string;
    head: string;
    by: string;
    at: string;
    mac: string;
  };
  /** A working copy made of an original, with the tool that made it. */
  derived_file: {
    id: string;
    of: string;
    tool: string;
    version: string;
    sealed_key: string;
    head: string;
    at: string;
  };
};

/** Openings a day of one person, and of everybody together. */
export const OPENINGS_A_DAY = { person: 10, all: 50 } as const;
/** Look-ups of names a day of one person. */
export const SEARCHES_A_DAY = 20;

export async function createSealing<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  await sql`create table record_key (id ${text} primary key, compartment ${text} not null,
    record ${text} not null, generation integer not null check (generation > 0), wrapped text,
    destroyed_at text, check ((wrapped is null) = (destroyed_at is not null)))`.execute(db);
  await sql`create index record_key_record on record_key (record)`.execute(db);
  await sql`create unique index record_key_live on record_key (compartment, record) where wrapped is not null`.execute(
    db,
  );
  await sql`create table register_ring (slot integer primary key check (slot = 1), ring ${text} not null)`.execute(
    db,
  );
  await makeAppendOnly(db, engine, 'register_ring');
  await createNames(db, engine);
  await createOpenings(db, engine);
  await createFiles(db, engine);
}

async function createNames<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  await sql`create table blind_index (compartment ${text} not null, property ${text} not null,
    bits integer not null check (bits between 0 and 32), primary key (compartment, property))`.execute(db);
  await sql`create table blind_token (compartment ${text} not null, property ${text} not null, record ${text} not null,
    place integer not null, token ${text} not null, primary key (compartment, property, record, place))`.execute(
    db,
  );
  await sql`create index blind_token_token on blind_token (compartment, property, token)`.execute(db);
  await sql`create table name_search (id ${text} primary key, "by" ${text} not null, day ${text} not null,
    n integer not null check (n between 1 and ${sql.lit(SEARCHES_A_DAY)}), compartment ${text} not null, at ${text} not null,
    unique ("by", day, n))`.execute(db);
  await makeAppendOnly(db, engine, 'name_search');
}

async function createOpenings<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  await sql`create table unseal_request (id ${text} primary key, record ${text} not null references record(id),
    requester ${text} not null, subject text not null, reason text not null, digest ${text} not null unique,
    at ${text} not null, mac ${text} not null, unique (id, requester, digest))`.execute(db);
  await sql`create table unseal_approval (id ${text} primary key, request ${text} not null unique, requester ${text} not null,
    digest ${text} not null, approver ${text} not null, credential ${text} not null, key_hash ${text} not null,
    nonce ${text} not null unique, authenticator_data text not null, client_data text not null, signature text not null,
    at ${text} not null, mac ${text} not null, check (approver <> requester), unique (request, approver),
    unique (request, requester),
    foreign key (request, requester, digest) references unseal_request(id, requester, digest))`.execute(db);
  await sql`create table unseal_refusal (request ${text} primary key references unseal_request(id),
    reason ${text} not null check (reason in ('declined', 'taken back')), "by" ${text} not null, at ${text} not null)`.execute(
    db,
  );
  await sql`create table unseal_opening (id ${text} primary key, request ${text} not null, requester ${text} not null,
    file ${text} not null, day ${text} not null,
    n_person integer not null check (n_person between 1 and ${sql.lit(OPENINGS_A_DAY.person)}),
    n_all integer not null check (n_all between 1 and ${sql.lit(OPENINGS_A_DAY.all)}),
    at ${text} not null, mac ${text} not null, unique (requester, day, n_person), unique (day, n_all),
    foreign key (request, requester) references unseal_approval(request, requester))`.execute(db);
  await sql`create table quota_stop (id ${text} primary key, "by" ${text} not null,
    what ${text} not null check (what in ('open person', 'open all', 'search')), at ${text} not null)`.execute(
    db,
  );
  for (const table of ['unseal_request', 'unseal_approval', 'unseal_refusal', 'unseal_opening', 'quota_stop'])
    await makeAppendOnly(db, engine, table);
}

async function createFiles<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  await sql`create table source_file (id ${text} primary key, source ${text} not null references record(id),
    sealed_key text not null, head text not null, "by" ${text} not null, at ${text} not null, mac ${text} not null)`.execute(
    db,
  );
  await sql`create index source_file_source on source_file (source)`.execute(db);
  await sql`create table derived_file (id ${text} primary key, "of" ${text} not null references source_file(id),
    tool ${text} not null, version ${text} not null, sealed_key text not null, head text not null, at ${text} not null)`.execute(
    db,
  );
  for (const table of ['source_file', 'derived_file']) await makeAppendOnly(db, engine, table);
}
