import type { Claim, Decision } from '@unhidden/record';
import { standingOf } from '@unhidden/record';
import type { KeyRing } from '../keyring/index.ts';
import { isGenuineRow } from '../keyring/index.ts';
import { isAmong } from '../platform/database.ts';
import { claimsById, decisionsById } from '../register/index.ts';
import type { Store } from '../register/index.ts';
import type { PublishChecks } from '../release/publishable.ts';
import { intakeSources } from './intake-sources.ts';
import type { IntakeSource } from './intake-sources.ts';

type Ring = Pick<KeyRing, 'mac' | 'macEquals'>;

/** Reviews by different people that a number which came in by a form needs. */
export const REVIEWS_NEEDED = 2;

/** A statement about a figure that came in by a form, and what speaks for it. */
export type SubmittedNumber = {
  readonly claim: Claim;
  /** People who accepted it since it was last doubted; none of them entered it. */
  readonly reviewers: readonly string[];
  /** A reviewed statement of the same value from a source that is independent of this one. */
  readonly second: Claim | undefined;
  readonly isConfirmed: boolean;
};

/**
 * What came in by a form goes out only where the person agreed to it. A figure further needs two reviews by different
 * people and a second source that is independent: it did not come in by a form, is of another author and another
 * witness, and was entered by somebody else. What was computed from an unconfirmed figure stays behind with it.
 */
export async function intakeRule(store: Store, ring: Ring): Promise<PublishChecks['fromIntake']> {
  const sources = await intakeSources(store, ring);
  if (sources.size === 0) return () => undefined;
  const numbers = new Map(
    (await numbersFrom(store, ring, sources)).map((each) => [each.claim.id as string, each]),
  );
  const unconfirmed = [...numbers.values()].filter(({ isConfirmed }) => !isConfirmed);
  const computed = await computedFrom(
    store,
    unconfirmed.map(({ claim }) => claim.record),
  );
  return ({ id, record, source }) => {
    if (isClosed(sources.get(source)) || isClosed(sources.get(record))) return 'sent in, not for publication';
    if (computed.has(record) || numbers.get(id)?.isConfirmed === false) return 'sent in, not confirmed';
    return undefined;
  };
}

/** Without a key ring nobody can tell what the person agreed to, so nothing that came in by a form goes out. */
export async function nothingFromIntake(store: Store): Promise<PublishChecks['fromIntake']> {
  const sources = await intakeSources(store, undefined);
  return ({ record, source }) =>
    sources.has(source) || sources.has(record) ? 'sent in, not for publication' : undefined;
}

/** Every statement about a figure that rests on a source which came in by a form. */
export async function submittedNumbers(store: Store, ring: Ring): Promise<readonly SubmittedNumber[]> {
  return numbersFrom(store, ring, await intakeSources(store, ring));
}

function isClosed(source: IntakeSource | undefined): boolean {
  return source !== undefined && !source.mayPublish;
}

async function numbersFrom(
  store: Store,
  ring: Ring,
  sources: ReadonlyMap<string, IntakeSource>,
): Promise<readonly SubmittedNumber[]> {
  const { db, engine } = store;
  const ids = await db
    .selectFrom('claim')
    .innerJoin('record', 'record.id', 'claim.record')
    .select(['claim.id', 'claim.record'])
    .where('record.kind', '=', 'figure')
    .where(isAmong(engine, 'claim.source', [...sources.keys()]))
    .execute();
  if (ids.length === 0) return [];
  const beside = await db
    .selectFrom('claim')
    .select('id')
    .where(isAmong(engine, 'record', [...new Set(ids.map(({ record }) => record))]))
    .execute();
  const claims = await claimsById(
    store,
    beside.map(({ id }) => id),
  );
  const decisions = Map.groupBy(await decisionsOf(store, claims), ({ claim }) => claim);
  const authors = await enteredBy(store, claims);
  const people = await peopleAmong(store, ring, [...decisions.values()].flat());
  const origins = await originsOf(store, [...new Set(claims.map(({ source }) => source))]);
  const isStanding = (claim: Claim): boolean => {
    const { status, review } = standingOf(claim, decisions.get(claim.id) ?? []);
    return status === 'stated' && review === 'reviewed';
  };
  const isIndependent = (one: Claim, other: Claim): boolean =>
    !sources.has(other.source) &&
    other.source !== one.source &&
    !shares(origins.get(one.source), origins.get(other.source)) &&
    (authors.get(other.id) ?? '') !== (authors.get(one.id) ?? '');
  return claims
    .filter(({ source }) => sources.has(source))
    .map((claim): SubmittedNumber => {
      const reviewers = reviewersOf(decisions.get(claim.id) ?? [], people, authors.get(claim.id));
      const second = claims.find(
        (other) =>
          other.record === claim.record &&
          other.property === claim.property &&
          other.value === claim.value &&
          other.unit === claim.unit &&
          isIndependent(claim, other) &&
          isStanding(other),
      );
      const isConfirmed = reviewers.length >= REVIEWS_NEEDED && second !== undefined;
      return { claim, reviewers, second, isConfirmed };
    });
}

