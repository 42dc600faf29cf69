import type { RecordId } from '@unhidden/record';
import { sql } from 'kysely';
import type { Store } from '../../register/index.ts';
import { recordsCiting, refreshTableRows } from '../../register/index.ts';
import type { Services } from '../../workbench/services.ts';

/** Brings the lines of tables up to date with the claims of some records. */
export async function refreshCells(
  { register }: Pick<Services, 'register'>,
  tx: Store,
  records: readonly RecordId[],
): Promise<void> {
  await refreshTableRows(tx, register.catalogue, records);
}

/**
 * After records were put into another compartment: theirs, those that cite them as a source and those that refer to
 * them, since who may see a value follows from all three.
 */
export async function refreshCellsAround(
  { register }: Pick<Services, 'register'>,
  tx: Store,
  records: readonly RecordId[],
): Promise<void> {
  const around = new Set([...records, ...(await recordsCiting(tx, records))]);
  for (const record of records) {
    const referring = await tx.db
      .selectFrom('table_row')
      .select('record')
      .where(sql<boolean>`doc like ${`%"${record}"%`}`)
      .execute();
    for (const row of referring) around.add(row.record as RecordId);
  }
  await refreshTableRows(tx, register.catalogue, [...around]);
}
