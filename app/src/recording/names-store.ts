import type { Catalogue, Claim, Decision, Property, RecordId, SourceGrade, Words } from '@unhidden/record';
import { standingOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
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

async function cardsOnce(
  services: Reading,
  store: Store,
  readableAmong: Readable,
  records: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  if (records.length === 0) return new Map();
  const { db, engine } = store;
  const { catalogue } = services.register;
  const readable = await readableAmong(records);
  const heads = await db
    .selectFrom('record')
    .select(['id', 'kind', 'handle'])
    .where(isAmong(engine, 'id', [...readable]))
    .execute();
  const all = (await db
    .selectFrom('claim')
    .select(['id', 'record', 'property', 'value', 'lang', 'source', 'review'])
    .where(isAmong(engine, 'record', [...readable]))
    .where(isAmong(engine, 'property', cardProperties(catalogue, new Set(heads.map(({ kind }) => kind)))))
    .execute()) as Claim[];
  const sources = await readableAmong(all.map(({ source }) => source));
  const claims = all.filter(({ source }) => sources.has(source));
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
  const claimsOf = Map.groupBy(claims, ({ record }) => record);
  const byClaim = Map.groupBy(decisions, ({ claim }) => claim);
  return new Map(
    heads.map(({ id, kind, handle }) => {
      const stated = currentOf(claimsOf.get(id as RecordId) ?? [], byClaim);
      const lead = (property: string | undefined) =>
        stated.find((each) => each.property === property)?.values[0]?.value ?? null;
      const grade =
        kind === 'source'
          ? ({ reliability: lead('reliability'), tier: lead('tier'), date: lead('date') } as SourceGrade)
          : undefined;
      const title = titleOf(catalogue, kind, stated, handle ?? '');
      if (title.en !== '') return [id, { title, target: undefined, grade }];
      const ref = namingProperties(catalogue, kind).find(({ type }) => type === 'ref')?.name;
      const label = catalogue.get(kind)?.label ?? { en: kind, ko: kind };
      return [id, { title: label, target: lead(ref) ?? undefined, grade }];
    }),
  );
}

/** The current values of each property, an editor's choice first; the same as a view gives where no source is graded. */
function currentOf(
  claims: readonly Claim[],
  byClaim: ReadonlyMap<string, readonly Decision[]>,
): NamingProperty[] {
  const current = claims
    .map((claim) => ({ claim, standing: standingOf(claim, byClaim.get(claim.id) ?? []) }))
    .filter(({ standing }) => standing.status === 'stated');
  if (current.length > 1)
    current.sort(
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
