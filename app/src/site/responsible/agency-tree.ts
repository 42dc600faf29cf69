import { statedOf } from '../../ui/cell.ts';
import type { PublicRecord, ReleaseReader } from '../../release/release-model.ts';

/** An agency at one place in the tree; `isAgain` where it already stands elsewhere and is not opened twice. */
export type AgencyNode = {
  readonly agency: PublicRecord;
  readonly isAgain: boolean;
  readonly below: readonly AgencyNode[];
};

/** All agencies under the bodies that sources place them under; one placed under two bodies stands under both. */
export function agencyTree(
  release: Pick<ReleaseReader, 'meta' | 'list' | 'recordById'>,
): readonly AgencyNode[] {
  const { rows } = release.list('organisation', 0, release.meta.counts['organisation'] ?? 0);
  const agencies = rows.flatMap(({ id }) => release.recordById(id) ?? []);
  const ids = new Set(agencies.map(({ id }) => id));
  const parents = (agency: PublicRecord): readonly string[] =>
    (statedOf(agency, 'parent')?.values ?? []).map(({ value }) => value).filter((id) => ids.has(id));
  const below = new Map<string, PublicRecord[]>();
  for (const agency of agencies)
    for (const parent of parents(agency)) below.set(parent, [...(below.get(parent) ?? []), agency]);

  const seen = new Set<string>();
  const node = (agency: PublicRecord): AgencyNode => {
    const isAgain = seen.has(agency.id);
    seen.add(agency.id);
    return { agency, isAgain, below: isAgain ? [] : (below.get(agency.id) ?? []).map(node) };
  };
  const tops = agencies.filter((agency) => parents(agency).length === 0).map(node);
  // Bodies that belong to each other in a circle hang from nothing; each circle is opened at its first member.
  const circles = agencies.filter(({ id }) => !seen.has(id));
  return [...tops, ...circles.flatMap((agency) => (seen.has(agency.id) ? [] : [node(agency)]))];
}

/** The agencies in the order in which the tree shows them. */
export function inTreeOrder(nodes: readonly AgencyNode[]): readonly PublicRecord[] {
  return nodes.flatMap(({ agency, isAgain, below }) => (isAgain ? [] : [agency, ...inTreeOrder(below)]));
}
