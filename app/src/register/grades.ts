import type { Catalogue, Kind, RecordId, RecordView, SourceGrade } from '@unhidden/record';
import { deriveView } from '@unhidden/record';
import type { Dossier, Store } from './claims-store.ts';
import { allDossiers, dossiersOf } from './claims-store.ts';

/** How sources are graded, by record id. */
export type Grades = ReadonlyMap<RecordId, SourceGrade>;

/** Reads the grades of all sources, each from its own record's lead values. */
export async function readGrades(store: Store, catalogue: Catalogue): Promise<Grades> {
  const grades = new Map<RecordId, SourceGrade>();
  for await (const page of allDossiers(store, 'source', GRADING))
    for (const dossier of page) grades.set(dossier.head.id, gradeOf(catalogue, dossier));
  return grades;
}

/** Reads the grades of some sources. */
export async function readGradesOf(
  store: Store,
  catalogue: Catalogue,
  sources: readonly RecordId[],
): Promise<Grades> {
  const dossiers = await dossiersOf(store, sources, GRADING);
  return new Map(dossiers.map((dossier) => [dossier.head.id, gradeOf(catalogue, dossier)]));
}

/** What a grade is read from; sources have much else said about them. */
const GRADING: readonly string[] = ['reliability', 'tier', 'date'] satisfies (keyof SourceGrade)[];

function gradeOf(catalogue: Catalogue, dossier: Dossier): SourceGrade {
  const view = viewOf(catalogue, dossier, new Map());
  const lead = (name: string) =>
    view.properties.find(({ property }) => property === name)?.values[0]?.value ?? null;
  return {
    reliability: lead('reliability') as SourceGrade['reliability'],
    tier: lead('tier') as SourceGrade['tier'],
    date: lead('date'),
  };
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
