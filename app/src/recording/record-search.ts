import type { RecordId, Words } from '@unhidden/record';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/roles.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { recordTitles } from './names-store.ts';

export type Found = {
  readonly id: RecordId;
  readonly kind: string;
  readonly title: Words;
  readonly handle: string | null;
};

const MOST = 12;

/**
 * Records of some kinds whose name or handle holds a text, or that have the text for their id, as far as the person
 * may read them.
 */
export async function findRecords(
  services: Pick<Services, 'register' | 'now'>,
  store: Store,
  person: SignedIn,
  kinds: readonly string[],
  text: string,
): Promise<readonly Found[]> {
  const asked = text.trim().toLowerCase();
  if (asked === '' || kinds.length === 0) return [];
  const { catalogue } = services.register;
  const naming = [...new Set(kinds.flatMap((kind) => catalogue.get(kind)?.title ?? []))];
  const like = `%${asked.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { db } = store;
  const address = asked.includes('/') ? asked.slice(asked.indexOf('/') + 1) : asked;
  const direct = await db
    .selectFrom('record')
    .select('id')
    .where('kind', 'in', kinds)
    .where((e) => e.or([e('id', '=', address.replace(/^~/, '')), e('handle', '=', address)]))
    .limit(MOST)
    .execute();
  const named = await db
    .selectFrom('record')
    .innerJoin('claim', 'claim.record', 'record.id')
    .select('record.id')
    .distinct()
    .where('record.kind', 'in', kinds)
    .where('claim.property', 'in', naming)
    .where(sql<boolean>`lower(claim.value) like ${like} escape '\\'`)
    .limit(MOST * 4)
    .execute();
  const handled = await db
    .selectFrom('record')
    .select('id')
    .where('kind', 'in', kinds)
    .where(sql<boolean>`handle like ${like} escape '\\'`)
    .limit(MOST)
    .execute();
  const ids = [...new Set([...direct, ...named, ...handled].map(({ id }) => id))];
  return foundOf(services, store, person, ids);
}

/** Sources this person cited last, newest first: most statements of a day come from one source. */
export async function lastSources(
  services: Pick<Services, 'register' | 'now'>,
  store: Store,
  person: SignedIn,
): Promise<readonly Found[]> {
  const rows = await store.db
    .selectFrom('entry')
    .innerJoin('claim', 'claim.batch', 'entry.batch')
    .select(['claim.source', (e) => e.fn.max('entry.seq').as('last')])
    .where('entry.by', '=', person.user)
    .groupBy('claim.source')
    .orderBy('last', 'desc')
    .limit(5)
    .execute();
  return foundOf(
    services,
    store,
    person,
    rows.map(({ source }) => source),
  );
}

/** Those of some records the person may read, in the order given. */
export async function foundOf(
  services: Pick<Services, 'register' | 'now'>,
  store: Store,
  person: SignedIn,
  ids: readonly string[],
): Promise<readonly Found[]> {
  if (ids.length === 0) return [];
  const titles = await recordTitles(services, store, person, ids);
  const heads = await store.db
    .selectFrom('record')
    .select(['id', 'kind', 'handle'])
    .where('id', 'in', [...ids])
    .execute();
  const byId = new Map(heads.map((head) => [head.id, head]));
  return ids
    .flatMap((id): readonly Found[] => {
      const [head, title] = [byId.get(id), titles.get(id)];
      return head && title ? [{ ...head, id: id as RecordId, title }] : [];
    })
    .slice(0, MOST);
}
