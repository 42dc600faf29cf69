import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { createCache } from '../platform/cache.ts';
import type { FlatRecord } from './record-table.ts';
import type { KeptCell, ListCell, PublicClaim, Sources } from './release-model.ts';
import { listCell, numberedSources } from './release-model.ts';

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

/** In the order `asClaimRow` takes them apart. */
const CLAIM =
  'c.id, c.property, c.slot, c.contested, c.value, c.unit, c.lang, c.given, c.source, c.locator, c.credibility, c.status, c.review, c.reason';
const BEFORE_CLAIM = 3;

/** Every record of a kind in the order of its table, with its claims; one record at a time. */
export function* recordsWithClaims(database: DatabaseSync, kind: string): Generator<RecordRows> {
  const statement = database.prepare(
    `select r.id, r.handle, r.title_en, ${CLAIM} from record r cross join claim c on c.record = r.id where r.kind = ? order by r.n, c.n`,
  );
  // Rows as arrays take half the time of rows as objects, which counts for a million of them.
  statement.setReturnArrays(true);
  let open: { id: string; kind: string; handle: string; title: string; claims: ClaimRow[] } | undefined;
  for (const row of statement.iterate(kind) as unknown as Iterable<readonly SQLOutputValue[]>) {
    const id = String(row[0]);
    if (open?.id !== id) {
      if (open) yield open;
      open = { id, kind, handle: String(row[1]), title: String(row[2]), claims: [] };
    }
    open.claims.push(asClaimRow(row));
  }
  if (open) yield open;
}

/** Every record of a kind with its lead values. */
export function* flatRecords(database: DatabaseSync, kind: string, sources: Sources): Generator<FlatRecord> {
  const statement = database.prepare(
    'select id, handle, title_en, title_ko, cells from record where kind = ? order by n',
  );
  for (const row of statement.iterate(kind)) {
    // Each in the place of what was read: to make an object of a new shape for every record takes longer.
    const cells = JSON.parse(String(row['cells'])) as Record<string, KeptCell>;
    for (const name in cells) if (cells[name]) cells[name] = listCell(cells[name], sources);
    yield {
      id: String(row['id']),
      handle: String(row['handle']),
      title: { en: String(row['title_en']), ko: String(row['title_ko']) },
      cells: cells as Record<string, ListCell>,
    };
  }
}

/** The sources in a release file. */
export function readSources(database: DatabaseSync): Sources {
  const rows = database.prepare('select id from card order by id').all();
  return numberedSources(rows.map(({ id }) => String(id)));
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

function asClaimRow(row: readonly SQLOutputValue[]): ClaimRow {
  const at = (index: number): SQLOutputValue | undefined => row[BEFORE_CLAIM + index];
  const credibility = at(10);
  return {
    id: String(at(0)),
    property: String(at(1)),
    slot: Number(at(2)),
    contested: at(3) === 1,
    value: String(at(4)),
    unit: optional(at(5)),
    lang: optional(at(6)),
    given: optional(at(7)),
    source: String(at(8)),
    locator: String(at(9)),
    credibility: credibility === null ? null : Number(credibility),
    status: String(at(11)) as ClaimRow['status'],
    review: String(at(12)) as ClaimRow['review'],
    reason: optional(at(13)),
  };
}

function optional(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
