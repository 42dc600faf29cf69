import { isGenuineRow } from '../keyring/index.ts';
import type { Services } from '../workbench/services.ts';

/** What telling genuine rows takes: the key ring, and where to tell the operator of a row that is not ours. */
export type Sealing = Pick<Services, 'ring' | 'tell'>;

type Row = Readonly<Record<string, string | number | null>>;

/** False for a row that Unhidden did not write; the operator is told, since that is an attack or a damaged disk. */
export function isGenuine(
  { ring, tell }: Sealing,
  table: string,
  row: Row & { readonly mac: string },
): boolean {
  if (isGenuineRow(ring, table, row)) return true;
  tellOnce(
    { tell },
    `${table} ${row.mac}`,
    `A row of the table ${table} was not written by Unhidden and does not count: somebody wrote into the database. See docs/guide/accounts.md.`,
  );
  return false;
}

/** Tells the operator once for each matter, so that requests cannot fill the terminal. */
export function tellOnce({ tell }: Pick<Sealing, 'tell'>, matter: string, line: string): void {
  if (told.has(matter)) return;
  told.add(matter);
  tell(line);
}

const told = new Set<string>();
