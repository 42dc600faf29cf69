import type { PublicRecord } from './release-model.ts';

/** Kinds whose tables follow the order they were listed in; the others are sorted by name. */
const AS_LISTED: ReadonlySet<string> = new Set([
  'figure',
  'norm',
  'demand',
  'report',
  'gap',
  'opening',
  'measure',
  'sentence',
  'condition',
  'act',
  'outcome',
  'post',
  'observation',
]);

/** Text whose byte order is the order of a kind's table: numbers by size, names without accents or case. */
export function sortKeyOf(record: PublicRecord): string {
  if (record.kind === 'camp') return campKey(record);
  if (record.kind === 'approach') return `${lead(record, 'date') ?? '~'} ${padded(record.handle)}`;
  if (AS_LISTED.has(record.kind)) return padded(record.handle);
  return padded(folded(record.title.en));
}

/** Political prison camps first, each type by number, unnumbered ones last. */
function campKey(record: PublicRecord): string {
  const type = lead(record, 'type');
  const order = type === 'kwan-li-so' ? '0' : type === 'restricted-area' ? '1' : '2';
  return `${order} ${lead(record, 'number')?.padStart(4, '0') ?? '~'} ${folded(record.title.en)}`;
}

function lead(record: PublicRecord, name: string): string | null {
  return record.properties.find(({ property }) => property === name)?.values[0]?.value ?? null;
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`]/gu, '')
    .toLowerCase();
}

function padded(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
