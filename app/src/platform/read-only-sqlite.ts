import fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import { namedCells } from './named-cells.ts';

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** One database file, open for reading only. */
export type ReadOnlySqlite = {
  all(sql: string, ...values: SqlValue[]): readonly SqlRow[];
  get(sql: string, ...values: SqlValue[]): SqlRow | undefined;
  /**
   * `select columns rest` for columns without bytes, to be asked many times. All rows come out as one JSON text, since
   * each cell fetched by itself is several calls into WebAssembly.
   */
  query(columns: string, rest: string): Query;
  close(): void;
};

export type Query = (...values: SqlValue[]) => readonly SqlRow[];

type Statement = {
  all(values: SqlValue[]): SqlRow[];
  get(values: SqlValue[]): SqlRow | null;
  finalize(): void;
};
type Database = { prepare(sql: string): Statement; exec(sql: string): void; close(): void };
type SqliteModule = {
  Database: new (file: string, options: { readOnly: true; fileMustExist: true }) => Database;
};

/**
 * Opens a SQLite file through WebAssembly. `node:sqlite` would open any file whatever the process is allowed to
 * read; this SQLite reaches files only through the small `fs` given to it here, which knows the one file.
 */
export function openReadOnlySqlite(file: string): ReadOnlySqlite {
  const { Database: Opened } = loadSqlite(onlyFile(file));
  const database = new Opened(file, { readOnly: true, fileMustExist: true });
  // The file never changes while it is open, so one lock and one cache serve for good. What it drops, the system still holds.
  database.exec('pragma locking_mode = exclusive; pragma cache_size = -2048; pragma temp_store = memory');
  const statements = new Map<string, Statement>();
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    all: (sql, ...values) => prepared(sql).all(values),
    get: (sql, ...values) => prepared(sql).get(values) ?? undefined,
    query: (columns, rest) => {
      const names = namesOf(columns);
      const sql = `select json_group_array(json_array(${names.join(', ')})) as cells from (select ${columns} ${rest})`;
      const asRow = namedCells<SqlValue>(names);
      let statement: Statement | undefined;
      return (...values) => {
        statement ??= prepared(sql);
        const cells = statement.get(values)?.['cells'];
        const rows = JSON.parse(String(cells)) as readonly (readonly SqlValue[])[];
        return rows.map(asRow);
      };
    },
    close: () => {
      for (const statement of statements.values()) statement.finalize();
      database.close();
    },
  };
}

/** The names of `a, t.b, count(*) as n`: a, b, n. */
function namesOf(columns: string): readonly string[] {
  return columns.split(', ').map((column) => /\w+$/.exec(column)?.[0] ?? column);
}

/** What SQLite's file layer calls, for one file that never changes: locks succeed, everything else does not exist. */
function onlyFile(file: string) {
  const missing = (): never => {
    throw Object.assign(new Error('only the release file can be opened'), { code: 'ENOENT' });
  };
  return {
    constants: fs.constants,
    openSync: (path: string) => (path === file ? fs.openSync(file, 'r') : missing()),
    readSync: fs.readSync,
    fstatSync: fs.fstatSync,
    closeSync: fs.closeSync,
    readFileSync: fs.readFileSync,
    accessSync: (path: string) => (path === file ? undefined : missing()),
    mkdirSync: () => undefined,
    rmdirSync: () => undefined,
  };
}

function loadSqlite(files: object): SqliteModule {
  const resolve = createRequire(import.meta.url);
  const path = resolve.resolve('node-sqlite3-wasm');
  const module = { exports: {} };
  const load = compileFunction(
    fs.readFileSync(path, 'utf8'),
    ['module', 'exports', 'require', '__filename', '__dirname'],
    { filename: path },
  );
  load(
    module,
    module.exports,
    (name: string) => (name === 'node:fs' ? files : resolve(name)),
    path,
    dirname(path),
  );
  return module.exports as SqliteModule;
}
