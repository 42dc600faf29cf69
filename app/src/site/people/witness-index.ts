import type { PublicRecord, ReleaseReader } from '../../release/release-model.ts';
import { statedOf } from '../../ui/cell.ts';

/** Beyond this many rows witnesses are found by reference only; the register links them at that size. */
const LIMIT = 5000;

type Index = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<ReleaseReader, Index>();

/** Conditions that name this person as the witness or refer to the record, in the order of their table. */
export function conditionsOf(release: ReleaseReader, person: PublicRecord): readonly PublicRecord[] {
  const index = known.get(release) ?? byWitness(release);
  known.set(release, index);
  const named = (statedOf(person, 'names')?.values ?? []).flatMap(({ value }) => index.get(value) ?? []);
  const referring = release.referring(person.id, 'condition');
  const ids = new Set(referring.map(({ id }) => id));
  const others = [...new Set(named)]
    .filter((id) => !ids.has(id))
    .flatMap((id) => release.recordById(id) ?? []);
  return [...referring, ...others];
}

/** A witness is text, because not everyone who speaks has a record; only the very same text is taken for the person. */
function byWitness(release: ReleaseReader): Index {
  const total = release.meta.counts['condition'] ?? 0;
  const index = new Map<string, string[]>();
  if (total > LIMIT) return index;
  for (const { id, cells } of release.list('condition', 0, total).rows) {
    const witness = cells['witness']?.value;
    if (witness !== undefined) index.set(witness, [...(index.get(witness) ?? []), id]);
  }
  return index;
}
