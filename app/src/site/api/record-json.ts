import type { RecordCopy } from '../../transparency/record-copy.ts';
import { recordCopy } from '../../transparency/record-copy.ts';
import { recordPath } from '../../release/record-path.ts';
import type { ListCell, ListRow, PublicRecord, ReleaseReader } from '../../release/release-model.ts';
import { typesOf } from './value-types.ts';

/** A record for machines: every value with its claims, and beside them the sources and the records they point to. */
export function recordJson(release: ReleaseReader, record: PublicRecord): unknown {
  const { properties, sources, refs, ...head } = copyOf(release, record);
  return { ...head, release: release.meta.number, properties, sources, refs };
}

/** The record as the log vouches for it: the same, but for the number of the release. */
export function copyOf(release: ReleaseReader, record: PublicRecord): RecordCopy {
  const types = typesOf(record.kind);
  return recordCopy(
    {
      source: (id) => release.source(id),
      stub: (id) => release.stub(id),
      isReference: (_kind, property) => types.get(property) === 'ref',
    },
    record,
  );
}

/** A row of a list: lead values only. */
export function rowJson(row: ListRow): unknown {
  return {
    id: row.id,
    kind: row.kind,
    handle: row.handle,
    title: row.title,
    ...linksOf(row),
    cells: Object.fromEntries(Object.entries(row.cells).map(([name, cell]) => [name, statedIn(cell)])),
  };
}

/** The place of its source is of use within this program only. */
function statedIn(cell: ListCell): ListCell {
  return { ...cell, place: undefined };
}

/** Where a record stands for people and for programs. */
export function linksOf(record: { readonly kind: string; readonly handle: string }): {
  readonly self: string;
  readonly page: { readonly en: string; readonly ko: string };
} {
  const path = recordPath(record);
  return { self: `/api/v1${path}`, page: { en: `/en${path}`, ko: `/ko${path}` } };
}
