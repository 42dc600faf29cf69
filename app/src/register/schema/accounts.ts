import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';
import { makeAppendOnly, textOf } from './column-types.ts';

/**
 * Who may work here. Every row with a `mac` is sealed by the key ring over its other columns, so that a row written
 * by somebody who has only the database counts for nothing. What changes gets a further row with the next `version`.
 */
export type AccountsTables = {
  account: { id: string; at: string };
  /** All that decides what a person may do, whole, in every version. */
  account_state: {
    account: string;
    version: number;
    name: string;
    standing: 'invited' | 'active' | 'disabled';
    /** JSON lists, sorted. */
    roles: string;
    credentials: string;
    /** Whether an administrator allows signing in with a passphrase, and the row that holds it. */
    may_use_passphrase: 0 | 1;
    passphrase: string | null;
    /** The set of recovery codes that counts. */
    code_set: string | null;
    at: string;
    by: string;
    mac: string;
  };
  credential: {
    id: string;
    account: string;
    /** COSE key, base64url. */
    public_key: string;
    name: string;
    transports: string;
    backed_up: 0 | 1;
    /** The counter at enrolment; later ones stand in `credential_use`. */
    counter: number;
    at: string;
    mac: string;
  };
  credential_use: { credential: string; counter: number; at: string };
  passphrase: {
    id: string;
    account: string;
    hash: string;
    /** The seed of the codes is the key ring's MAC of this; it is kept nowhere. */
    seed_nonce: string;
    at: string;
    mac: string;
  };
  /** A code counts once. */
  totp_step: { passphrase: string; step: number };
  recovery_code: { hash: string; code_set: string; account: string; mac: string };
  recovery_code_use: { hash: string; at: string };
  session: {
    id: string;
    secret_hash: string;
    account: string;
    method: 'passkey' | 'passphrase';
    token: string;
    agent: string;
    created_at: string;
    proved_at: string | null;
    seen_at: string;
    mac: string;
  };
  /** A one-time address that enrols a passkey for one account. */
  invitation: {
    token_hash: string;
    account: string;
    kind: 'set-up' | 'invitation' | 'recovery' | 'code';
    expires_at: string;
    at: string;
    by: string;
    mac: string;
  };
  invitation_end: { token_hash: string; why: 'used' | 'replaced'; at: string };
  /** A change of roles that waits for a second administrator. */
  role_request: { id: string; account: string; roles: string; by: string; at: string; mac: string };
  role_decision: { request: string; verdict: 'confirmed' | 'refused'; by: string; at: string; mac: string };
  recovery: { id: string; account: string; by: string; at: string; mac: string };
  recovery_step: {
    recovery: string;
    step: 'confirmed' | 'cancelled' | 'done';
    by: string;
    at: string;
    mac: string;
  };
  compartment: { id: string; name: string; by: string; at: string; mac: string };
  membership: {
    compartment: string;
    account: string;
    version: number;
    standing: 'owner' | 'member' | 'none';
    expires_at: string;
    by: string;
    at: string;
    mac: string;
  };
  /** Which compartment a record is in; the highest number counts, and a record without a row is in `open`. */
  placement: { record: string; number: number; compartment: string; by: string; at: string };
  /** Ceremonies that took place; each counts once. */
  spent_challenge: { id: string; expires_at: string };
  /** Tries with a passphrase or code, kept while they count towards the limit. */
  sign_in_try: { id: string; subject: string; at: string };
};

