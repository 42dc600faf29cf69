import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { Dialect, RawBuilder, SelectQueryBuilder } from 'kysely';
import { CompiledQuery, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { createCache } from './cache.ts';
import { namedCells } from './named-cells.ts';

/** A database handle and which engine stands behind it. */
export type Database<Tables> = {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  close(): Promise<void>;
};
export type Engine = 'sqlite' | 'postgres';

/** Opens a SQLite file (created when absent), or PostgreSQL when the address starts with `postgres`. */
export async function openDatabase<Tables>(address: string): Promise<Database<Tables>> {
  const engine: Engine = /^postgres(ql)?:/.test(address) ? 'postgres' : 'sqlite';
  const db = new Kysely<Tables>({
    dialect: engine === 'sqlite' ? sqliteDialect(address) : postgresDialect(address),
  });
  if (engine === 'postgres') await refuseUnsuitablePostgres(db);
  return { db, engine, close: () => db.destroy() };
}

function sqliteDialect(file: string): Dialect {
  return new SqliteDialect({
    database: async () => {
      const sqlite = new DatabaseSync(file);
      // FULL: NORMAL loses acknowledged commits when the power goes.
      sqlite.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 10000;
        pragma cache_size = -${CACHE_KB}; pragma temp_store = memory; pragma trusted_schema = off`);
      const prepared = createCache<Prepared>(STATEMENTS_KEPT);
      return {
        close: () => sqlite.close(),
        prepare: (text: string) => {
          // To prepare a statement takes as long as to run a small one.
          const { statement, isReader, asRow } = prepared.through(text, () =>
            prepareRows(sqlite.prepare(text)),
          );
          return {
            reader: isReader,
            all: (parameters: readonly unknown[]) =>
              (statement.all(...asBindings(parameters)) as unknown as readonly Cells[]).map(asRow),
            run: (parameters: readonly unknown[]) =>
              isRowList(parameters[0])
                ? runForEach(statement, parameters[0])
                : statement.run(...asBindings(parameters)),
            // A statement that is being stepped through must not be asked again meanwhile.
            iterate: (parameters: readonly unknown[]) =>
              sqlite.prepare(text).iterate(...asBindings(parameters)),
          };
        },
      };
    },
  });
}

type Cells = readonly unknown[];
type Prepared = {
  readonly statement: StatementSync;
  readonly isReader: boolean;
  readonly asRow: (cells: Cells) => Readonly<Record<string, unknown>>;
};

/**
 * Rows come as arrays and are made objects of one shape here. node:sqlite makes each object a dictionary of its own: to
 * read its members takes ten times as long.
 */
function prepareRows(statement: StatementSync): Prepared {
  const columns = statement.columns().map(({ name }) => name);
  const isReader = columns.length > 0;
  if (isReader) statement.setReturnArrays(true);
  return { statement, isReader, asRow: namedCells<unknown>(columns) };
}

const STATEMENTS_KEPT = 200;
const CACHE_KB = 65_536;
const WRITING_CACHE_KB = 262_144;

/**
 * Runs a large piece of writing with room in memory for the indexes it fills; on SQLite without it, insertions into
 * an index of a million random ids read and write the disk.
 */
export async function withWritingCache<Tables>(
  { db, engine }: Pick<Database<Tables>, 'db' | 'engine'>,
  write: () => Promise<void>,
): Promise<void> {
  if (engine !== 'sqlite') return write();
  await sql.raw(`pragma cache_size = -${WRITING_CACHE_KB}`).execute(db);
  try {
    await write();
  } finally {
    await sql.raw(`pragma cache_size = -${CACHE_KB}`).execute(db);
  }
}

type Cell = string | number | null;

/** As a statement's only parameter, runs it once for each row: on SQLite twice as fast as rows unpacked from JSON. */
type RowList = { readonly rows: readonly (readonly Cell[])[] };

function isRowList(parameter: unknown): parameter is RowList {
  return typeof parameter === 'object' && parameter !== null && 'rows' in parameter;
}

function runForEach(statement: StatementSync, { rows }: RowList) {
  let changes = 0;
  for (const row of rows) changes += Number(statement.run(...row).changes);
  return { changes, lastInsertRowid: 0 };
}

type Binding = string | number | bigint | null | Uint8Array;

function asBindings(parameters: readonly unknown[]): Binding[] {
  return parameters.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
      return value;
    if (value instanceof Uint8Array) return value;
    throw new TypeError(`a ${typeof value} cannot be stored`);
  });
}

function postgresDialect(url: string): Dialect {
  return new PostgresDialect({
    pool: async () => {
      const { default: pg } = await import('pg');
      const pool = new pg.Pool({
        connectionString: url,
        max: 8,
        types: {
          // Counts and sizes stay far below 2^53, so both engines may give plain numbers.
          getTypeParser: (oid: number, format?: 'text' | 'binary') =>
            oid === pg.types.builtins.INT8
              ? (text: string) => Number(text)
              : pg.types.getTypeParser(oid, format),
        },
      });
      // A server that ends an idle connection must not end this process; the next query says what is wrong.
      pool.on('error', () => undefined);
      return pool;
    },
    // PostgreSQL guesses that every JSON list is long and compiles the query for it, which takes longer than to run it.
    onCreateConnection: (connection) =>
      connection.executeQuery(CompiledQuery.raw('set jit = off')).then(() => undefined),
  });
}

async function refuseUnsuitablePostgres<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ version: string; encoding: string }>`
    select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`.execute(
    db,
  );
  const [{ version, encoding } = { version: '0', encoding: '' }] = rows;
  if (Number(version) < 150000)
    throw new Error('This PostgreSQL is too old; Unhidden needs version 15 or newer.');
  if (encoding !== 'UTF8')
    throw new Error(
      `This PostgreSQL database is encoded in ${encoding}; create it anew with "createdb -E UTF8 -T template0".`,
    );
}

/** Inserts rows, leaving those whose key exists as they are; returns how many were new. */
export async function insertNewRows<Tables>(
  { db, engine }: Pick<Database<Tables>, 'db' | 'engine'>,
  table: string & keyof Tables,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  integers: readonly string[] = [],
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const into = sql`insert into ${sql.table(table)} (${names})`;
  const inserted =
    engine === 'sqlite'
      ? await db.executeQuery(
          withRows(
            sql`${into} values (${sql.raw(columns.map(() => '?').join(', '))}) on conflict do nothing`.compile(
              db,
            ),
            rows,
          ),
        )
      : await sql`${into} select ${jsonColumns(columns, integers)} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r(value)
          on conflict do nothing`.execute(db);
  return Number(inserted.numAffectedRows ?? 0n);
}

function withRows(query: CompiledQuery, rows: RowList['rows']): CompiledQuery {
  return { ...query, parameters: [{ rows } satisfies RowList] };
}

/** The cells of rows in one JSON parameter: one statement text serves any number of rows, and no limit on parameters applies. */
function jsonColumns(columns: readonly string[], integers: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    columns.map((column, index) =>
      sql.raw(integers.includes(column) ? `cast(r.value->>${index} as integer)` : `r.value->>${index}`),
    ),
  );
}

/**
 * The rows of a query that gives hundreds; `columns` are those it selects. PostgreSQL gives them as one JSON text: cell by
 * cell its driver takes twice as long to read them.
 */
export async function manyRows<Tables, Name extends keyof Tables, Row extends object>(
  { db, engine }: Pick<Database<Tables>, 'db' | 'engine'>,
  columns: readonly (string & keyof Row)[],
  query: SelectQueryBuilder<Tables, Name, Row>,
): Promise<readonly Row[]> {
  if (engine === 'sqlite') return query.execute();
  const cells = sql.join(columns.map((column) => sql.ref(`row.${column}`)));
  const { rows } = await sql<{ rows: string | null }>`
    select json_agg(json_build_array(${cells}))::text as rows from ${query} as row`.execute(db);
  return (JSON.parse(rows[0]?.rows ?? '[]') as Cells[]).map(namedCells<unknown>(columns)) as Row[];
}

/** `column in (values)` over one JSON parameter. */
export function isAmong(engine: Engine, column: string, values: readonly string[]): RawBuilder<boolean> {
  const json = JSON.stringify(values);
  return engine === 'sqlite'
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${json}))`
    : sql<boolean>`${sql.ref(column)} in (select jsonb_array_elements_text(${json}::jsonb))`;
}
