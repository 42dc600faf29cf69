import { nameKey } from '@unhidden/names';
import { foldText } from '../../register/index.ts';
import type { KindIndex, SetColumn } from './kind-index.ts';

/** The compartments a person is a member of, the open one among them. */
export type Membership = ReadonlySet<string>;

export type Selection = {
  /** 1 at the positions of the records that match. */
  readonly matches: Uint8Array;
  readonly total: number;
  /**
   * By facet, how many records have each value under the filters of all other facets: what a further choice would
   * give. Only values this person may see are counted.
   */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

export const COMPARTMENT = '@compartment';

/** Values of one facet are alternatives; facets, the search and the person's compartments all have to hold. */
export function selectRows(
  index: KindIndex,
  member: Membership,
  {
    filters,
    facets,
    search = '',
  }: {
    readonly filters: ReadonlyMap<string, readonly string[]>;
    readonly facets: readonly string[];
    readonly search?: string;
  },
): Selection {
  const size = index.ids.length;
  const readable = Uint8Array.from(index.places, (place) => Number(member.has(place)));
  const visible = Uint8Array.from(index.audiences, (needed) =>
    Number(needed.every((each) => member.has(each))),
  );
  const found = search.trim() === '' ? undefined : searched(index, member, search);
  const columnOf = (facet: string): SetColumn =>
    facet === COMPARTMENT
      ? { sets: index.compartments, members: index.places.map((_, code) => [code, 0]) }
      : (index.facet(facet) ?? { sets: new Int32Array(size), members: [[]] });
  const filtering = [...filters].map(([facet, values]) => {
    const column = columnOf(facet);
    const codes = new Set(
      values.map((value) => (facet === COMPARTMENT ? index.places.indexOf(value) : index.codeOf(value))),
    );
    const passes = Uint8Array.from(column.members, (set) => {
      for (let at = 0; at < set.length; at += 2)
        if (codes.has(set[at] ?? -1) && visible[set[at + 1] ?? 0] === 1) return 1;
      return 0;
    });
    return { facet, sets: column.sets, passes };
  });
  const missed = outOfReach(index.compartments, readable, found, size);
  for (const { sets, passes } of filtering) countMisses(missed, sets, passes);
  const matching = positionsOf(missed);
  const counts = new Map(
    facets.map((facet) => {
      const { sets, members } = columnOf(facet);
      const tally = new Uint32Array(members.length);
      for (const at of matching) tally[sets[at] ?? 0] = (tally[sets[at] ?? 0] ?? 0) + 1;
      // A facet counts as if it were not chosen from: what only its own choice leaves out is in it.
      const own = filtering.find((each) => each.facet === facet);
      if (own) countLeftOut(tally, missed, sets, own.passes);
      const names = facet === COMPARTMENT ? index.places : index.values;
      return [facet, byValue(members, tally, visible, names)] as const;
    }),
  );
  return { matches: missed.map((count) => Number(count === 0)), total: matching.length, counts };
}

// Column by column: short loops over plain numbers take a fraction of one that goes through all columns of each record.

/** More than there can be filters: what is out of reach stays so, whatever is chosen. */
const OUT = 100;

function outOfReach(
  compartments: Int32Array,
  readable: Uint8Array,
  found: Uint8Array | undefined,
  size: number,
): Uint8Array {
  const missed = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) if (readable[compartments[at] ?? 0] === 0) missed[at] = OUT;
  if (found) for (let at = 0; at < size; at += 1) if (found[at] === 0) missed[at] = OUT;
  return missed;
}

function countMisses(missed: Uint8Array, sets: Int32Array, passes: Uint8Array): void {
  for (let at = 0; at < missed.length; at += 1)
    if (passes[sets[at] ?? 0] === 0) missed[at] = (missed[at] ?? 0) + 1;
}

function positionsOf(missed: Uint8Array): Int32Array {
  const positions = new Int32Array(missed.length);
  let count = 0;
  for (let at = 0; at < missed.length; at += 1)
    if (missed[at] === 0) {
      positions[count] = at;
      count += 1;
    }
  return positions.subarray(0, count);
}

function countLeftOut(tally: Uint32Array, missed: Uint8Array, sets: Int32Array, passes: Uint8Array): void {
  for (let at = 0; at < missed.length; at += 1) {
    const set = sets[at] ?? 0;
    if (missed[at] === 1 && passes[set] === 0) tally[set] = (tally[set] ?? 0) + 1;
  }
}

function byValue(
  members: SetColumn['members'],
  tally: Uint32Array,
  visible: Uint8Array,
  names: readonly string[],
): Map<string, number> {
  const sums = new Uint32Array(names.length);
  for (let number = 0; number < members.length; number += 1) {
    const count = tally[number] ?? 0;
    const set = members[number];
    if (count === 0 || set === undefined) continue;
    for (let at = 0; at < set.length; at += 2) {
      const value = set[at] ?? 0;
      if (visible[set[at + 1] ?? 0] === 1 && !isSeenBefore(set, at, value, visible))
        sums[value] = (sums[value] ?? 0) + count;
    }
  }
  const found = new Map<string, number>();
  for (const [value, count] of sums.entries()) if (count > 0) found.set(names[value] ?? '', count);
  return found;
}

/** Two sources in two compartments may state one value. */
function isSeenBefore(set: readonly number[], end: number, value: number, visible: Uint8Array): boolean {
  for (let at = 0; at < end; at += 2) if (set[at] === value && visible[set[at + 1] ?? 0] === 1) return true;
  return false;
}

/** A shorter piece of a key stands in too many names. */
const SHORTEST_KEY = 3;

/** Records whose names or title hold every word of the search, in this spelling or one that sounds like it. */
function searched(index: KindIndex, member: Membership, search: string): Uint8Array {
  const folded = foldText(search);
  const needles = folded.split(' ').map((word) => {
    const key = nameKey(word);
    return { word, key: key.length >= SHORTEST_KEY ? key : '' };
  });
  const whole = `#${nameKey(search)}`;
  const holds = (words: string): boolean =>
    (whole.length > SHORTEST_KEY && words.includes(whole)) ||
    needles.every(({ word, key }) => words.includes(word) || (key !== '' && words.includes(key)));
  const found = Uint8Array.from(index.words, (words) => Number(holds(words)));
  for (const [position, hidden] of index.hiddenWords)
    if (
      found[position] === 0 &&
      hidden.some(
        ([words, audience]) => audience.split(' ').every((each) => member.has(each)) && holds(words),
      )
    )
      found[position] = 1;
  return found;
}
