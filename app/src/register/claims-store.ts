import type { Claim, Decision, RecordHead, RecordId } from '@unhidden/record';
import type { Database } from '../platform/database.ts';
import { insertNewRows, isAmong } from '../platform/database.ts';
import type { RegisterTables } from './schema/index.ts';
import type { Kysely } from 'kysely';

/** What the queries here need of a register: a handle (or a transaction) and its engine. */
export type Store = Pick<Database<RegisterTables>, 'db' | 'engine'>;

export const CLAIM_COLUMNS = [
  'id',
  'record',
  'property',
  'value',
  'given',
  'lang',
  'unit',
  'source',
  'locator',
  'credibility',
  'review',
] as const;
const DECISION_COLUMNS = ['id', 'claim', 'verdict', 'reason', 'at', 'by'] as const;
const RECORD_COLUMNS = ['id', 'kind', 'handle', 'origin'] as const;

export function addRecords(store: Store, batch: string, records: readonly RecordHead[]): Promise<number> {
  return insertNewRows(
    store,
    'record',
    [...RECORD_COLUMNS, 'batch'],
    withBatch(records, RECORD_COLUMNS, batch),
  );
}

export function addDecisions(store: Store, batch: string, decisions: readonly Decision[]): Promise<number> {
  return insertNewRows(
    store,
    'decision',
    [...DECISION_COLUMNS, 'batch'],
    withBatch(decisions, DECISION_COLUMNS, batch),
  );
}

export function addClaims(store: Store, batch: string, claims: readonly Claim[]): Promise<number> {
  return insertNewRows(store, 'claim', [...CLAIM_COLUMNS, 'batch'], withBatch(claims, CLAIM_COLUMNS, batch), [
    'credibility',
  ]);
}

function withBatch<Row>(
  rows: readonly Row[],
  columns: readonly (keyof Row)[],
  batch: string,
): (string | number | null)[][] {
  return rows.map((row) => [...columns.map((column) => row[column] as string | number | null), batch]);
}

/**
 * Locks records until the transaction ends: on PostgreSQL two writers of one record would otherwise each derive a view
 * that lacks the other's claim. SQLite has one writer at a time.
 */
export async function lockRecords({ db, engine }: Store, records: readonly string[]): Promise<void> {
  if (engine !== 'postgres') return;
  await db
    .selectFrom('record')
    .select('id')
    .where(isAmong(engine, 'id', records))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

export function recordsById({ db, engine }: Store, ids: readonly string[]): Promise<RecordHead[]> {
  return db
    .selectFrom('record')
    .select(RECORD_COLUMNS)
    .where(isAmong(engine, 'id', ids))
    .execute() as Promise<RecordHead[]>;
}

export function claimsById({ db, engine }: Store, ids: readonly string[]): Promise<Claim[]> {
  return db
    .selectFrom('claim')
    .select(CLAIM_COLUMNS)
    .where(isAmong(engine, 'id', ids))
    .execute() as Promise<Claim[]>;
}

export function decisionsById({ db, engine }: Store, ids: readonly string[]): Promise<Decision[]> {
  return db
    .selectFrom('decision')
    .select(DECISION_COLUMNS)
    .where(isAmong(engine, 'id', ids))
    .execute() as Promise<Decision[]>;
}

/** Records that some claim from one of these sources speaks about. */
export async function recordsCiting({ db, engine }: Store, sources: readonly string[]): Promise<RecordId[]> {
  const rows = await db
    .selectFrom('claim')
    .select('record')
    .distinct()
    .where(isAmong(engine, 'source', sources))
    .execute();
  return rows.map((row) => row.record as RecordId);
}

/** One record with everything said about it. */
export type Dossier = {
  readonly head: RecordHead;
  readonly claims: readonly Claim[];
  readonly decisions: readonly Decision[];
};

/** Dossiers of the given records, in the order of their ids; with what is said of some properties only, where named. */
export async function dossiersOf(
  store: Store,
  ids: readonly string[],
  properties?: readonly string[],
): Promise<Dossier[]> {
  const { db, engine } = store;
  const heads = await recordsById(store, ids);
  const claims = (await db
    .selectFrom('claim')
    .select(CLAIM_COLUMNS)
    .where(isAmong(engine, 'record', ids))
    .$if(properties !== undefined, (query) => query.where(isAmong(engine, 'property', properties ?? [])))
    .execute()) as Claim[];
  const decisions = (await db
    .selectFrom('decision')
    .innerJoin('claim', 'claim.id', 'decision.claim')
    .select([
      'decision.id',
      'decision.claim',
      'decision.verdict',
      'decision.reason',
      'decision.at',
      'decision.by',
    ])
    .where(isAmong(engine, 'claim.record', ids))
    .execute()) as Decision[];
  const claimsOf = Map.groupBy(claims, (claim) => claim.record);
  // Almost every page of records has no decision at all.
  const recordOf = new Map(decisions.length === 0 ? [] : claims.map((claim) => [claim.id, claim.record]));
  const decisionsOf = Map.groupBy(decisions, (decision) => recordOf.get(decision.claim));
  return heads
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((head) => ({
      head,
      claims: claimsOf.get(head.id) ?? [],
      decisions: decisionsOf.get(head.id) ?? [],
    }));
}

/** Every dossier of a kind (or of all kinds), in the order of ids, a page at a time. */
export async function* allDossiers(
  store: Store,
  kind?: string,
  properties?: readonly string[],
): AsyncGenerator<Dossier[]> {
  for await (const ids of recordIds(store.db, kind, PAGE)) yield await dossiersOf(store, ids, properties);
}

const PAGE = 2000;

async function* recordIds(
  db: Kysely<RegisterTables>,
  kind: string | undefined,
  pageSize: number,
): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    let query = db.selectFrom('record').select('id').where('id', '>', after).orderBy('id').limit(pageSize);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    const ids = (await query.execute()).map((row) => row.id);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield ids;
    after = last;
  }
}

export async function countByKind({ db }: Store): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('record')
    .select(['kind', (count) => count.fn.countAll<number>().as('n')])
    .groupBy('kind')
    .execute();
  return new Map(rows.map((row) => [row.kind, row.n]));
}
