import type { Claim, RecordHead } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { isSealed } from '../keyring/index.ts';
import { isAmong } from '../platform/database.ts';
import { readableOf } from '../recording/access.ts';
import { isSealedTier, recordsById } from '../register/index.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { filesOf, filesWithin } from './source-file-store.ts';
import type { SourceFile } from './source-file-store.ts';

/** What of one record is sealed and may be asked for by this person. */
export type SealedThings = {
  readonly head: RecordHead;
  readonly claims: readonly Claim[];
  readonly files: readonly SourceFile[];
};

/** Undefined alike for a record that does not exist and one the person may not read. */
export async function sealedThings(
  services: Pick<Services, 'register' | 'ring' | 'now'>,
  store: Store,
  person: SignedIn,
  record: string,
): Promise<SealedThings | undefined> {
  const [head] = await recordsById(store, [record]);
  if (!head || !(await readableOf(services, store, person, [record])).has(record)) return undefined;
  const claims = await sealedClaims(services, store, head);
  const sources = await readableOf(
    services,
    store,
    person,
    claims.map(({ source }) => source),
  );
  return {
    head,
    claims: claims.filter(({ source }) => sources.has(source)),
    files: head.kind === 'source' ? filesWithin(await filesOf(services.ring, store, record), person) : [],
  };
}

/**
 * Whether nobody may download files of a source without a second person: somebody confided it, or something about it
 * is sealed.
 */
export async function isSealedSource(
  services: Pick<Services, 'register'>,
  store: Store,
  source: string,
): Promise<boolean> {
  const [head] = await recordsById(store, [source]);
  if (!head || (await sealedClaims(services, store, head)).length > 0) return true;
  const confided = await store.db
    .selectFrom('confidence')
    .selectAll()
    .where(isAmong(store.engine, 'source', [source]))
    .executeTakeFirst();
  return confided !== undefined;
}

async function sealedClaims(
  { register }: Pick<Services, 'register'>,
  { db }: Store,
  head: RecordHead,
): Promise<readonly Claim[]> {
  const rows = await db
    .selectFrom('claim')
    .select(['id', 'record', 'property', 'value', 'given', 'lang', 'unit', 'source', 'locator'])
    .select(['credibility', 'review'])
    .where('record', '=', head.id)
    .orderBy('property')
    .orderBy('id')
    .execute();
  return (rows as Claim[]).filter(
    ({ property, value }) => isSealedTier(register.catalogue, head.kind, property) && isSealed(value),
  );
}
