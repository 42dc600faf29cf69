import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadOnlySqlite, SqlRow } from '../platform/read-only-sqlite.ts';
import { openReadOnlySqlite } from '../platform/read-only-sqlite.ts';
import { createCache } from '../platform/cache.ts';
import type {
  Backlink,
  GlossaryEntry,
  KeptCell,
  ListCell,
  ListRow,
  PublicClaim,
  PublicProperty,
  PublicRecord,
  PublicValue,
  ReleaseMeta,
  ReleaseReader,
  SourceCard,
  Stub,
} from './release-model.ts';
import { listCell, numberedSources, READABLE_SCHEMAS, valueOf } from './release-model.ts';
import { createSearch } from './release-search.ts';

const STUB = 'id, kind, handle, title_en, title_ko';
const CLAIM =
  'id, property, slot, contested, lead, value, unit, lang, given, source, locator, credibility, status, review, reason';
const REFERRING = `select distinct r.id, r.kind, r.handle, r.title_en, r.title_ko, r.n
  from link l join record r on r.id = l.record where l.target = ? and l.kind = ? order by r.n`;

/** The cells are JSON already, so they go into the one text of all rows as they are, which are read in the order of the key. */
const TABLE = `select '[' || group_concat('[' || json_array(id, handle, title_en, title_ko) || ',' || cells || ']') || ']' as rows
  from record where kind = ? and n > ? and n <= ?`;
type TableRow = readonly [
  head: readonly [id: string, handle: string, en: string, ko: string],
  cells: Record<string, KeptCell>,
];

/** Opens the release in a folder for reading. Throws when it was written for another version of this program. */
export function openRelease(folder: string): ReleaseReader {
  const { number } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { number: number };
  const db = openReadOnlySqlite(join(folder, `release-${number}.sqlite`));
  const meta = { ...readMeta(db), number };
  if (!READABLE_SCHEMAS.includes(meta.schema))
    throw new Error(
      `Release ${number} has schema ${meta.schema}; this program reads ${READABLE_SCHEMAS.join(', ')}. Use the version that wrote it, or propose a new release.`,
    );
  const stubs = createCache<Stub | undefined>(5000);
  // Every page cites sources, so their cards are held at once where they are few enough for the memory.
  const few = (meta.counts['source'] ?? 0) <= MOST_CARDS;
  const cards = few ? allCards(db) : [];
  const sources = numberedSources(few ? cards.map(({ id }) => id) : cardIds(db));
  const lately = createCache<SourceCard | undefined>(MOST_CARDS);

  const stubById = db.query(STUB, 'from record where id = ?');
  const stubByHandle = db.query(STUB, 'from record where kind = ? and handle = ?');
  const claimsOf = db.query(CLAIM, 'from claim where record = ? order by n');
  const linksTo = db.query('record, property', 'from link where target = ? order by kind, record');
  const linksOfKind = db.query('record, property', 'from link where target = ? and kind = ? order by record');
  const restingOn = db.query(
    `record, ${CLAIM}`,
    'from claim where source = ? and record <> source order by record, n limit ? offset ?',
  );

  const stub = (id: string) =>
    stubs.through(id, () => {
      const [row] = stubById(id);
      return row && asStub(row);
    });
  const whole = (head: Stub): PublicRecord => ({ ...head, properties: asProperties(claimsOf(head.id)) });
  /** Each in the place of what was read: objects of ever new shapes are what a page of a list would spend most on. */
  const cellsOf = (read: Record<string, KeptCell>): Readonly<Record<string, ListCell>> => {
    const cells = read as Record<string, ListCell>;
    for (const name in read) {
      const kept = read[name];
      if (!kept) continue;
      const value = valueOf(kept);
      // Ids have a shape of their own, so other values are not looked up.
      const target = typeof value === 'string' && isId(value) ? stub(value) : undefined;
      cells[name] = listCell(kept, sources, target);
    }
    return cells;
  };

  return {
    meta,
    stub,
    recordById: (id) => {
      const head = stub(id);
      return head && whole(head);
    },
    record: (kind, handle) => {
      const [row] = stubByHandle(kind, handle);
      if (!row && isId(handle)) {
        const head = stub(handle);
        return head?.kind === kind ? whole(head) : undefined;
      }
      return row && whole(asStub(row));
    },
    list: (kind, offset, limit) => ({
      total: meta.counts[kind] ?? 0,
      rows: tableRows(db, kind, offset, limit).map(([[id, handle, en, ko], cells]): ListRow => ({
        id,
        kind,
        handle,
        title: { en, ko },
        cells: cellsOf(cells),
      })),
    }),
    backlinks: (id, kind) => {
      const rows = kind === undefined ? linksTo(id) : linksOfKind(id, kind);
      return rows.flatMap((row): Backlink[] => {
        const from = stub(text(row, 'record'));
        return from ? [{ property: text(row, 'property'), from }] : [];
      });
    },
    referring: (id, kind) => db.all(REFERRING, id, kind).map((row) => whole(asStub(row))),
    restingOn: (source, offset, limit) => ({
      total: Number(
        db.get('select count(*) as n from claim where source = ? and record <> source', source)?.['n'] ?? 0,
      ),
      rows: restingOn(source, limit, offset).flatMap((row) => {
        const record = stub(text(row, 'record'));
        return record ? [{ record, property: text(row, 'property'), claim: asClaim(row) }] : [];
      }),
    }),
    source: (id) => (few ? cards[sources.placeOf(id) ?? -1] : lately.through(id, () => cardIn(db, id))),
    placeOf: sources.placeOf,
    asset: (path) => {
      const row = db.get('select path, type, bytes from asset where path = ?', path);
      return row && { path, type: text(row, 'type'), bytes: row['bytes'] as Uint8Array };
    },
    glossary: () =>
      db
        .all('select doc from glossary order by n')
        .map((row) => JSON.parse(text(row, 'doc')) as GlossaryEntry),
    search: createSearch(db, stub),
    close: () => db.close(),
  };
}

