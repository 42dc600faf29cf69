import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';
import { makeAppendOnly, textOf } from './column-types.ts';

/**
 * What is to be published, who agreed, and what became of it. Rows with a `mac` are sealed by the key ring over all
 * their other columns. The rules that two other people agree, each once and with a key of their own, are constraints
 * and triggers here besides being checked by the signer.
 */
export type PublishingTables = {
  proposal: {
    id: string;
    action: 'publish' | 'withdraw' | 'rollback' | 'remove';
    proposer: string;
    /** The release being served when it was proposed; null before the first. */
    base: number | null;
    base_manifest: string | null;
    /** The number it makes, or of the release it goes back to. */
    target: number;
    as_of: string;
    /** Hashes of the tables of the candidate, as JSON. */
    tables: string;
    /** Ids of what is withdrawn, as JSON `{records, claims}`. */
    subject: string;
    reason: string;
    digest: string;
    at: string;
    mac: string;
  };
  approval: {
    id: string;
    proposal: string;
    proposer: string;
    digest: string;
    approver: string;
    credential: string;
    /** SHA-256 of the public key, so that one key counts once whatever it is called. */
    key_hash: string;
    nonce: string;
    authenticator_data: string;
    client_data: string;
    signature: string;
    at: string;
    mac: string;
  };
  /** Why a proposal will not be carried out any more. */
  refusal: {
    id: string;
    proposal: string;
    reason: 'declined' | 'taken back' | 'content changed';
    by: string;
    at: string;
  };
  /** Written before the swap, `publication` after it. */
  execution: { id: string; proposal: string; release: number; at: string; mac: string };
  publication: { proposal: string; release: number; at: string };
  /** What must not be published again: a record with all its claims, or one claim. */
  withdrawal: { id: string; proposal: string; record: string; claim: string | null; at: string };
  /** Somebody else looked at what one person removed at once. */
  confirmation: { proposal: string; proposer: string; person: string; at: string };
  /** Long work of this area; derived state, may be repeated. */
  job: {
    id: string;
    kind: 'propose' | 'execute';
    person: string;
    /** What was asked for, as JSON. */
    subject: string;
    state: 'waiting' | 'running' | 'done' | 'failed';
    progress: number;
    /** A plain code or the problems, as JSON. */
    note: string;
    at: string;
  };
};

export async function createPublishing<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  const create = (statement: ReturnType<typeof sql>): Promise<unknown> => statement.execute(db);
  await create(sql`create table proposal (id ${text} primary key,
    action ${text} not null check (action in ('publish', 'withdraw', 'rollback', 'remove')),
    proposer ${text} not null, base integer, base_manifest ${text}, target integer not null check (target > 0),
    as_of ${text} not null, tables text not null, subject text not null, reason text not null,
    digest ${text} not null unique, at ${text} not null, mac ${text} not null, unique (id, proposer, digest))`);
  await create(sql`create table approval (id ${text} primary key, proposal ${text} not null, proposer ${text} not null,
    digest ${text} not null, approver ${text} not null, credential ${text} not null, key_hash ${text} not null,
    nonce ${text} not null unique, authenticator_data text not null, client_data text not null, signature text not null,
    at ${text} not null, mac ${text} not null, check (approver <> proposer),
    unique (proposal, approver), unique (proposal, key_hash),
    foreign key (proposal, proposer, digest) references proposal(id, proposer, digest))`);
  await create(sql`create table refusal (id ${text} primary key, proposal ${text} not null references proposal(id),
    reason ${text} not null check (reason in ('declined', 'taken back', 'content changed')), "by" ${text} not null, at ${text} not null)`);
  await create(sql`create table execution (id ${text} primary key, proposal ${text} not null unique references proposal(id),
    release integer not null, at ${text} not null, mac ${text} not null)`);
  await create(sql`create table publication (proposal ${text} primary key references execution(proposal),
    release integer not null, at ${text} not null)`);
  await create(sql`create table withdrawal (id ${text} primary key, proposal ${text} not null references proposal(id),
    record ${text} not null references record(id), claim ${text} references claim(id), at ${text} not null)`);
  await create(sql`create index withdrawal_record on withdrawal (record)`);
  await create(sql`create table confirmation (proposal ${text} not null references proposal(id), proposer ${text} not null,
    person ${text} not null, at ${text} not null, check (person <> proposer), primary key (proposal, person))`);
  await create(sql`create table job (id ${text} primary key, kind ${text} not null check (kind in ('propose', 'execute')),
    person ${text} not null, subject text not null,
    state ${text} not null check (state in ('waiting', 'running', 'done', 'failed')),
    progress integer not null check (progress between 0 and 100), note text not null, at ${text} not null)`);
  for (const table of [
    'proposal',
    'approval',
    'refusal',
    'execution',
    'publication',
    'withdrawal',
    'confirmation',
  ])
    await makeAppendOnly(db, engine, table);
  await (engine === 'sqlite' ? requireTwoOnSqlite(db) : requireTwoOnPostgres(db));
}

/** No execution without two approvals, except of what only removes. */
const COUNTED = `select count(distinct a.approver) from approval a join proposal p on p.id = a.proposal
  where a.proposal = new.proposal and a.approver <> p.proposer and a.digest = p.digest`;

async function requireTwoOnSqlite<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql
    .raw(
      `create trigger execution_by_two before insert on execution
       when (select action from proposal where id = new.proposal) <> 'remove' and (${COUNTED}) < 2
       begin select raise(abort, 'a proposal is carried out only with two approvals'); end`,
    )
    .execute(db);
}

/** Locks the proposal, so that two transactions cannot carry it out or refuse it at once. */
async function requireTwoOnPostgres<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql
    .raw(
      `create or replace function require_two_approvals() returns trigger language plpgsql security definer set search_path from current as
       $$ declare asked text;
       begin
         select action into asked from proposal where id = new.proposal for update;
         if asked <> 'remove' and (${COUNTED}) < 2 then
           raise exception 'a proposal is carried out only with two approvals';
         end if;
         return new;
       end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger execution_by_two before insert on execution for each row execute function require_two_approvals()`,
    )
    .execute(db);
}
