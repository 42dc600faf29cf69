import type { StoredHash } from '@unhidden/translog';
import { toBase64 } from '@unhidden/translog';
import type { Store } from '../register/index.ts';
import { countRows } from './custody-store.ts';
import type { CustodyProblem } from './custody-problem.ts';

const AT_ONCE = 5000;

/** Compares the stored hashes inside the tree with those computed from its leaves. */
export async function verifyNodes(
  store: Store,
  computed: readonly StoredHash[],
): Promise<readonly CustodyProblem[]> {
  const expected = new Map(computed.map(({ level, index, hash }) => [`${level}/${index}`, toBase64(hash)]));
  let read = 0;
  for (let last: { level: number; position: number } | undefined; ;) {
    const rows = await store.db
      .selectFrom('custody_node')
      .selectAll()
      .$if(last !== undefined, (query) =>
        query.where((where) =>
          where.or([
            where('level', '>', last?.level ?? 0),
            where.and([where('level', '=', last?.level ?? 0), where('position', '>', last?.position ?? 0)]),
          ]),
        ),
      )
      .orderBy('level')
      .orderBy('position')
      .limit(AT_ONCE)
      .execute();
    const isWrong = rows.some(({ level, position, hash }) => expected.get(`${level}/${position}`) !== hash);
    if (isWrong) return [{ what: 'node' }];
    read += rows.length;
    last = rows.at(-1);
    if (rows.length < AT_ONCE) break;
  }
  const isWhole = read === expected.size && (await countRows(store, 'custody_node')) === read;
  return isWhole ? [] : [{ what: 'node' }];
}