const ID = /^[0-9a-z]{16}$/;

function isId(text: string): boolean {
  return text.length === 16 && ID.test(text);
}

const MOST_CARDS = 20_000;

function tableRows(db: ReadOnlySqlite, kind: string, offset: number, limit: number): readonly TableRow[] {
  const rows = db.get(TABLE, kind, offset, offset + limit)?.['rows'];
  return typeof rows === 'string' ? (JSON.parse(rows) as readonly TableRow[]) : [];
}

function allCards(db: ReadOnlySqlite): SourceCard[] {
  return db.all('select doc from card order by id').map((row) => JSON.parse(text(row, 'doc')) as SourceCard);
}

function cardIds(db: ReadOnlySqlite): string[] {
  const ids = db.query('id', 'from card order by id');
  return ids().map((row) => text(row, 'id'));
}

function readMeta(db: ReadOnlySqlite): Omit<ReleaseMeta, 'number'> {
  const rows = db.all('select key, value from meta');
  return Object.fromEntries(rows.map((row) => [text(row, 'key'), JSON.parse(text(row, 'value'))])) as Omit<
    ReleaseMeta,
    'number'
  >;
}

export function text(row: SqlRow, column: string): string {
  return String(row[column]);
}

function optional(row: SqlRow, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

function asStub(row: SqlRow): Stub {
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind'),
    handle: text(row, 'handle'),
    title: { en: text(row, 'title_en'), ko: text(row, 'title_ko') },
  };
}

function asClaim(row: SqlRow): PublicClaim {
  return {
    id: text(row, 'id'),
    value: text(row, 'value'),
    unit: optional(row, 'unit'),
    lang: optional(row, 'lang'),
    given: optional(row, 'given'),
    source: text(row, 'source'),
    locator: text(row, 'locator'),
    credibility: row['credibility'] === null ? null : Number(row['credibility']),
    status: text(row, 'status') as PublicClaim['status'],
    review: text(row, 'review') as PublicClaim['review'],
    reason: optional(row, 'reason'),
  };
}

/** Rows of one record, in order, back into properties: the lead row says how it came to lead. */
function asProperties(rows: readonly SqlRow[]): PublicProperty[] {
  const grouped = Map.groupBy(rows, (row) => text(row, 'property'));
  return [...grouped].map(([property, members]) => {
    const bySlot = Map.groupBy(members, (row) => Number(row['slot']));
    const past = (bySlot.get(-1) ?? []).map(asClaim);
    bySlot.delete(-1);
    const values = [...bySlot.values()].map((group): PublicValue => {
      const claims = group.map(asClaim);
      return { value: claims[0]?.value ?? '', unit: claims[0]?.unit ?? null, claims };
    });
    const lead = members.map((row) => optional(row, 'lead')).find((found) => found !== null) ?? 'rule';
    const editor = lead.startsWith('editor: ');
    return {
      property,
      values,
      past,
      leadBy: editor ? 'editor' : 'rule',
      leadReason: editor ? lead.slice('editor: '.length) : null,
      contradiction: members.some((row) => row['contested'] === 1),
    };
  });
}

function cardIn(db: ReadOnlySqlite, id: string): SourceCard | undefined {
  const row = db.get('select doc from card where id = ?', id);
  return row && (JSON.parse(text(row, 'doc')) as SourceCard);
}
