import type { RecordId, RecordView, SourceGrade } from '@unhidden/record';
import { deriveView } from '@unhidden/record';
import type { Catalogue, Kind } from '@unhidden/record';
import { isAmong, insertNewRows } from '../platform/database.ts';
import type { Dossier, Store } from './claims-store.ts';
import { allDossiers, dossiersOf } from './claims-store.ts';

/** How sources are graded, by record id. */
export type Grades = ReadonlyMap<RecordId, SourceGrade>;

/** Reads the grades of all sources, each from its own record's lead values. */
export async function readGrades(store: Store, catalogue: Catalogue): Promise<Grades> {
  const grades = new Map<RecordId, SourceGrade>();
  for await (const page of allDossiers(store, 'source'))
    for (const dossier of page) {
      const view = viewOf(catalogue, dossier, new Map());
      const lead = (name: string) =>
        view.properties.find(({ property }) => property === name)?.values[0]?.value ?? null;
      grades.set(dossier.head.id, {
        reliability: lead('reliability') as SourceGrade['reliability'],
        tier: lead('tier') as SourceGrade['tier'],
        date: lead('date'),
      });
    }
  return grades;
}

/** Derives the view of a dossier under the given grades. */
export function viewOf(
  catalogue: Catalogue,
  { head, claims, decisions }: Dossier,
  grades: Grades,
): RecordView {
  return deriveView({ id: head.id, kind: kindOf(catalogue, head.kind) }, claims, decisions, (source) =>
    grades.get(source),
  );
}

function kindOf(catalogue: Catalogue, name: string): Kind {
  const kind = catalogue.get(name);
  if (!kind) throw new Error(`the register holds a record of the unknown kind "${name}"`);
  return kind;
}

/** Derives and keeps the views of some records anew. */
export async function refreshViews(
  store: Store,
  catalogue: Catalogue,
  records: readonly RecordId[],
  onPage?: (done: number) => void,
): Promise<void> {
  const grades = await readGrades(store, catalogue);
  for (let start = 0; start < records.length; start += 2000) {
    const ids = records.slice(start, start + 2000);
    await keepViews(store, catalogue, await dossiersOf(store, ids), grades);
    onPage?.(start + ids.length);
  }
}

/** Throws all kept views away and derives them from the claims. */
export async function rebuildViews(store: Store, catalogue: Catalogue): Promise<number> {
  const grades = await readGrades(store, catalogue);
  let count = 0;
  for await (const page of allDossiers(store)) {
    await keepViews(store, catalogue, page, grades);
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
  await insertNewRows(store, 'view', ['record', 'kind', 'doc'], rows);
}
