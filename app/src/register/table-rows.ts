import type { Catalogue, RecordId } from '@unhidden/record';
import { sql } from 'kysely';
import { insertNewRows, isAmong } from '../platform/database.ts';
import type { Dossier, Store } from './claims-store.ts';
import { dossiersOf } from './claims-store.ts';
import { tableRowOf } from './table-row.ts';
import type { Grades } from './grades.ts';
import { readGradesOf, viewOf } from './grades.ts';

/** The compartment of records without a placement; `accounts` calls it the same. */
const OPEN = 'open';
const PAGE = 500;
/** More than this many lines are left to be made when somebody opens the table: an import must not wait for them. */
const AT_ONCE = 2000;

/** Derives the lines of some records in tables anew, in the caller's transaction. */
export async function refreshTableRows(
  store: Store,
  catalogue: Catalogue,
  records: readonly RecordId[],
): Promise<void> {
  for (let start = 0; start < records.length; start += PAGE) {
    const dossiers = await dossiersOf(store, records.slice(start, start + PAGE));
    const cited = new Set(dossiers.flatMap(({ claims }) => claims.map(({ source }) => source)));
    await keepTableRows(store, catalogue, dossiers, await readGradesOf(store, catalogue, [...cited]));
  }
}

/** After an import: derives few lines at once and marks many as to be made. */
export async function followImport(
  store: Store,
  catalogue: Catalogue,
  records: readonly RecordId[],
): Promise<void> {
  if (records.length <= AT_ONCE) return refreshTableRows(store, catalogue, records);
  for (let start = 0; start < records.length; start += 10_000) {
    const ids = records.slice(start, start + 10_000);
    const kinds = await store.db
      .selectFrom('record')
      .select(['id', 'kind'])
      .where(isAmong(store.engine, 'id', ids))
      .execute();
    await putRows(
      store,
      kinds.map(({ id, kind }) => [id, kind, '']),
    );
  }
}

/** Keeps the lines of dossiers that are read already. */
export async function keepTableRows(
  store: Store,
  catalogue: Catalogue,
  dossiers: readonly Dossier[],
  grades: Grades,
): Promise<void> {
  const placed = await placements(
    store,
    dossiers.flatMap(({ head, claims }) => [
      head.id,
      ...claims.flatMap(({ source, value }) => (value.length <= 64 ? [source, value] : [source])),
    ]),
  );
  const compartmentOf = (record: string): string => placed.get(record) ?? OPEN;
  await putRows(
    store,
    dossiers.map((dossier) => [
      dossier.head.id,
      dossier.head.kind,
      JSON.stringify(tableRowOf(catalogue, dossier, viewOf(catalogue, dossier, grades), compartmentOf, OPEN)),
    ]),
  );
}

async function placements({ db, engine }: Store, records: readonly string[]): Promise<Map<string, string>> {
  const any = await db.selectFrom('placement').select('record').limit(1).execute();
  if (any.length === 0) return new Map();
  const rows = await db
    .selectFrom('placement')
    .select(['record', 'compartment'])
    .where(isAmong(engine, 'record', [...new Set(records)]))
    .orderBy('number')
    .execute();
  return new Map(rows.map(({ record, compartment }) => [record, compartment]));
}

async function putRows(store: Store, rows: readonly (readonly [string, string, string])[]): Promise<void> {
  const { db, engine } = store;
  const ids = rows.map(([record]) => record);
  if (engine === 'postgres') {
    await db
      .deleteFrom('table_row')
      .where(isAmong(engine, 'record', ids))
      .execute();
    await insertNewRows(store, 'table_row', ['record', 'kind', 'doc'], rows);
    return;
  }
  const { last } = await db
    .selectFrom('table_row')
    .select(sql<number | null>`max(stamp)`.as('last'))
    .executeTakeFirstOrThrow();
  await db
    .deleteFrom('table_row')
    .where(isAmong(engine, 'record', ids))
    .execute();
  await insertNewRows(
    store,
    'table_row',
    ['record', 'kind', 'doc', 'stamp'],
    rows.map((row) => [...row, (last ?? 0) + 1]),
  );
}
