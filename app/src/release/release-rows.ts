import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { createCache } from '../platform/cache.ts';
import type { FlatRecord } from './record-table.ts';
import type { ListCell, PublicClaim } from './release-model.ts';

/** One published claim as its row stands in the file; `slot` is the place of its value, 0 for the lead and -1 for the past. */
export type ClaimRow = PublicClaim & {
  readonly property: string;
  readonly slot: number;
  readonly contested: boolean;
};

export type RecordRows = {
  readonly id: string;
  readonly kind: string;
  readonly handle: string;
  readonly title: string;
  readonly claims: readonly ClaimRow[];
};

const CLAIM =
  'c.id, c.property, c.slot, c.contested, c.value, c.unit, c.lang, c.given, c.source, c.locator, c.credibility, c.status, c.review, c.reason';

/** Every record of a kind in the order of its table, with its claims; one record at a time. */
export function* recordsWithClaims(database: DatabaseSync, kind: string): Generator<RecordRows> {
  const rows = database.prepare(
    `select r.id as record, r.handle, r.title_en, ${CLAIM} from record r cross join claim c on c.record = r.id where r.kind = ? order by r.n, c.n`,
  );
  let open: { id: string; kind: string; handle: string; title: string; claims: ClaimRow[] } | undefined;
  for (const row of rows.iterate(kind)) {
    const id = String(row['record']);
    if (open?.id !== id) {
      if (open) yield open;
      open = { id, kind, handle: String(row['handle']), title: String(row['title_en']), claims: [] };
    }
    open.claims.push(asClaimRow(row));
  }
  if (open) yield open;
}

/** Every record of a kind with its lead values. */
export function* flatRecords(database: DatabaseSync, kind: string): Generator<FlatRecord> {
  for (const row of database
    .prepare('select id, handle, title_en, title_ko, cells from record where kind = ? order by n')
    .iterate(kind))
    yield {
      id: String(row['id']),
      handle: String(row['handle']),
      title: { en: String(row['title_en']), ko: String(row['title_ko']) },
      cells: JSON.parse(String(row['cells'])) as Record<string, ListCell>,
    };
}

export type Head = { readonly kind: string; readonly handle: string };

/** Finds what an id stands for. */
export function createHeads(database: DatabaseSync): (id: string) => Head | undefined {
  const find = database.prepare('select kind, handle from record where id = ?');
  const heads = createCache<Head | undefined>(20_000);
  return (id) =>
    heads.through(id, () => {
      const row = find.get(id);
      return row && { kind: String(row['kind']), handle: String(row['handle']) };
    });
}

function asClaimRow(row: Record<string, SQLOutputValue>): ClaimRow {
  return {
    id: String(row['id']),
    property: String(row['property']),
    slot: Number(row['slot']),
    contested: row['contested'] === 1,
    value: String(row['value']),
    unit: optional(row['unit']),
    lang: optional(row['lang']),
    given: optional(row['given']),
    source: String(row['source']),
    locator: String(row['locator']),
    credibility: row['credibility'] === null ? null : Number(row['credibility']),
    status: String(row['status']) as PublicClaim['status'],
    review: String(row['review']) as PublicClaim['review'],
    reason: optional(row['reason']),
  };
}

function optional(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
