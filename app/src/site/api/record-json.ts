import { recordPath } from '../../release/record-path.ts';
import type { ListRow, PublicRecord, ReleaseReader, SourceCard, Stub } from '../../release/release-model.ts';
import { typesOf } from './value-types.ts';

/** A record for machines: every value with its claims, and beside them the sources and the records they point to. */
export function recordJson(release: ReleaseReader, record: PublicRecord): unknown {
  const sources: Record<string, SourceCard> = {};
  const refs: Record<string, Stub & { readonly self: string }> = {};
  const types = typesOf(record.kind);
  for (const { property, values, past } of record.properties) {
    const isRef = types.get(property) === 'ref';
    for (const { value, claims } of values) {
      for (const claim of claims) addSource(release, sources, claim.source);
      if (isRef) addRef(release, refs, value);
    }
    for (const claim of past) {
      addSource(release, sources, claim.source);
      if (isRef) addRef(release, refs, claim.value);
    }
  }
  const { id, kind, handle, title, properties } = record;
  return {
    id,
    kind,
    handle,
    title,
    ...linksOf(record),
    release: release.meta.number,
    properties,
    sources,
    refs,
  };
}

/** A row of a list: lead values only. */
export function rowJson(row: ListRow): unknown {
  return {
    id: row.id,
    kind: row.kind,
    handle: row.handle,
    title: row.title,
    ...linksOf(row),
    cells: row.cells,
  };
}

/** Where a record stands for people and for programs. */
export function linksOf(record: { readonly kind: string; readonly handle: string }): {
  readonly self: string;
  readonly page: { readonly en: string; readonly ko: string };
} {
  const path = recordPath(record);
  return { self: `/api/v1${path}`, page: { en: `/en${path}`, ko: `/ko${path}` } };
}

function addSource(release: ReleaseReader, sources: Record<string, SourceCard>, id: string): void {
  if (sources[id]) return;
  const card = release.source(id);
  if (card) sources[id] = card;
}

function addRef(
  release: ReleaseReader,
  refs: Record<string, Stub & { readonly self: string }>,
  id: string,
): void {
  const stub = refs[id] ? undefined : release.stub(id);
  if (stub) refs[id] = { ...stub, self: `/api/v1${recordPath(stub)}` };
}
