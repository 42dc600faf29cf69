import type { Services } from '../workbench/services.ts';

/** What sealing rows takes: the key ring, and where to tell the operator of a row that is not ours. */
export type Sealing = Pick<Services, 'ring' | 'tell'>;

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/** A row with its MAC over every column, so that nobody writes or alters it with the database alone. */
export function sealed<Columns extends Row>(
  { ring }: Pick<Sealing, 'ring'>,
  table: string,
  row: Columns,
): Columns & { readonly mac: string } {
  return { ...row, mac: ring.mac(domainOf(table), textOf(row)) };
}

/** False for a row that Unhidden did not write; the operator is told, since that is an attack or a damaged disk. */
export function isGenuine(
  { ring, tell }: Sealing,
  table: string,
  { mac, ...row }: Row & { readonly mac: string },
): boolean {
  if (ring.macEquals(mac, domainOf(table), textOf(row))) return true;
  tellOnce(
    { tell },
    `${table} ${mac}`,
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

function domainOf(table: string): string {
  return `accounts ${table}`;
}

function textOf(row: Row): string {
  return JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
