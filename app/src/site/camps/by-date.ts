import { parseEdtf, sortDates } from '@unhidden/record';
import type { PublicRecord } from '../../release/release-model.ts';
import { leadCell } from '../../ui/cell.ts';

/** Orders date texts, those that cannot be read last. */
export function compareDateTexts(a: string | undefined, b: string | undefined): number {
  const [left, right] = [parseEdtf(a ?? ''), parseEdtf(b ?? '')];
  if (left.ok && right.ok) return sortDates(left.value, right.value);
  return Number(right.ok) - Number(left.ok);
}

/** Orders records by the lead value of a date property. */
export function byDate(property: string): (a: PublicRecord, b: PublicRecord) => number {
  return (a, b) => compareDateTexts(leadCell(a, property)?.value, leadCell(b, property)?.value);
}
