import type { Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../../platform/database.ts';

/** Text in byte order: exports and pages must not depend on a server's collation. */
export function textOf(engine: Engine): RawBuilder<unknown> {
  return sql.raw(engine === 'postgres' ? 'text collate "C"' : 'text');
}

/** Lets a table be added to and never changed, by the database itself. */
export async function makeAppendOnly<Tables>(
  db: Kysely<Tables>,
  engine: Engine,
  table: string,
): Promise<void> {
  if (engine === 'sqlite') {
    for (const operation of ['update', 'delete'])
      await sql
        .raw(
          `create trigger ${table}_no_${operation} before ${operation} on ${table}
           begin select raise(abort, '${table} is append-only'); end`,
        )
        .execute(db);
    return;
  }
  await sql
    .raw(
      `create or replace function refuse_change() returns trigger language plpgsql as
       $$ begin raise exception '% is append-only', tg_table_name; end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger ${table}_append_only before update or delete or truncate on ${table} execute function refuse_change()`,
    )
    .execute(db);
}
