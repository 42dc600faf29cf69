import { DatabaseSync } from 'node:sqlite';
import type { Dialect, RawBuilder } from 'kysely';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import pg from 'pg';

/** A database handle and which engine stands behind it. */
export type Database<Tables> = { readonly db: Kysely<Tables>; readonly engine: Engine; close(): Promise<void> };
export type Engine = 'sqlite' | 'postgres';

/** Opens a SQLite file (created when absent), or PostgreSQL when the address starts with `postgres`. */
export async function openDatabase<Tables>(address: string): Promise<Database<Tables>> {
  const engine: Engine = /^postgres(ql)?:/.test(address) ? 'postgres' : 'sqlite';
  const db = new Kysely<Tables>({ dialect: engine === 'sqlite' ? sqliteDialect(address) : postgresDialect(address) });
  if (engine === 'postgres') await refuseUnsuitablePostgres(db);
  return { db, engine, close: () => db.destroy() };
}

function sqliteDialect(file: string): Dialect {
  return new SqliteDialect({
    database: async () => {
      const sqlite = new DatabaseSync(file);
      // FULL: NORMAL loses acknowledged commits when the power goes.
      sqlite.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 10000;
        pragma cache_size = -65536; pragma temp_store = memory; pragma trusted_schema = off`);
      return {
        close: () => sqlite.close(),
        prepare: (text: string) => {
          const statement = sqlite.prepare(text);
          return {
            reader: statement.columns().length > 0,
            all: (parameters: readonly unknown[]) => statement.all(...asBindings(parameters)),
            run: (parameters: readonly unknown[]) => statement.run(...asBindings(parameters)),
            iterate: (parameters: readonly unknown[]) => statement.iterate(...asBindings(parameters)),
          };
        },
      };
    },
  });
}

type Binding = string | number | bigint | null | Uint8Array;

function asBindings(parameters: readonly unknown[]): Binding[] {
  return parameters.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
    if (value instanceof Uint8Array) return value;
    throw new TypeError(`a ${typeof value} cannot be stored`);
  });
}

function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    types: {
      // Counts and sizes stay far below 2^53, so both engines may give plain numbers.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8 ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format),
    },
  });
  // A server that ends an idle connection must not end this process; the next query says what is wrong.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

async function refuseUnsuitablePostgres<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ version: string; encoding: string }>`
    select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`.execute(db);
  const [{ version, encoding } = { version: '0', encoding: '' }] = rows;
  if (Number(version) < 150000) throw new Error('This PostgreSQL is too old; Unhidden needs version 15 or newer.');
  if (encoding !== 'UTF8')
    throw new Error(`This PostgreSQL database is encoded in ${encoding}; create it anew with "createdb -E UTF8 -T template0".`);
}

/**
 * Rows from one JSON parameter: `[[a, b], [c, d]]` becomes a table `r` whose column n is `r.value->>n`.
 * One statement text serves any number of rows, so nothing is compiled or bound per row.
 */
function jsonRows(engine: Engine, rows: readonly (readonly (string | number | null)[])[]): RawBuilder<unknown> {
  const json = JSON.stringify(rows);
  return engine === 'sqlite' ? sql`json_each(${json}) as r` : sql`jsonb_array_elements(${json}::jsonb) as r(value)`;
}

function rowColumn(index: number, isInteger: boolean): RawBuilder<string | number | null> {
  return sql.raw(isInteger ? `cast(r.value->>${index} as integer)` : `r.value->>${index}`);
}

/** Inserts rows in one statement, leaving those whose key exists as they are; returns how many were new. */
export async function insertNewRows<Tables>(
  { db, engine }: Pick<Database<Tables>, 'db' | 'engine'>,
  table: string & keyof Tables,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  integers: readonly string[] = [],
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((column, index) => rowColumn(index, integers.includes(column))));
  // "where true" keeps SQLite from reading "on conflict" as a join condition.
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} (${names}) select ${values} from ${jsonRows(engine, rows)} where true
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** `column in (values)` over one JSON parameter. */
export function isAmong(engine: Engine, column: string, values: readonly string[]): RawBuilder<boolean> {
  const json = JSON.stringify(values);
  return engine === 'sqlite'
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${json}))`
    : sql<boolean>`${sql.ref(column)} in (select jsonb_array_elements_text(${json}::jsonb))`;
}
