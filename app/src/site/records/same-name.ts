import { nameKey } from '@unhidden/names';
import type { PublicRecord, ReleaseReader, Stub } from '../../release/release-model.ts';
import { statedOf } from '../../ui/cell.ts';

/** Beyond this many records of a kind no hints are made: comparing them belongs to the register, not to a page. */
const LIMIT = 2000;

type Groups = ReadonlyMap<string, readonly Stub[]>;

const known = new WeakMap<ReleaseReader, Map<string, Groups>>();

/** Other records of the same kind that bear the same name in some spelling. No source need say they are the same. */
export function sameName(release: ReleaseReader, record: Pick<Stub, 'id' | 'kind'>): readonly Stub[] {
  const byKind = known.get(release) ?? new Map<string, Groups>();
  known.set(release, byKind);
  const groups = byKind.get(record.kind) ?? grouped(release, record.kind);
  byKind.set(record.kind, groups);
  return groups.get(record.id) ?? [];
}

function grouped(release: ReleaseReader, kind: string): Groups {
  const total = release.meta.counts[kind] ?? 0;
  if (total > LIMIT) return new Map();
  const records = release.list(kind, 0, total).rows.flatMap(({ id }) => release.recordById(id) ?? []);
  const byKey = new Map<string, PublicRecord[]>();
  for (const record of records)
    for (const key of keysOf(record)) byKey.set(key, [...(byKey.get(key) ?? []), record]);
  return new Map(
    records.map((record) => {
      const others = keysOf(record).flatMap((key) => byKey.get(key) ?? []);
      return [record.id, [...new Set(others)].filter(({ id }) => id !== record.id)];
    }),
  );
}

function keysOf(record: PublicRecord): readonly string[] {
  const keys = (statedOf(record, 'names')?.values ?? []).map(({ value }) => nameKey(value));
  return [...new Set(keys)].filter((key) => key !== '');
}
