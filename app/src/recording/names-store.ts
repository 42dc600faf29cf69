import type {
  Catalogue,
  Claim,
  Decision,
  Property,
  RecordId,
  SourceGrade,
  Standing,
  Words,
} from '@unhidden/record';
import { standingOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import type { Cache } from '../platform/cache.ts';
import { createCache } from '../platform/cache.ts';
import { isAmong } from '../platform/database.ts';
import type { Register, Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import type { NamingProperty } from '../release/record-title.ts';
import { titleOf } from '../release/record-title.ts';
import type { Readable } from './access.ts';
import { createReadable } from './access.ts';

type Reading = Pick<Services, 'register' | 'now'>;

/**
 * What records are called, from statements this person may read alone; a record they may not read has no title here.
 * A record whose naming statements are all out of reach goes by its kind, a relation by its kind and what it refers to.
 */
export async function recordTitles(
  services: Reading,
  store: Store,
  person: SignedIn,
  records: Iterable<string>,
): Promise<ReadonlyMap<string, Words>> {
  return (await recordCards(services, store, createReadable(store, person), records)).titles;
}

export type RecordCards = {
  readonly titles: ReadonlyMap<string, Words>;
  /** Of the sources among them. */
  readonly grades: ReadonlyMap<RecordId, SourceGrade>;
};

/** Titles, and with them the grades of sources, read in one go. */
export async function recordCards(
  services: Reading,
  store: Store,
  readableAmong: Readable,
  records: Iterable<string>,
): Promise<RecordCards> {
  const titles = new Map<string, Words>();
  const grades = new Map<RecordId, SourceGrade>();
  const refers = new Map<string, string>();
  let waiting = [...new Set(records)];
  // A relation is named by the record it refers to: one step, no further.
  for (const isLast of [false, true]) {
    const named = await cardsOnce(services, store, readableAmong, waiting);
    for (const [id, { title, target, grade }] of named) {
      titles.set(id, title);
      if (grade) grades.set(id as RecordId, grade);
      if (target !== undefined && !isLast) refers.set(id, target);
    }
    waiting = [...new Set(refers.values())].filter((id) => !titles.has(id));
    if (waiting.length === 0) break;
  }
  for (const [id, target] of refers) {
    const [own, other] = [titles.get(id), titles.get(target)];
    if (own && other) titles.set(id, { en: `${own.en}: ${other.en}`, ko: `${own.ko}: ${other.ko}` });
  }
  return { titles, grades };
}

type Named = {
  readonly title: Words;
  readonly target: string | undefined;
  readonly grade: SourceGrade | undefined;
};

const GRADING: readonly string[] = ['reliability', 'tier', 'date'] satisfies (keyof SourceGrade)[];

/** A naming claim that stands. */
type Stated = { readonly claim: Claim; readonly standing: Standing };

/** What a card is made of, whoever may read it, and the card of those who may read all of it. */
type Facts = {
  /** As many claims and decisions as the record had; nothing goes away, so the same number means the same facts. */
  readonly said: number | null;
  readonly kind: string;
  readonly handle: string | null;
  readonly stated: readonly Stated[];
  whole?: Named;
};
type FactsCache = Cache<{ facts?: Facts }>;

const MOST_FACTS = 5_000;
/** Every page names the same sources and camps again and again. */
const known = new WeakMap<Register, FactsCache>();

async function cardsOnce(
  { register }: Reading,
  store: Store,
  readableAmong: Readable,
  records: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  if (records.length === 0) return new Map();
  const { catalogue } = register;
  const facts = await factsOf(register, store, records);
  // Asked in one go of the records and of what their names rest on.
  const readable = await readableAmong([
    ...records,
    ...[...facts.values()].flatMap(({ stated }) => stated.map(({ claim }) => claim.source)),
  ]);
  const named = new Map<string, Named>();
  for (const [id, one] of facts) {
    if (!readable.has(id)) continue;
    const stated = one.stated.filter(({ claim }) => readable.has(claim.source));
    const isWhole = stated.length === one.stated.length;
    named.set(id, isWhole ? (one.whole ??= namedBy(catalogue, one)) : namedBy(catalogue, { ...one, stated }));
  }
  return named;
}

/** Reads the facts that are new. In a transaction it reads all: what is written there may never have been. */
async function factsOf(
  register: Register,
  store: Store,
  records: readonly string[],
): Promise<ReadonlyMap<string, Facts>> {
  const { db, engine } = store;
  const kept: FactsCache = store === register ? keptOf(register) : createCache(MOST_FACTS);
  const heads = await db
    .selectFrom('record')
    .leftJoin('view', 'view.record', 'record.id')
    .select(['record.id', 'record.kind', 'record.handle', 'view.said'])
    .where(isAmong(engine, 'record.id', records))
    .execute();
  const slots = heads.map((head) => ({ head, slot: kept.through(head.id, () => ({})) }));
  const stale = slots.filter(({ head: { said }, slot: { facts } }) => said === null || facts?.said !== said);
  const stated = await statedNames(
    register.catalogue,
    store,
    stale.map(({ head }) => head),
  );
  for (const { head, slot } of stale) {
    const { said, kind, handle } = head;
    slot.facts = { said, kind, handle, stated: stated.get(head.id) ?? [] };
  }
  return new Map(slots.flatMap(({ head, slot: { facts } }) => (facts ? [[head.id, facts]] : [])));
}

function keptOf(register: Register): FactsCache {
  const kept = known.get(register) ?? createCache(MOST_FACTS);
  known.set(register, kept);
  return kept;
}

/** By record. */
async function statedNames(
  catalogue: Catalogue,
  { db, engine }: Store,
  heads: readonly { readonly id: string; readonly kind: string }[],
): Promise<ReadonlyMap<string, readonly Stated[]>> {
  if (heads.length === 0) return new Map();
  const ids = heads.map(({ id }) => id);
  const claims = (await db
    .selectFrom('claim')
    .select(['id', 'record', 'property', 'value', 'lang', 'source', 'review'])
    .where(isAmong(engine, 'record', ids))
    .where(isAmong(engine, 'property', cardProperties(catalogue, new Set(heads.map(({ kind }) => kind)))))
    .execute()) as Claim[];
  const decisions = (await db
    .selectFrom('decision')
    .select(['id', 'claim', 'verdict', 'reason', 'at', 'by'])
    .where(
      isAmong(
        engine,
        'claim',
        claims.map(({ id }) => id),
      ),
    )
    .execute()) as Decision[];
  const byClaim = Map.groupBy(decisions, ({ claim }) => claim);
  const stated = claims
    .map((claim) => ({ claim, standing: standingOf(claim, byClaim.get(claim.id) ?? []) }))
    .filter(({ standing }) => standing.status === 'stated');
  return Map.groupBy(stated, ({ claim }) => claim.record as string);
}

function namedBy(catalogue: Catalogue, { kind, handle, stated }: Facts): Named {
  const current = currentOf(stated);
  const lead = (property: string | undefined) =>
    current.find((each) => each.property === property)?.values[0]?.value ?? null;
  const grade =
    kind === 'source'
      ? ({ reliability: lead('reliability'), tier: lead('tier'), date: lead('date') } as SourceGrade)
      : undefined;
  const title = titleOf(catalogue, kind, current, handle ?? '');
  if (title.en !== '') return { title, target: undefined, grade };
  const ref = namingProperties(catalogue, kind).find(({ type }) => type === 'ref')?.name;
  const label = catalogue.get(kind)?.label ?? { en: kind, ko: kind };
  return { title: label, target: lead(ref) ?? undefined, grade };
}

/** The current values of each property, an editor's choice first; the same as a view gives where no source is graded. */
function currentOf(stated: readonly Stated[]): NamingProperty[] {
  const current = stated.toSorted(
    (a, b) =>
      compare(b.standing.lead?.at ?? '', a.standing.lead?.at ?? '') || compare(a.claim.id, b.claim.id),
  );
  return [...Map.groupBy(current, ({ claim }) => claim.property)].map(([property, values]) => ({
    property,
    values: values.map(({ claim: { value, lang } }) => ({ value, claims: [{ lang }] })),
  }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What records of some kinds are named by, and what grades sources. */
function cardProperties(catalogue: Catalogue, kinds: Iterable<string>): string[] {
  const names = [...kinds].flatMap((kind) => [
    ...(catalogue.get(kind)?.title ?? []),
    ...(kind === 'source' ? GRADING : []),
  ]);
  return [...new Set(names)];
}

function namingProperties(catalogue: Catalogue, name: string): readonly Property[] {
  const kind = catalogue.get(name);
  return kind ? kind.properties.filter((property) => kind.title.includes(property.name)) : [];
}
