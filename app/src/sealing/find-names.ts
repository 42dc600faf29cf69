import type { Claim, Decision } from '@unhidden/record';
import { parseEdtf, standingOf as claimStanding } from '@unhidden/record';
import { sql } from 'kysely';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { mayBeSameName, queryTokens } from '../keyring/index.ts';
import { isAmong } from '../platform/database.ts';
import { readableOf } from '../recording/access.ts';
import { decisionsById } from '../register/index.ts';
import type { Store } from '../register/index.ts';
import { SEARCHES_A_DAY } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { NAME_INDEXES, nameClaims, widthOf } from './name-index.ts';
import type { NameIndex } from './name-index.ts';
import { noteQuotaStop } from './quota-stops.ts';
import { openClaim } from './sealed-claims.ts';

export type NameQuery = {
  readonly compartment: string;
  readonly name: string;
  readonly year: number | undefined;
};
export type NameHit = { readonly record: string; readonly property: NameIndex };
export type FindProblem = 'unknown' | 'no full name' | 'quota';

/**
 * Records in one compartment with a sealed name that may be this one, among those the person may read. The look-up is
 * counted and told to the log before any name is opened; the name sought is kept nowhere.
 */
export async function findSealedName(
  services: Services,
  person: SignedIn,
  { compartment, name, year }: NameQuery,
): Promise<readonly NameHit[] | FindProblem> {
  const { register, ring, now } = services;
  if (permissionOf('look up sealed names', person, now()) !== 'yes' || !person.compartments.has(compartment))
    return 'unknown';
  if (queryTokens(ring, { compartment, column: NAME_INDEXES[0], bits: 0 }, name).length === 0)
    return 'no full name';
  if (!(await count(services, person, compartment))) {
    await noteQuotaStop(services, person, 'search');
    return 'quota';
  }
  const hits: NameHit[] = [];
  for (const property of NAME_INDEXES) {
    const bits = await widthOf(register, { compartment, property });
    if (bits === undefined) continue;
    const tokens = queryTokens(ring, { compartment, column: property, bits }, name);
    for (const record of await candidates(services, person, compartment, property, tokens))
      if (
        (await isNamed(services, person, { compartment, property, record, name })) &&
        (await mayBeBornIn(register, record, year))
      )
        hits.push({ record, property });
  }
  return hits;
}

/** Counts one look-up; false where the day's are used up. */
async function count(services: Services, person: SignedIn, compartment: string): Promise<boolean> {
  const { register, custody, now, newId } = services;
  const at = now().toISOString();
  const day = at.slice(0, 10);
  return register.db.transaction().execute(async (db) => {
    if (register.engine === 'postgres') await sql`select pg_advisory_xact_lock(7302, 3)`.execute(db);
    const { last } = await db
      .selectFrom('name_search')
      .select(({ fn }) => fn.max('n').as('last'))
      .where('by', '=', person.user)
      .where('day', '=', day)
      .executeTakeFirstOrThrow();
    const n = (last ?? 0) + 1;
    if (n > SEARCHES_A_DAY) return false;
    const id = newId();
    await db.insertInto('name_search').values({ id, by: person.user, day, n, compartment, at }).execute();
    await custody.append(
      { db, engine: register.engine },
      { actor: person.user, action: 'sealed look up', object: compartment, after: { search: id, n } },
    );
    return true;
  });
}

async function candidates(
  services: Services,
  person: SignedIn,
  compartment: string,
  property: NameIndex,
  tokens: readonly string[],
): Promise<readonly string[]> {
  const { register } = services;
  const rows = await register.db
    .selectFrom('blind_token')
    .select('record')
    .distinct()
    .where('compartment', '=', compartment)
    .where('property', '=', property)
    .where(isAmong(register.engine, 'token', tokens))
    .orderBy('record')
    .execute();
  const readable = await readableOf(
    services,
    register,
    person,
    rows.map(({ record }) => record),
  );
  return [...readable];
}

/** A token is shared by several names: what it finds is opened and compared. */
async function isNamed(
  services: Services,
  person: SignedIn,
  { compartment, property, record, name }: NameHit & { readonly compartment: string; readonly name: string },
): Promise<boolean> {
  const { register, ring } = services;
  const claims = await nameClaims(register, property, record);
  const sources = await readableOf(
    services,
    register,
    person,
    claims.map(({ source }) => source),
  );
  const standing = await stated(register, claims);
  for (const claim of claims) {
    if (!sources.has(claim.source) || !standing.has(claim.id)) continue;
    const opened = await openClaim(ring, register, claim);
    if (opened?.compartment === compartment && mayBeSameName(name, opened.value)) return true;
  }
  return false;
}

/** The claims that were not taken back. */
async function stated(store: Store, claims: readonly Claim[]): Promise<ReadonlySet<string>> {
  const ids = await store.db
    .selectFrom('decision')
    .select('id')
    .where(
      isAmong(
        store.engine,
        'claim',
        claims.map(({ id }) => id),
      ),
    )
    .execute();
  const decisions = await decisionsById(
    store,
    ids.map(({ id }) => id),
  );
  const byClaim = Map.groupBy(decisions, ({ claim }: Decision) => claim);
  return new Set(
    claims
      .filter((claim) => claimStanding(claim, byClaim.get(claim.id) ?? []).status === 'stated')
      .map(({ id }) => id),
  );
}

/** True as well where no birth is known: a name is not ruled out by what nobody wrote down. */
async function mayBeBornIn({ db }: Store, record: string, year: number | undefined): Promise<boolean> {
  if (year === undefined) return true;
  const rows = await db
    .selectFrom('claim')
    .select('value')
    .where('record', '=', record)
    .where('property', '=', 'birth')
    .execute();
  return (
    rows.length === 0 ||
    rows.some(({ value }) => {
      const date = parseEdtf(value);
      if (!date.ok) return true;
      const from = Number(date.value.earliest?.slice(0, 4) ?? year);
      const to = Number(date.value.latest?.slice(0, 4) ?? year);
      return from <= year && year <= to;
    })
  );
}
