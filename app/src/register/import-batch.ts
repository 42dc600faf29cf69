import type { Catalogue, Claim, Decision, RecordHead, RecordId } from '@unhidden/record';
import { checkClaim, checkText, checkValue, propertyOf } from '@unhidden/record';
import type { Store } from './claims-store.ts';
import {
  addClaims,
  addDecisions,
  addRecords,
  claimsById,
  decisionsById,
  recordsById,
} from './claims-store.ts';
import { addRecordKeys } from './exchange-keys.ts';
import type { RecordKey } from './exchange-keys.ts';
import type { ProblemList } from './import-report.ts';
import { recordAddress } from './exchange-format.ts';
import type { ImportSealing } from './sealed-values.ts';
import { isSealedText, isSealedTier, WITHOUT_RING } from './sealed-values.ts';

export type Located<Row> = { readonly row: Row; readonly file: string; readonly line: number };

/** The records an import may speak of: those in the register and those it brings. */
export type KnownRecords = {
  resolve(address: string): RecordId | undefined;
  kindOf(record: RecordId): string | undefined;
  /** Whether this import brings the record. */
  isNew(record: RecordId): boolean;
  isRef(record: RecordId, property: string): boolean;
  add(head: RecordHead): void;
};

export async function knownRecords({ db }: Store, catalogue: Catalogue): Promise<KnownRecords> {
  const byAddress = new Map<string, RecordId>();
  const kinds = new Map<string, string>();
  const brought = new Set<string>();
  const remember = (head: RecordHead) => {
    byAddress.set(recordAddress(head), head.id);
    kinds.set(head.id, head.kind);
  };
  for (const head of await db.selectFrom('record').select(['id', 'kind', 'handle', 'origin']).execute())
    remember(head as RecordHead);
  return {
    add: (head) => {
      if (!kinds.has(head.id)) brought.add(head.id);
      remember(head);
    },
    isNew: (record) => brought.has(record),
    resolve: (address) => byAddress.get(address),
    kindOf: (record) => kinds.get(record),
    isRef: (record, property) => propertyOf(catalogue, kinds.get(record) ?? '', property)?.type === 'ref',
  };
}

