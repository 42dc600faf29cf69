import type { Hash, StoredHash, VerifierKey } from '@unhidden/translog';
import { appendLeaves, emptyFrontier } from '@unhidden/translog';
import type { KeyRing } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';
import { parseBlock } from './block.ts';
import { beforeFirst, checkBlock, checkEntry } from './check-rows.ts';
import type { EntryPlace } from './check-rows.ts';
import { compareCheckpoints } from './compare-checkpoints.ts';
import { blocksFrom, countRows, entriesAfter } from './custody-store.ts';
import type { EntryRow } from './custody-store.ts';
import { firstWrong } from './custody-problem.ts';
import type { CustodyProblem, EntryRange } from './custody-problem.ts';
import { verifyNodes } from './verify-nodes.ts';

/** What checking the whole log gave; it is as it was signed where there are no problems. */
export type CustodyReport = {
  readonly entries: number;
  /** Entries that are not in the tree yet; only their seals speak for them. */
  readonly waiting: number;
  readonly leaves: number;
  /** Checkpoints the log agrees with. */
  readonly agreed: number;
  /** The last entry that a checkpoint the log agrees with covers: none up to there was changed by anybody. */
  readonly provenUpTo: number;
  readonly hasCheckedSeals: boolean;
  readonly problems: readonly CustodyProblem[];
  /** The entries among which the first visibly wrong one is; undefined where no entry is known to be wrong. */
  readonly firstWrong: EntryRange | undefined;
};

/**
 * Reads the whole log and recomputes everything in it, from the entries up to the roots of the given checkpoints, which are
 * signed notes. An earlier checkpoint kept elsewhere finds every change of what it covers, whoever made it; with the key
 * ring, every change by whoever does not have the ring is found up to the newest entry. To be called in a transaction
 * that sees one state.
 */
export async function verifyCustody(
  store: Store,
  checkpoints: readonly string[],
  key: VerifierKey,
  ring?: Pick<KeyRing, 'mac'>,
): Promise<CustodyReport> {
  const problems: CustodyProblem[] = [];
  const entries = checkedEntries(store, ring, problems);
  const comparison = compareCheckpoints(checkpoints, key, problems);
  let frontier = emptyFrontier();
  const nodes: StoredHash[] = [];
  let after = 0;
  comparison.reached(frontier, 0);
  for await (const row of blocksFrom(store)) {
    const number = frontier.size;
    const last = parseBlock(row.body)?.last ?? after;
    const leaves = await entries.upTo(last);
    if (entries.end().n < last) problems.push({ what: 'missing', from: entries.end().n + 1, to: last });
    const { leaf, faults } = checkBlock(row, { number, after }, leaves);
    const range = last > after ? { from: after + 1, to: last } : {};
    for (const what of faults) problems.push({ what, leaf: number, ...range });
    const grown = appendLeaves(frontier, [leaf]);
    ({ frontier } = grown);
    nodes.push(...grown.stored.filter(({ level }) => level > 0));
    after = Math.max(after, last);
    comparison.reached(frontier, after);
  }
  const waiting = await entries.rest();
  comparison.end(frontier.size, { from: after + 1, to: entries.end().n + 1 });
  const count = await countRows(store, 'custody_entry');
  if (count !== entries.count()) problems.push({ what: 'uncounted' });
  if ((await countRows(store, 'custody_block')) !== frontier.size) problems.push({ what: 'uncounted' });
  problems.push(...(await verifyNodes(store, nodes)));
  return {
    entries: count,
    waiting,
    leaves: frontier.size,
    agreed: comparison.agreed(),
    provenUpTo: comparison.provenUpTo(),
    hasCheckedSeals: ring !== undefined,
    problems,
    firstWrong: firstWrong(problems),
  };
}

/** The entries in their order, taken as the blocks ask for them; what is wrong with one goes to the problems. */
function checkedEntries(store: Store, ring: Pick<KeyRing, 'mac'> | undefined, problems: CustodyProblem[]) {
  const rows = entriesAfter(store);
  let place: EntryPlace = beforeFirst;
  let next: EntryRow | undefined;
  let count = 0;
  const look = async (): Promise<EntryRow | undefined> => {
    if (next !== undefined) return next;
    const { value, done } = await rows.next();
    return done === true ? undefined : (next = value);
  };
  const take = (row: EntryRow): Hash | undefined => {
    const expected = place.n + 1;
    const checked = checkEntry(row, place, ring);
    const { n } = checked.place;
    for (const what of checked.faults)
      if (what === 'number') problems.push({ what, from: expected, to: Math.max(expected, n - 1) });
      else problems.push({ what, from: what === 'order' ? Math.min(Math.max(place.n, 1), n) : n, to: n });
    ({ place } = checked);
    next = undefined;
    count += 1;
    return place.leaf;
  };
  return {
    async upTo(last: number): Promise<readonly Hash[]> {
      const leaves: Hash[] = [];
      for (let row = await look(); row !== undefined && row.n <= last; row = await look()) {
        const leaf = take(row);
        if (leaf) leaves.push(leaf);
      }
      return leaves;
    },
    async rest(): Promise<number> {
      const before = count;
      for (let row = await look(); row !== undefined; row = await look()) take(row);
      return count - before;
    },
    end: () => place,
    count: () => count,
  };
}
