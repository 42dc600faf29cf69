import type { Terms } from '../intake/terms.ts';
import type { Term } from './term.ts';
import { termsOf } from './term.ts';

/** An internship that is offered, accepted or under way: first and last day, and who looks after it. */
export type Placement = {
  readonly case: string;
  readonly supervisor: string;
  /** ISO days. */
  readonly start: string;
  readonly end: string;
};

export type CapacityProblem =
  | { readonly code: 'term full'; readonly term: Term; readonly places: number }
  | { readonly code: 'supervisor full'; readonly most: number };

/** Places taken in each half-year. */
export function placesTaken(placements: readonly Placement[]): ReadonlyMap<Term, number> {
  const taken = new Map<Term, number>();
  for (const placement of placements)
    for (const term of termsOf(placement)) taken.set(term, (taken.get(term) ?? 0) + 1);
  return taken;
}

/** What stands against one more internship; an earlier placement of the same case does not count against itself. */
export function capacityProblems(
  placements: readonly Placement[],
  wanted: Placement,
  { placesPerTerm, internsPerSupervisor }: Pick<Terms, 'placesPerTerm' | 'internsPerSupervisor'>,
): readonly CapacityProblem[] {
  const others = placements.filter((each) => each.case !== wanted.case);
  const taken = placesTaken(others);
  const full = termsOf(wanted)
    .filter((term) => (taken.get(term) ?? 0) >= placesPerTerm)
    .map((term) => ({ code: 'term full', term, places: placesPerTerm }) as const);
  const looksAfter = others.filter(({ supervisor }) => supervisor === wanted.supervisor);
  return most(looksAfter, wanted) >= internsPerSupervisor
    ? [...full, { code: 'supervisor full', most: internsPerSupervisor }]
    : full;
}

/** The most internships on any one day between two days. Their number only grows on a first day. */
function most(placements: readonly Placement[], { start, end }: Placement): number {
  const within = placements.filter((each) => each.start <= end && each.end >= start);
  const days = [start, ...within.map((each) => each.start).filter((day) => day > start)];
  return Math.max(...days.map((day) => within.filter((each) => each.start <= day && each.end >= day).length));
}
