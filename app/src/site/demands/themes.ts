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
  const rest = (kind: 'demand' | 'approach', named: readonly string[]): readonly string[] =>
    release
      .list(kind, 0, release.meta.counts[kind] ?? 0)
      .rows.map(({ handle }) => handle)
      .filter((handle) => !named.includes(handle));
  const left = {
    id: 'ungrouped',
    label: undefined,
    demands: rest(
      'demand',
      themes.flatMap(({ demands }) => demands),
    ),
    approaches: rest(
      'approach',
      themes.flatMap(({ approaches }) => approaches),
    ),
  };
  return [...themes, left]
    .map((each) => filled(release, each))
    .filter(({ demands, approaches }) => demands.length + approaches.length > 0);
}

/** The themes under which the organisation has put one demand. */
export function themesOfDemand(
  release: ReleaseReader,
  handle: string,
): readonly (Theme & { readonly label: Words })[] {
  return release.meta.organisation.themes
    .filter(({ demands }) => demands.includes(handle))
    .map((each) => ({ ...filled(release, each), label: each.label }));
}

type Grouping = Pick<Theme, 'id' | 'label'> & {
  readonly demands: readonly string[];
  readonly approaches: readonly string[];
};

function filled(release: ReleaseReader, { id, label, demands, approaches }: Grouping): Theme {
  return {
    id,
    label,
    demands: records(release, 'demand', demands),
    approaches: records(release, 'approach', approaches),
  };
}

function records(release: ReleaseReader, kind: string, handles: readonly string[]): readonly PublicRecord[] {
  return handles.flatMap((handle) => release.record(kind, handle) ?? []);
}
