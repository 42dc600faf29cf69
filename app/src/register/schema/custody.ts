import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';
import { makeAppendOnly, textOf } from './column-types.ts';

/** The private log. Hashes are base64, MACs base64url. */
export type CustodyTables = {
  /** `n` counts from 1 without a gap, in the order of commits. */
  custody_entry: { n: number; entry: string; leaf: string; seal: string };
  /** Salts of the commitments in entries, apart from them, so that destroying one leaves the log whole. */
  custody_salt: { commitment: string; object: string; salt: string };
  /** The leaves of the tree, one for each minute: which entries came since the block before. */
  custody_block: { number: number; body: string; leaf: string };
  /** Hashes of full subtrees above the leaves. */
  custody_node: { level: number; position: number; hash: string };
};

export async function createCustody<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = textOf(engine);
  await sql`create table custody_entry (n integer primary key check (n > 0), entry text not null, leaf ${text} not null,
    seal ${text} not null)`.execute(db);
  await sql`create table custody_salt (commitment ${text} primary key, object ${text} not null, salt ${text} not null)`.execute(
    db,
  );
  await sql`create index custody_salt_object on custody_salt (object)`.execute(db);
  await sql`create table custody_block (number integer primary key check (number >= 0), body text not null,
    leaf ${text} not null)`.execute(db);
  await sql`create table custody_node (level integer not null, position integer not null, hash ${text} not null,
    primary key (level, position))`.execute(db);
  for (const table of ['custody_entry', 'custody_block', 'custody_node'])
    await makeAppendOnly(db, engine, table);
}
