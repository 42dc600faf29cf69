import { accountNames } from '../accounts/account-store.ts';
import type { Claim, Decision, RecordHead, RecordView, Standing, Words } from '@unhidden/record';
import { deriveView, standingOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { isAmong, manyRows } from '../platform/database.ts';
import type { Grades, Store } from '../register/index.ts';
import { CLAIM_COLUMNS } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { createReadable } from './access.ts';
import type { Entry } from './entry-store.ts';
import { recordCards } from './names-store.ts';

const COLUMNS = [...CLAIM_COLUMNS, 'batch'] as const;
type Written = { readonly batch: string };

/** What one person may know of a record: claims whose source they may not read are not in it at all. */
export type RecordDossier = {
  readonly head: RecordHead;
  readonly title: Words;
  readonly claims: readonly (Claim & Written)[];
  readonly decisions: readonly (Decision & Written)[];
  readonly view: RecordView;
  /** By claim. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** By batch; what was imported has an entry without a person. */
  readonly entries: ReadonlyMap<string, Entry & { readonly seq: number }>;
  readonly grades: Grades;
  /** Titles of sources and of records referred to, as far as the person may read them. */
  readonly titles: ReadonlyMap<string, Words>;
  /** By user id. */
  readonly people: ReadonlyMap<string, string>;
  /** The newest entry there is; a form carries it, to notice what others wrote meanwhile. */
  readonly newest: number;
};

export async function readRecordDossier(
  services: Services,
  store: Store,
  person: SignedIn,
  id: string,
): Promise<RecordDossier | undefined> {
  const { db } = store;
  const { catalogue } = services.register;
  const head = (await db
    .selectFrom('record')
    .select(['id', 'kind', 'handle', 'origin'])
    .where('id', '=', id)
    .executeTakeFirst()) as RecordHead | undefined;
  const kind = head && catalogue.get(head.kind);
  if (!head || !kind) return undefined;
  const all = (await manyRows(
    store,
    COLUMNS,
    db.selectFrom('claim').select(COLUMNS).where('record', '=', id),
  )) as (Claim & Written)[];
  const refs = new Set(kind.properties.filter(({ type }) => type === 'ref').map(({ name }) => name));
  const referred = ({ property, value }: Claim) => value !== '' && refs.has(property);
  const named = new Set<string>([id]);
  for (const claim of all) {
    named.add(claim.source);
    if (referred(claim)) named.add(claim.value);
  }
  const readableAmong = createReadable(store, person);
  const { titles, grades } = await recordCards(services, store, readableAmong, named);
  const readable = await readableAmong(named);
  const claims = all.filter(({ source }) => readable.has(source));
  const visible = new Set<string>(claims.map(({ id: claim }) => claim));
  const decisions = (
    (await db
      .selectFrom('decision')
      .innerJoin('claim', 'claim.id', 'decision.claim')
      .select([
        'decision.id',
        'decision.claim',
        'decision.verdict',
        'decision.reason',
        'decision.at',
        'decision.by',
        'decision.batch',
      ])
      .where('claim.record', '=', id)
      .execute()) as (Decision & Written)[]
  ).filter(({ claim }) => visible.has(claim));
  const entries = await entriesOf(
    store,
    [...claims, ...decisions].map(({ batch }) => batch),
  );
  const byClaim = Map.groupBy(decisions, ({ claim }) => claim);
  return {
    head,
    title: titles.get(id) ?? kind.label,
    claims,
    decisions,
    view: deriveView({ id: head.id, kind }, claims, decisions, (source) => grades.get(source)),
    standings: new Map(claims.map((claim) => [claim.id, standingOf(claim, byClaim.get(claim.id) ?? [])])),
    entries,
    grades,
    titles,
    people: await accountNames(
      store,
      services,
      [...[...entries.values()].map(({ by }) => by), ...decisions.map(({ by }) => by)],
      person,
    ),
    newest: Math.max(0, ...[...entries.values()].map(({ seq }) => seq)),
  };
}

/** Entries of batches; one of an import stands for nobody in particular. */
async function entriesOf(
  { db, engine }: Store,
  batches: readonly string[],
): Promise<ReadonlyMap<string, Entry & { readonly seq: number }>> {
  const rows = await db
    .selectFrom('batch')
    .leftJoin('entry', 'entry.batch', 'batch.id')
    .select(['batch.id', 'batch.at', 'entry.seq', 'entry.by', 'entry.session', 'entry.form'])
    .where(isAmong(engine, 'batch.id', [...new Set(batches)]))
    .execute();
  return new Map(
    rows.map(({ id, at, seq, by, session, form }) => [
      id,
      { batch: id, at, seq: seq ?? 0, by: by ?? '', session: session ?? '', form: form ?? 'import' },
    ]),
  );
}
