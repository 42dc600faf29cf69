import type { Catalogue } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { PublicContent } from './public-content.ts';
import { noneWithheld } from './public-content.ts';
import type { PublicClaim, PublicProperty, PublicRecord, ReleaseReader } from './release-model.ts';
import { titleOf } from './record-title.ts';

/** What is taken out of a release: whole records, or single claims, by id. */
export type Withdrawn = { readonly records: readonly string[]; readonly claims: readonly string[] };

/**
 * An earlier release less what is withdrawn, and less what falls with it: statements that rest on a withdrawn source,
 * references to a withdrawn record, and records of which nothing else is said. It reads no register, so it can add
 * nothing, not even a decision made since.
 */
export function remainingContent(
  release: ReleaseReader,
  catalogue: Catalogue,
  withdrawn: Withdrawn,
): PublicContent {
  const gone = { records: new Set(withdrawn.records), claims: new Set(withdrawn.claims) };
  const withheld = noneWithheld();
  const isKept = (record: string, claim: PublicClaim): boolean =>
    !gone.claims.has(claim.id) && !gone.records.has(record);
  const published = stillPublished(release, catalogue, isKept);
  const trim = (record: PublicRecord, isCounted: boolean): PublicRecord => {
    const isOpen = (property: string, claim: PublicClaim): boolean => {
      const isRef = propertyOf(catalogue, record.kind, property)?.type === 'ref';
      const reason = !isKept(record.id, claim)
        ? 'withdrawn'
        : !published.has(claim.source)
          ? 'source not public'
          : isRef && !published.has(claim.value)
            ? 'points to a record that is not public'
            : undefined;
      if (reason && isCounted) withheld[reason] += 1;
      return reason === undefined;
    };
    const properties = record.properties.flatMap((shown) => {
      const left = trimProperty(
        shown,
        propertyOf(catalogue, record.kind, shown.property)?.many === true,
        (claim) => isOpen(shown.property, claim),
      );
      return left ? [left] : [];
    });
    return { ...record, properties, title: titleOf(catalogue, record.kind, properties, record.handle) };
  };
  async function* read(kind: string, isCounted: boolean): AsyncGenerator<PublicRecord> {
    for (const record of recordsOf(release, kind)) {
      const left = trim(record, isCounted);
      if (published.has(record.id)) yield left;
    }
  }
  withheld['record without a public statement'] = [...catalogue.keys()].reduce(
    (sum, kind) => sum + (release.meta.counts[kind] ?? 0),
    -published.size,
  );
  return {
    size: published.size,
    withheld,
    sources: () => read('source', true),
    records: (kind) => read(kind, kind !== 'source'),
  };
}

/** A value keeps its place, so the best of those left leads. */
function trimProperty(
  shown: PublicProperty,
  isMany: boolean,
  isOpen: (claim: PublicClaim) => boolean,
): PublicProperty | undefined {
  const lead = shown.values[0]?.claims[0];
  const values = shown.values
    .map((each) => ({ ...each, claims: each.claims.filter(isOpen) }))
    .filter(({ claims }) => claims.length > 0);
  const past = shown.past.filter(isOpen);
  if (values.length === 0 && past.length === 0) return undefined;
  const isLed = shown.leadBy === 'editor' && values[0]?.claims[0]?.id === lead?.id;
  return {
    property: shown.property,
    values,
    past,
    leadBy: isLed ? 'editor' : 'rule',
    leadReason: isLed ? shown.leadReason : null,
    contradiction: !isMany && values.length > 1,
  };
}

/** By the rule of `hasPublicStatement`. */
function stillPublished(
  release: ReleaseReader,
  catalogue: Catalogue,
  isKept: (record: string, claim: PublicClaim) => boolean,
): ReadonlySet<string> {
  const published = new Set<string>();
  const isOpen = (record: PublicRecord): boolean =>
    record.properties.some(
      ({ property, values }) =>
        propertyOf(catalogue, record.kind, property)?.type !== 'ref' &&
        values.some(({ claims }) =>
          claims.some(
            (claim) =>
              isKept(record.id, claim) && (claim.source === record.id || published.has(claim.source)),
          ),
        ),
    );
  let waiting = [...recordsOf(release, 'source')];
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    waiting = waiting.filter((record) => !isOpen(record) || !published.add(record.id));
  }
  for (const kind of catalogue.keys())
    if (kind !== 'source')
      for (const record of recordsOf(release, kind)) if (isOpen(record)) published.add(record.id);
  return published;
}

const PAGE = 500;

/** By id, as a register gives them: the order of the search index follows from it. */
function* recordsOf(release: ReleaseReader, kind: string): Generator<PublicRecord> {
  const ids: string[] = [];
  const total = release.meta.counts[kind] ?? 0;
  for (let offset = 0; offset < total; offset += PAGE)
    ids.push(...release.list(kind, offset, PAGE).rows.map(({ id }) => id));
  for (const id of ids.sort()) {
    const record = release.recordById(id);
    if (record) yield record;
  }
}
