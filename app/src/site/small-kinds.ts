import type { ListRow, ReleaseReader } from '../release/release-model.ts';

/** Kinds that are few by their nature, so that all their rows may be held. */
type SmallKind = 'camp' | 'figure' | 'topic' | 'opening';

const kept = new WeakMap<ReleaseReader, Map<SmallKind, readonly ListRow[]>>();

/** Every row of a small kind in its order. A release never changes, so they are read once. */
export function allOf(release: ReleaseReader, kind: SmallKind): readonly ListRow[] {
  const kinds = kept.get(release) ?? new Map<SmallKind, readonly ListRow[]>();
  kept.set(release, kinds);
  const rows = kinds.get(kind) ?? release.list(kind, 0, release.meta.counts[kind] ?? 0).rows;
  kinds.set(kind, rows);
  return rows;
}