export async function createAccounts<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  const account = sql`${text} not null references account(id)`;
  const create = (statement: ReturnType<typeof sql>): Promise<unknown> => statement.execute(db);
  await create(sql`create table account (id ${text} primary key, at text not null)`);
  await create(sql`create table account_state (account ${account}, version integer not null check (version > 0),
    name text not null check (name <> ''), standing text not null check (standing in ('invited', 'active', 'disabled')),
    roles text not null, credentials text not null, may_use_passphrase integer not null check (may_use_passphrase in (0, 1)),
    passphrase text, code_set text, at text not null, "by" text not null, mac text not null, primary key (account, version))`);
  await create(sql`create table credential (id ${text} primary key, account ${account}, public_key ${text} not null unique,
    name text not null, transports text not null, backed_up integer not null check (backed_up in (0, 1)),
    counter integer not null, at text not null, mac text not null)`);
  await create(
    sql`create table credential_use (credential ${text} primary key references credential(id), counter integer not null, at text not null)`,
  );
  await create(sql`create table passphrase (id ${text} primary key, account ${account}, hash text not null,
    seed_nonce text not null, at text not null, mac text not null)`);
  await create(
    sql`create table totp_step (passphrase ${text} not null references passphrase(id), step integer not null, primary key (passphrase, step))`,
  );
  await create(
    sql`create table recovery_code (hash ${text} primary key, code_set text not null, account ${account}, mac text not null)`,
  );
  await create(
    sql`create table recovery_code_use (hash ${text} primary key references recovery_code(hash), at text not null)`,
  );
  await create(sql`create table session (id ${text} primary key, secret_hash ${text} not null unique, account ${account},
    method text not null check (method in ('passkey', 'passphrase')), token text not null, agent text not null,
    created_at text not null, proved_at text, seen_at text not null, mac text not null,
    check (method = 'passkey' or proved_at is null))`);
  await create(sql`create index session_account on session (account)`);
  await create(sql`create table invitation (token_hash ${text} primary key, account ${account},
    kind text not null check (kind in ('set-up', 'invitation', 'recovery', 'code')), expires_at text not null,
    at text not null, "by" text not null, mac text not null)`);
  await create(sql`create table invitation_end (token_hash ${text} primary key references invitation(token_hash),
    why text not null check (why in ('used', 'replaced')), at text not null)`);
  await create(
    sql`create table role_request (id ${text} primary key, account ${account}, roles text not null, "by" text not null, at text not null, mac text not null)`,
  );
  await create(sql`create table role_decision (request ${text} primary key references role_request(id),
    verdict text not null check (verdict in ('confirmed', 'refused')), "by" text not null, at text not null, mac text not null)`);
  await create(
    sql`create table recovery (id ${text} primary key, account ${account}, "by" text not null, at text not null, mac text not null)`,
  );
  await create(sql`create table recovery_step (recovery ${text} not null references recovery(id),
    step text not null check (step in ('confirmed', 'cancelled', 'done')), "by" text not null, at text not null,
    mac text not null, primary key (recovery, step))`);
  await create(
    sql`create table compartment (id ${text} primary key, name text not null check (name <> ''), "by" text not null, at text not null, mac text not null)`,
  );
  await create(sql`create table membership (compartment ${text} not null references compartment(id), account ${account},
    version integer not null check (version > 0), standing text not null check (standing in ('owner', 'member', 'none')),
    expires_at text not null, "by" text not null, at text not null, mac text not null,
    primary key (compartment, account, version))`);
  await create(sql`create index membership_account on membership (account)`);
  await create(sql`create table placement (record ${text} not null references record(id) deferrable initially deferred,
    number integer not null check (number > 0), compartment ${text} not null, "by" text not null, at text not null,
    primary key (record, number))`);
  await create(sql`create index placement_compartment on placement (compartment)`);
  await create(sql`create table spent_challenge (id ${text} primary key, expires_at text not null)`);
  await create(
    sql`create table sign_in_try (id ${text} primary key, subject ${text} not null, at ${text} not null)`,
  );
  await create(sql`create index sign_in_try_at on sign_in_try (at)`);
  for (const table of APPEND_ONLY) await makeAppendOnly(db, engine, table);
}

const APPEND_ONLY = [
  'account',
  'account_state',
  'credential',
  'passphrase',
  'totp_step',
  'recovery_code',
  'recovery_code_use',
  'invitation',
  'invitation_end',
  'role_request',
  'role_decision',
  'recovery',
  'recovery_step',
  'compartment',
  'membership',
  'placement',
] as const satisfies readonly (keyof AccountsTables)[];
