import type { Claim, ClaimId, RecordHead } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { compartmentOf } from '../../accounts/index.ts';
import type {
  ImportProblem,
  KnownRecords,
  Located,
  Store,
  TableMapping,
  TableWriter,
} from '../../register/index.ts';
import { claimsById, createProblemList, importTable, knownRecords } from '../../register/index.ts';
import type { Services } from '../../workbench/services.ts';
import type { NewClaim, NewRecord } from '../writing.ts';

export const MOST_RECORDS = 20_000;

/** One row as it will be read. */
export type ReadLine = {
  readonly line: number;
  readonly head: RecordHead;
  readonly isNew: boolean;
  readonly claims: readonly Claim[];
};

/** What a table says under a mapping, before anything is written. */
export type ReadImport = {
  readonly lines: readonly ReadLine[];
  readonly records: readonly NewRecord[];
  readonly claims: readonly (NewClaim & { readonly id: ClaimId })[];
  /** Statements that are in the register already; they are left as they are. */
  readonly known: number;
  readonly problems: readonly ImportProblem[];
  readonly moreProblems: number;
  readonly notes: readonly ImportProblem[];
};

/**
 * Reads an uploaded table as the terminal's import does, knowing of the register only what this person may read: a
 * source or record out of reach is answered as one that is not there.
 */
export async function readImport(
  services: Services,
  store: Store,
  person: SignedIn,
  upload: { readonly name: string; readonly content: Buffer },
  mapping: TableMapping,
  compartment: string,
): Promise<ReadImport> {
  const { catalogue } = services.register;
  const problems = createProblemList();
  const all = await knownRecords(store, catalogue);
  const known = await withinReach(store, person, all);
  const heads: Located<RecordHead>[] = [];
  const stated: Located<Claim>[] = [];
  const seen = new Set<string>();
  const writer: TableWriter = {
    async records(rows) {
      const good = rows.filter(({ row, file, line }) => {
        if (seen.size < seen.add(row.id).size && heads.length < MOST_RECORDS) return true;
        problems.add(
          file,
          line,
          heads.length >= MOST_RECORDS
            ? `a table may have ${MOST_RECORDS} rows; import the rest as a further table`
            : 'the key of this row stands in an earlier row; choose key columns that tell the rows apart',
        );
        return false;
      });
      const free = good.filter(({ row, file, line }) => {
        const other = all.kindOf(row.id);
        if (other === undefined || (other === row.kind && known.kindOf(row.id) !== undefined)) return true;
        problems.add(file, line, 'the key of this row is taken; give the table another name');
        return false;
      });
      heads.push(...free);
      return free;
    },
    async claims(rows) {
      stated.push(...rows);
    },
  };
  await importTable(upload, mapping, catalogue, writer, known, problems, () => undefined);

  const existing = new Set<string>();
  for (let start = 0; start < stated.length; start += 5000) {
    const ids = stated.slice(start, start + 5000).map(({ row }) => row.id);
    for (const { id } of await claimsById(store, ids)) existing.add(id);
  }
  const claimsOf = Map.groupBy(stated, ({ row }) => row.record);
  const fresh = stated.filter(({ row }) => !existing.has(row.id));
  const isNew = (head: RecordHead): boolean => all.kindOf(head.id) === undefined;
  const { problems: listed, moreProblems, notes } = problems.list();
  return {
    lines: heads.map(({ row, line }) => ({
      line,
      head: row,
      isNew: isNew(row),
      claims: (claimsOf.get(row.id) ?? []).map((each) => each.row),
    })),
    records: heads.flatMap(({ row }) => (isNew(row) ? [{ id: row.id, kind: row.kind, compartment }] : [])),
    claims: fresh.map(({ row: { review: _review, ...claim } }) => claim),
    known: stated.length - fresh.length,
    problems: listed,
    moreProblems,
    notes,
  };
}

async function withinReach(store: Store, person: SignedIn, all: KnownRecords): Promise<KnownRecords> {
  const placed = await store.db.selectFrom('placement').select('record').distinct().execute();
  const compartments = await compartmentOf(
    store,
    placed.map(({ record }) => record),
  );
  const isOpen = (record: string): boolean => person.compartments.has(compartments.get(record) ?? 'open');
  return {
    ...all,
    // A reading brings no record that a later row may take for known.
    add: () => undefined,
    resolve(address) {
      const record = all.resolve(address);
      return record !== undefined && isOpen(record) ? record : undefined;
    },
    kindOf: (record) => (isOpen(record) ? all.kindOf(record) : undefined),
  };
}