type Reviewing = Decision & { readonly isOurs: boolean };

/** People with an account who accepted a statement here since it was last sent back, disputed or rejected. */
function reviewersOf(
  decisions: readonly Reviewing[],
  people: ReadonlySet<string>,
  author: string | undefined,
): readonly string[] {
  let reviewers = new Set<string>();
  for (const { verdict, by, isOurs } of [...decisions].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  )) {
    if (verdict === 'draft' || verdict === 'disputed' || verdict === 'rejected') reviewers = new Set();
    // What was imported says by itself who decided, and anybody can write that into a file.
    if (verdict === 'reviewed' && isOurs && people.has(by) && by !== author) reviewers.add(by);
  }
  return [...reviewers];
}

/** Those who decided and have an account that Unhidden made, which nobody does by the database alone. */
async function peopleAmong(
  { db, engine }: Store,
  ring: Ring,
  decisions: readonly Decision[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('account_state')
    .selectAll()
    .where(isAmong(engine, 'account', [...new Set(decisions.map(({ by }) => by))]))
    .execute();
  return new Set(
    rows.filter((row) => isGenuineRow(ring, 'account_state', row)).map(({ account }) => account),
  );
}

async function decisionsOf(store: Store, claims: readonly Claim[]): Promise<readonly Reviewing[]> {
  const { db, engine } = store;
  const ids = claims.map(({ id }) => id);
  const all = await db
    .selectFrom('decision')
    .leftJoin('entry', 'entry.batch', 'decision.batch')
    .select(['decision.id', 'entry.by'])
    .where(isAmong(engine, 'decision.claim', ids))
    .execute();
  const entered = new Map(all.map(({ id, by }) => [id, by]));
  const decisions = await decisionsById(
    store,
    all.map(({ id }) => id),
  );
  return decisions.map((decision) => ({ ...decision, isOurs: entered.get(decision.id) === decision.by }));
}

async function enteredBy(
  { db, engine }: Store,
  claims: readonly Claim[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('entry', 'entry.batch', 'claim.batch')
    .select(['claim.id', 'entry.by'])
    .where(
      isAmong(
        engine,
        'claim.id',
        claims.map(({ id }) => id),
      ),
    )
    .execute();
  return new Map(rows.map(({ id, by }) => [id, by]));
}

/** Whose each source is: its authors as it names them, and the witness who gave it in confidence. */
async function originsOf(
  { db, engine }: Store,
  sources: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const authors = await db
    .selectFrom('claim')
    .select(['record', 'value'])
    .where('property', '=', 'author')
    .where(isAmong(engine, 'record', sources))
    .execute();
  const witnesses = await db
    .selectFrom('confidence')
    .select(['source', 'person'])
    .where(isAmong(engine, 'source', sources))
    .execute();
  const named = [
    ...authors.map(
      ({ record, value }) => [record, `author ${value.normalize('NFKC').trim().toLowerCase()}`] as const,
    ),
    ...witnesses.map(({ source, person }) => [source, `witness ${person}`] as const),
  ];
  return new Map(
    [...Map.groupBy(named, ([source]) => source)].map(([source, all]) => [
      source,
      new Set(all.map(([, who]) => who)),
    ]),
  );
}

function shares(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): boolean {
  return !one.isDisjointFrom(other);
}

/** Figures that say they were computed from one of these, directly or by others. */
async function computedFrom({ db }: Store, figures: readonly string[]): Promise<ReadonlySet<string>> {
  if (figures.length === 0) return new Set();
  const rows = await db
    .selectFrom('claim')
    .select(['record', 'value'])
    .where('property', '=', 'derived_from')
    .execute();
  const by = Map.groupBy(rows, ({ value }) => value);
  const found = new Set<string>();
  for (let waiting = [...figures]; waiting.length > 0;) {
    waiting = waiting.flatMap((figure) => (by.get(figure) ?? []).map(({ record }) => record));
    waiting = waiting.filter((record) => !found.has(record));
    for (const record of waiting) found.add(record);
  }
  return found;
}
