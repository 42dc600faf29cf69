import type { Checkpoint, Frontier, VerifierKey } from '@unhidden/translog';
import { frontierRoot, openCheckpoint, toBase64 } from '@unhidden/translog';
import type { CustodyProblem, EntryRange } from './custody-problem.ts';
import { verifySignature } from './log-key.ts';

/**
 * Compares checkpoints with a tree while it grows. `reached` is told of every size of the tree and of the last entry in
 * it; `end` of the size at which it stopped, and where the entries of any larger tree would begin.
 */
export function compareCheckpoints(
  notes: readonly string[],
  key: VerifierKey,
  problems: CustodyProblem[],
): {
  reached(frontier: Frontier, last: number): void;
  end(size: number, gone: EntryRange): void;
  agreed(): number;
  /** The last entry in the largest tree they agree on. */
  provenUpTo(): number;
} {
  const bySize = new Map<number, Checkpoint[]>();
  for (const note of new Set(notes)) {
    const opened = openCheckpoint(note, [key], verifySignature);
    if (!opened.ok) problems.push({ what: 'checkpoint-signature' });
    else
      bySize.set(opened.checkpoint.size, [...(bySize.get(opened.checkpoint.size) ?? []), opened.checkpoint]);
  }
  let agreed = 0;
  let sound = 0;
  return {
    reached(frontier, last) {
      const { size } = frontier;
      const given = bySize.get(size) ?? [];
      if (given.length === 0) return;
      const root = toBase64(frontierRoot(frontier));
      const same = given.filter((one) => toBase64(one.root) === root).length;
      agreed += same;
      if (same < given.length)
        problems.push({
          what: 'checkpoint-root',
          size,
          ...(last > sound ? { from: sound + 1, to: last } : {}),
        });
      else sound = last;
    },
    end(size, gone) {
      const beyond = [...bySize.keys()].filter((signed) => signed > size);
      for (const signed of beyond) problems.push({ what: 'checkpoint-size', size: signed, ...gone });
    },
    agreed: () => agreed,
    provenUpTo: () => sound,
  };
}
