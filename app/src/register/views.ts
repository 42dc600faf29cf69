import type { Catalogue, RecordId } from '@unhidden/record';
import { isAmong, insertNewRows } from '../platform/database.ts';
import type { Dossier, Store } from './claims-store.ts';
import { allDossiers, dossiersOf, lockRecords } from './claims-store.ts';
import type { Grades } from './grades.ts';
import { readGrades, readGradesOf, viewOf } from './grades.ts';
import { keepTableRows } from './table-rows.ts';

/** Derives and keeps the views of some records anew; nobody else changes them until the transaction ends. */
export async function refreshViews(
  store: Store,
  catalogue: Catalogue,
  records: readonly RecordId[],
): Promise<void> {
  await lockRecords(store, records);
  const grades = await readGrades(store, catalogue);
  for (let start = 0; start < records.length; start += 2000) {
    const dossiers = await dossiersOf(store, records.slice(start, start + 2000));
    await keepViews(store, catalogue, dossiers, grades);
  }
}

/** The same for a few records: reads the grades of the sources they cite and no others. */
export async function refreshFewViews(
  store: Store,
  catalogue: Catalogue,
  records: readonly RecordId[],
): Promise<void> {
  const dossiers = await dossiersOf(store, records);
  const cited = new Set(dossiers.flatMap(({ claims }) => claims.map(({ source }) => source)));
  await keepViews(store, catalogue, dossiers, await readGradesOf(store, catalogue, [...cited]));
}

/** Throws all kept views and lines of tables away and derives them from the claims. */
export async function rebuildViews(store: Store, catalogue: Catalogue): Promise<number> {
  const grades = await readGrades(store, catalogue);
  let count = 0;
  for await (const page of allDossiers(store)) {
    await keepViews(store, catalogue, page, grades);
    await keepTableRows(store, catalogue, page, grades);
    count += page.length;
  }
  return count;
}

async function keepViews(
  store: Store,
  catalogue: Catalogue,
  dossiers: readonly Dossier[],
  grades: Grades,
): Promise<void> {
  const rows = dossiers.map((dossier) => [
    dossier.head.id,
    dossier.head.kind,
    JSON.stringify(viewOf(catalogue, dossier, grades)),
    dossier.claims.length + dossier.decisions.length,
  ]);
  await store.db
    .deleteFrom('view')
    .where(
      isAmong(
        store.engine,
        'record',
        dossiers.map(({ head }) => head.id),
      ),
    )
    .execute();
  await insertNewRows(store, 'view', ['record', 'kind', 'doc', 'said'], rows, ['said']);
}
