import type { Result } from '../platform/result.ts';
import type { Store } from './claims-store.ts';

/** Runs an action in one transaction. What it returns as a failure, like what it throws, undoes all it wrote. */
export async function inTransaction<Value>(
  { db, engine }: Store,
  act: (tx: Store) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await db.transaction().execute(async (transaction) => {
      const result = await act({ db: transaction, engine });
      if (!result.ok) throw new Undone(result.problems);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return { ok: false, problems: error.problems };
    throw error;
  }
}

class Undone extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('the transaction was undone');
    this.problems = problems;
  }
}
