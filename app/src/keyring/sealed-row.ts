import type { KeyRing } from './key-ring.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** A row with its MAC over every column, so that nobody makes or alters one with the database alone. */
export function sealRow<Columns extends Row>(
  ring: Pick<KeyRing, 'mac'>,
  table: string,
  row: Columns,
): Columns & { readonly mac: string } {
  return { ...row, mac: ring.mac(`row of ${table}`, textOf(row)) };
}

/** Whether Unhidden wrote this row of the table, as it stands. */
export function isGenuineRow(
  ring: Pick<KeyRing, 'macEquals'>,
  table: string,
  { mac, ...row }: Row & { readonly mac: string },
): boolean {
  return ring.macEquals(mac, `row of ${table}`, textOf(row));
}

function textOf(row: Row): string {
  return JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
