import type { KeyRing } from '../keyring/index.ts';
import { isGenuineRow, sealRow } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';

/** A source that came in by a form, as it was last said of it. */
export type IntakeSource = {
  readonly source: string;
  readonly form: string;
  readonly caseId: string;
  /** Whether the person agreed that anything of it may be published; never for a missing relative. */
  readonly mayPublish: boolean;
};

type Ring = Pick<KeyRing, 'mac' | 'macEquals'>;

/** Every source that came in by a form. A row that is not ours lets nothing out. */
export async function intakeSources(
  { db }: Pick<Store, 'db'>,
  ring: Ring | undefined,
): Promise<ReadonlyMap<string, IntakeSource>> {
  const rows = await db.selectFrom('source_from_intake').selectAll().orderBy('number').execute();
  const found = new Map<string, IntakeSource>();
  for (const row of rows) {
    const { source, form, case_id: caseId, publish } = row;
    const isGenuine = ring !== undefined && isGenuineRow(ring, 'source_from_intake', row);
    const mayPublish = isGenuine && publish === 1 && form !== 'missing';
    found.set(source, { source, form, caseId, mayPublish });
  }
  return found;
}

/** Remembers that a source came in by a form, or that what may become of it has changed. */
export async function addIntakeSource(
  { db }: Store,
  ring: Ring,
  { source, form, caseId, mayPublish }: IntakeSource,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  const before = await db
    .selectFrom('source_from_intake')
    .select((e) => e.fn.max('number').as('number'))
    .where('source', '=', source)
    .executeTakeFirst();
  const row = sealRow(ring, 'source_from_intake', {
    source,
    number: (before?.number ?? 0) + 1,
    form,
    case_id: caseId,
    publish: mayPublish ? (1 as const) : (0 as const),
    by,
    at,
  });
  await db.insertInto('source_from_intake').values(row).execute();
}
