import type { KeyRing } from '../keyring/index.ts';
import { isGenuineRow, sealRow } from '../keyring/index.ts';
import { isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import type { Consent, Purpose, Withdrawal } from './consent.ts';

export type ConsentRow = Consent & {
  readonly language: string;
  readonly takenBy: string;
  /** Sealed; null where none were kept. */
  readonly words: string | null;
  readonly by: string;
  readonly at: string;
};

type Ring = Pick<KeyRing, 'mac' | 'macEquals'>;

export async function addConsent(ring: Ring, { db }: Store, row: ConsentRow): Promise<void> {
  const { givenOn, takenBy, ...rest } = row;
  const kept = sealRow(ring, 'consent', { ...rest, given_on: givenOn, taken_by: takenBy });
  await db.insertInto('consent').values(kept).execute();
}

/** Every genuine consent: of some people, or of all. One that somebody wrote past the key ring does not count. */
export async function readConsents(
  ring: Ring,
  { db, engine }: Store,
  people?: readonly string[],
): Promise<ConsentRow[]> {
  const rows = await db
    .selectFrom('consent')
    .selectAll()
    .$if(people !== undefined, (query) => query.where(isAmong(engine, 'person', people ?? [])))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    if (!isGenuineRow(ring, 'consent', row)) return [];
    const { mac: _mac, given_on, taken_by, purpose, ...rest } = row;
    return [{ ...rest, purpose: purpose as Purpose, givenOn: given_on, takenBy: taken_by }];
  });
}

/** Keeps a withdrawal; one that is known already stays as it is. */
export async function addWithdrawal(
  { db }: Store,
  withdrawal: Withdrawal & { readonly by: string },
): Promise<void> {
  await db
    .insertInto('consent_withdrawal')
    .values(withdrawal)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Every withdrawal. A row is taken at its word whoever wrote it: a false one can only hide something, never show it. */
export async function readWithdrawals(
  { db, engine }: Store,
  people?: readonly string[],
): Promise<(Withdrawal & { readonly by: string })[]> {
  return db
    .selectFrom('consent_withdrawal')
    .select(['id', 'consent', 'person', 'at', 'by'])
    .$if(people !== undefined, (query) => query.where(isAmong(engine, 'person', people ?? [])))
    .orderBy('at')
    .execute();
}

/** Sources given in confidence, each with who gave it. */
export async function readConfidences({ db }: Store): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('confidence').select(['source', 'person']).execute();
  return new Map(rows.map(({ source, person }) => [source, person]));
}

export async function addConfidence(
  { db }: Store,
  confidence: { readonly source: string; readonly person: string; readonly by: string; readonly at: string },
): Promise<void> {
  await db.insertInto('confidence').values(confidence).execute();
}

export type LegalHold = {
  readonly id: string;
  readonly record: string;
  readonly duty: string;
  readonly by: string;
  readonly at: string;
};

export async function addLegalHold({ db }: Store, hold: LegalHold): Promise<void> {
  await db.insertInto('legal_hold').values(hold).execute();
}

export function readLegalHolds({ db, engine }: Store, records: readonly string[]): Promise<LegalHold[]> {
  return db
    .selectFrom('legal_hold')
    .selectAll()
    .where(isAmong(engine, 'record', records))
    .execute();
}
