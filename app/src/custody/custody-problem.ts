import type { BlockFault, EntryFault } from './check-rows.ts';

/** The numbers of entries from the first to the last. */
export type EntryRange = { readonly from: number; readonly to: number };

/** One thing that is not as it was signed; `from` and `to` say among which entries, where that is known. */
export type CustodyProblem = Partial<EntryRange> & {
  readonly what:
    | EntryFault
    | BlockFault
    | 'missing'
    | 'uncounted'
    | 'node'
    | 'checkpoint-signature'
    | 'checkpoint-size'
    | 'checkpoint-root';
  /** Of the tree, counted from 0. */
  readonly leaf?: number;
  /** Leaves a checkpoint says the tree had. */
  readonly size?: number;
};

/**
 * The entries among which the first visibly wrong one is. Every problem says that one of its entries is wrong; a range with
 * a narrower one inside adds nothing.
 */
export function firstWrong(problems: readonly CustodyProblem[]): EntryRange | undefined {
  const ranges = problems.flatMap(({ from, to }) =>
    from === undefined || to === undefined ? [] : [{ from, to: Math.max(from, to) }],
  );
  const [first] = ranges.toSorted((a, b) => a.to - b.to || b.from - a.from);
  return first;
}

/** A problem in one sentence, for a terminal. */
export function problemLine({ what, from, to, leaf, size }: CustodyProblem): string {
  const entries = from === undefined ? '' : from === to ? `entry ${from}` : `entries ${from} to ${to}`;
  switch (what) {
    case 'number':
      return `In the place of ${entries} stands another number: missing, or put in.`;
    case 'missing':
      return `The tree holds ${entries}, and the log does not.`;
    case 'form':
      return `The text of ${entries} is not as this program writes it.`;
    case 'hash':
      return `The text of ${entries} does not give the hash beside it.`;
    case 'order':
      return `Of ${entries} one does not continue the other: changed, removed, inserted or moved.`;
    case 'seal':
      return `The seal of ${entries} was not made with the key ring.`;
    case 'block-number':
      return `Leaf ${leaf} of the tree is missing or moved.`;
    case 'block-form':
    case 'block-hash':
      return `Leaf ${leaf} of the tree was changed.`;
    case 'block-range':
    case 'block-root':
      return `Leaf ${leaf} of the tree does not fit its entries${entries === '' ? '' : `, ${entries}`}.`;
    case 'node':
      return 'A hash inside the tree is not that of the leaves below it.';
    case 'uncounted':
      return 'A table holds more or fewer rows than can be read in order.';
    case 'checkpoint-signature':
      return 'A checkpoint was not signed by this log.';
    case 'checkpoint-size':
      return `A checkpoint of ${size} leaves was signed, and the log has fewer: its end was cut off.`;
    case 'checkpoint-root':
      return `The log is not the one of the checkpoint of ${size} leaves${entries === '' ? '' : `; look at ${entries}`}.`;
  }
}