/** Checks rows against the catalogue and the register and adds the good ones. One batch of an import. */
export function createBatchWriter(
  store: Store,
  catalogue: Catalogue,
  batch: string,
  known: KnownRecords,
  problems: ProblemList,
  sealing: ImportSealing = WITHOUT_RING,
) {
  const added = { records: 0, claims: 0, decisions: 0 };
  const seen = { records: 0, claims: 0, decisions: 0 };
  const touched = new Set<RecordId>();
  /** Claims of sealed properties that came in. */
  const sealed: Pick<Claim, 'record' | 'property'>[] = [];
  const ids = { record: new Set<string>(), claim: new Set<string>(), decision: new Set<string>() };

  function withoutRepeats<Row extends { id: string }>(
    rows: readonly Located<Row>[],
    what: keyof typeof ids,
  ): Located<Row>[] {
    return rows.filter(({ row, file, line }) => {
      const before = ids[what].size;
      const isFirst = ids[what].add(row.id).size > before;
      if (!isFirst)
        problems.add(
          file,
          line,
          `the ${what} id ${row.id} stands here a second time; give each ${what} its own id`,
        );
      return isFirst;
    });
  }

  /** Drops rows whose id already stands for something else in the register. */
  async function withoutClashes<Row extends { id: string }>(
    rows: readonly Located<Row>[],
    what: keyof typeof ids,
    find: (store: Store, ids: readonly string[]) => Promise<readonly Row[]>,
  ): Promise<Located<Row>[]> {
    const found = await find(
      store,
      rows.map(({ row }) => row.id),
    );
    const stored = new Map(found.map((row) => [row.id, row]));
    return rows.filter(({ row, file, line }) => {
      const other = stored.get(row.id);
      const clash = other !== undefined && !sameContent(row, other);
      if (clash)
        problems.add(
          file,
          line,
          `the ${what} id ${row.id} already stands for something else in the register; nothing is overwritten: give it a new id`,
        );
      return !clash;
    });
  }

  return {
    added,
    seen,
    touched,
    sealed,
    async keys(rows: readonly Located<RecordKey>[]): Promise<void> {
      await addRecordKeys(
        store,
        rows.map(({ row }) => row),
      );
    },
    /** Adds records and returns those that were acceptable. */
    async records(rows: readonly Located<RecordHead>[]): Promise<readonly Located<RecordHead>[]> {
      const fresh = await withoutClashes(withoutRepeats(rows, 'record'), 'record', recordsById);
      const good = fresh.filter(({ row, file, line }) => {
        const found = checkHead(row);
        for (const text of found) problems.add(file, line, text);
        // Known at once, so that the next row cannot take the same handle.
        if (found.length === 0) known.add(row);
        return found.length === 0;
      });
      for (const { row } of good) touched.add(row.id);
      seen.records += good.length;
      added.records += await addRecords(
        store,
        batch,
        good.map(({ row }) => row),
      );
      return good;
    },
    async claims(rows: readonly Located<Claim>[]): Promise<void> {
      const sound = withoutRepeats(rows, 'claim').filter(({ row, file, line }) => {
        const kind = known.kindOf(row.record) ?? '';
        const found = [...claimProblems(kind, row), ...checkTargets(catalogue, kind, row, known)];
        for (const text of found) problems.add(file, line, text);
        return found.length === 0;
      });
      await keepClaims(await withSealed(sound));
    },
    async decisions(rows: readonly Located<Decision>[]): Promise<void> {
      const good = await withoutClashes(withoutRepeats(rows, 'decision'), 'decision', decisionsById);
      const claims = new Map(
        (
          await claimsById(
            store,
            good.map(({ row }) => row.claim),
          )
        ).map((claim) => [claim.id, claim]),
      );
      const about = good.filter(({ row, file, line }) => {
        const claim = claims.get(row.claim);
        const found = [checkText('reason', row.reason), checkText('by', row.by)].filter(
          (text) => text !== undefined,
        );
        if (!claim)
          found.push(
            `the decision is about the claim ${row.claim}, which does not exist; import the claim with it or before it`,
          );
        for (const text of found) problems.add(file, line, text);
        if (claim && found.length === 0) touched.add(claim.record);
        return found.length === 0;
      });
      seen.decisions += about.length;
      added.decisions += await addDecisions(
        store,
        batch,
        about.map(({ row }) => row),
      );
    },
  };

  /** What is sealed cannot be held against the type of its property. */
  function claimProblems(kind: string, claim: Claim): string[] {
    const found = checkClaim(catalogue, kind, claim);
    const property = propertyOf(catalogue, kind, claim.property);
    if (property?.tier !== 'sealed') return found;
    const tooLong = checkText('given', claim.given ?? '');
    const ofSealed = new Set([
      isSealedText(claim.value) ? checkValue(property, claim.value) : undefined,
      tooLong !== undefined && isSealedText(claim.given ?? '') ? `${claim.property}: ${tooLong}` : undefined,
    ]);
    return found.filter((text) => !ofSealed.has(text));
  }

  /** The same rows, those of sealed properties as they are to be kept; the ones that cannot be are problems. */
  async function withSealed(rows: readonly Located<Claim>[]): Promise<readonly Located<Claim>[]> {
    const isOfSealed = ({ row }: Located<Claim>): boolean =>
      isSealedTier(catalogue, known.kindOf(row.record) ?? '', row.property);
    const wanted = rows.filter(isOfSealed);
    if (wanted.length === 0) return rows;
    const kept = await sealing.seal(
      store,
      wanted.map(({ row }) => row),
    );
    const byId = new Map(wanted.map(({ row }, index) => [row.id, kept[index]]));
    return rows.flatMap(({ row, file, line }) => {
      const outcome = byId.get(row.id) ?? row;
      if (!('problem' in outcome)) return [{ row: outcome, file, line }];
      problems.add(file, line, outcome.problem);
      return [];
    });
  }

  async function keepClaims(sound: readonly Located<Claim>[]): Promise<void> {
    const inserted = await addClaims(
      store,
      batch,
      sound.map(({ row }) => row),
    );
    added.claims += inserted;
    // An insertion overwrites nothing, so only where it left rows out can one clash with the register.
    const good = inserted === sound.length ? sound : await withoutClashes(sound, 'claim', claimsById);
    for (const { row } of good) {
      touched.add(row.record);
      if (isSealedTier(catalogue, known.kindOf(row.record) ?? '', row.property))
        sealed.push({ record: row.record, property: row.property });
    }
    seen.claims += good.length;
  }

  function checkHead(head: RecordHead): string[] {
    const found: string[] = [];
    if (!catalogue.has(head.kind))
      found.push(`there is no kind "${head.kind.slice(0, 60)}"; the data dictionary lists the kinds`);
    const other = known.resolve(recordAddress(head));
    if (other !== undefined && other !== head.id)
      found.push(`the handle ${recordAddress(head)} already belongs to the record ${other}; choose another`);
    const unfit = checkText('origin', head.origin ?? '');
    return unfit ? [...found, unfit] : found;
  }
}

/** Checks what a claim points to: its source must be a source, and a reference a record of a kind it may name. */
export function checkTargets(
  catalogue: Catalogue,
  kind: string,
  claim: Claim,
  known: KnownRecords,
): string[] {
  const found: string[] = [];
  if (known.kindOf(claim.source) !== 'source')
    found.push('the source of a claim must be a record of the kind source');
  const property = propertyOf(catalogue, kind, claim.property);
  if (property?.type !== 'ref') return found;
  const target = known.kindOf(claim.value as RecordId);
  const wanted = property.refs.join(' or a ');
  if (target === undefined)
    found.push(
      `${claim.property} points to "${claim.value.slice(0, 60)}", which is no record; write the address of a ${wanted} that is in the register`,
    );
  else if (!property.refs.includes(target))
    found.push(`${claim.property} must point to a ${wanted}, not to a ${target}`);
  return found;
}

function sameContent<Row extends object>(a: Row, b: Row): boolean {
  return Object.entries(a).every(([name, value]) => (b as Record<string, unknown>)[name] === value);
}
