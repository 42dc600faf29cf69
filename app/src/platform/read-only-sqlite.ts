import fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** One database file, open for reading only. */
export type ReadOnlySqlite = {
  all(sql: string, ...values: SqlValue[]): readonly SqlRow[];
  get(sql: string, ...values: SqlValue[]): SqlRow | undefined;
  close(): void;
};

type Statement = { all(values: SqlValue[]): SqlRow[]; get(values: SqlValue[]): SqlRow | null; finalize(): void };
type Database = { prepare(sql: string): Statement; exec(sql: string): void; close(): void };
type SqliteModule = { Database: new (file: string, options: { readOnly: true; fileMustExist: true }) => Database };

/**
 * Opens a SQLite file through WebAssembly. `node:sqlite` would open any file whatever the process is allowed to
 * read; this SQLite reaches files only through the small `fs` given to it here, which knows the one file.
 */
export function openReadOnlySqlite(file: string): ReadOnlySqlite {
  const { Database: Opened } = loadSqlite(onlyFile(file));
  const database = new Opened(file, { readOnly: true, fileMustExist: true });
  // The file never changes while it is open, so one lock and one cache serve for good.
  database.exec('pragma locking_mode = exclusive; pragma cache_size = -32768; pragma temp_store = memory');
  const statements = new Map<string, Statement>();
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    all: (sql, ...values) => prepared(sql).all(values),
    get: (sql, ...values) => prepared(sql).get(values) ?? undefined,
    close: () => {
      for (const statement of statements.values()) statement.finalize();
      database.close();
    },
  };
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
  const load = compileFunction(fs.readFileSync(path, 'utf8'), ['module', 'exports', 'require', '__filename', '__dirname'], { filename: path });
  load(module, module.exports, (name: string) => (name === 'node:fs' ? files : resolve(name)), path, dirname(path));
  return module.exports as SqliteModule;
}
