import type { PublicRecord, ReleaseReader } from '../../release/release-model.ts';
import type { Words } from '@unhidden/record';

/** A subject with the demands on it and the approaches made for it. */
export type Theme = {
  readonly id: string;
  /** Absent for what the organisation has not grouped. */
  readonly label: Words | undefined;
  readonly demands: readonly PublicRecord[];
  readonly approaches: readonly PublicRecord[];
};

/** The organisation's grouping, and last whatever it leaves out, so that nothing is lost from the page. */
export function themesOf(release: ReleaseReader): readonly Theme[] {
  const { themes } = release.meta.organisation;
  const grouped = themes.map(({ id, label, demands, approaches }) => ({
    id,
    label,
    demands: records(release, 'demand', demands),
    approaches: records(release, 'approach', approaches),
  }));
  const rest = (kind: 'demand' | 'approach', named: readonly string[]): readonly PublicRecord[] =>
    records(release, kind, release.list(kind, 0, release.meta.counts[kind] ?? 0).rows.map(({ handle }) => handle).filter((handle) => !named.includes(handle)));
  const left = {
    id: 'ungrouped',
    label: undefined,
    demands: rest('demand', themes.flatMap(({ demands }) => demands)),
    approaches: rest('approach', themes.flatMap(({ approaches }) => approaches)),
  };
  return [...grouped, left].filter(({ demands, approaches }) => demands.length + approaches.length > 0);
}

function records(release: ReleaseReader, kind: string, handles: readonly string[]): readonly PublicRecord[] {
  return handles.flatMap((handle) => release.record(kind, handle) ?? []);
}
