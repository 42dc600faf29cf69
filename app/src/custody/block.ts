import canonicalize from 'canonicalize';

/**
 * A leaf of the log's tree. One is made each minute, whether anything happened or not, so that the size of the tree and
 * the checkpoints that tell it say nothing about the work.
 */
export type CustodyBlock = {
  readonly v: 1;
  readonly number: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** The entries after `after` up to and including `last`; none where the two are equal. */
  readonly after: number;
  readonly last: number;
  /** Root of the tree over those entries, base64. */
  readonly root: string;
  /** Random, so that the leaf of a minute in which nothing happened cannot be guessed. */
  readonly nonce: string;
};

export function formatBlock(block: CustodyBlock): string {
  return canonicalize(block) ?? '';
}

/** Reads what `formatBlock` writes, and nothing else. */
export function parseBlock(text: unknown): CustodyBlock | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const { v, number, at, after, last, root, nonce } = JSON.parse(text) as CustodyBlock;
    const isSound =
      v === 1 &&
      [number, after, last].every((count) => Number.isSafeInteger(count) && count >= 0) &&
      after <= last &&
      [at, root, nonce].every((part) => typeof part === 'string');
    const block = { v, number, at, after, last, root, nonce };
    return isSound && formatBlock(block) === text ? block : undefined;
  } catch {
    return undefined;
  }
}
