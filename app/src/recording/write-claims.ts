import type { Claim, ClaimId, Decision, DecisionId, RecordHead } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { OPEN_COMPARTMENT } from '../accounts/roles.ts';
import { hashedId } from '../platform/hashed-id.ts';
import type { Result } from '../platform/result.ts';
import { failure, success } from '../platform/result.ts';
import type { Store } from '../register/index.ts';
import { addClaims, addDecisions, addRecords, refreshFewViews } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { placeRecord } from './access.ts';
import { checkWriting } from './check-writing.ts';
import { addEntry, holdsSynthetic, lastDecided, lockAffected } from './entry-store.ts';
import { followSealed, sealClaim } from './seal-claim.ts';
import { refreshCells } from './tables/refresh-cells.ts';
import type { NewClaim, NewDecision, Writing, Written } from './writing.ts';

/** An id for a new record or claim, in the form the exchange format knows. */
export function freshId({ newId }: Pick<Services, 'newId'>): string {
  return hashedId(newId());
}

/**
 * The only way the workbench writes records, claims and decisions, in the caller's transaction: all of it or, when
 * it returns problems, nothing. New claims are drafts; values of sealed properties are sealed before they are kept;
 * views and table cells follow; one entry of the log tells of it.
 */
export async function writeClaims(
  services: Services,
  tx: Store,
  person: SignedIn,
  writing: Writing,
): Promise<Result<Written>> {
  const { catalogue } = services.register;
  const { form, records = [], claims = [], decisions = [] } = writing;
  if (records.length + claims.length + decisions.length === 0)
    return failure('There is nothing to write; enter a value first.');
  // Locked before anything is read, so that what is checked is what is written upon.
  const affected = await lockAffected(
    tx,
    claims,
    decisions.map(({ claim }) => claim),
  );
  const checked = await checkWriting(services, tx, person, writing);
  if (!checked.ok) return checked;

  const batch = freshId(services);
  const at = services.now().toISOString();
  const decided = await decisionRows(services, tx, person, decisions, at);
  await tx.db
    .insertInto('batch')
    .values({
      id: batch,
      name: form,
      synthetic: (await holdsSynthetic(tx)) ? 1 : 0,
      records: records.length,
      claims: claims.length,
      decisions: decisions.length,
      at,
    })
    .execute();
  await addEntry(tx, { batch, by: person.user, session: person.session, at, form });
  const heads = records.map(({ id, kind, handle = null }): RecordHead => ({
    id,
    kind,
    handle,
    origin: null,
  }));
  const added = await addRecords(tx, batch, heads);
  for (const { id, compartment = OPEN_COMPARTMENT } of records)
    if (compartment !== OPEN_COMPARTMENT) await placeRecord(services, tx, person, id, compartment);
  const rows: Claim[] = [];
  const sealed: Claim[] = [];
  for (const claim of claims) {
    const row = claimRow(services, claim);
    const tier = propertyOf(catalogue, checked.value.kindOf(row.record) ?? '', row.property)?.tier;
    const kept = tier === 'sealed' ? await sealClaim(services, tx, row) : row;
    rows.push(kept);
    if (kept !== row) sealed.push(kept);
  }
  const stated = await addClaims(tx, batch, rows);
  await addDecisions(tx, batch, decided);
  if (added !== records.length || stated !== rows.length) throw new Error('an id was given out twice');
  await followSealed(services, tx, sealed);

  const seen = [...new Set([...affected, ...records.map(({ id }) => id)])];
  await refreshFewViews(tx, catalogue, seen);
  await refreshCells(services, tx, seen);
  await services.custody.append(tx, {
    actor: person.user,
    action: `write ${form}`,
    object: seen.length === 1 && seen[0] !== undefined ? seen[0] : batch,
    after: {
      batch,
      records: records.map(({ id }) => id),
      claims: rows.map(({ id }) => id),
      decisions: decided.map(({ id, claim, verdict }) => ({ id, claim, verdict })),
    },
  });
  return success({ batch, claims: rows.map(({ id }) => id), decisions: decided.map(({ id }) => id) });
}

function claimRow(services: Services, claim: NewClaim): Claim {
  return {
    id: claim.id ?? (freshId(services) as ClaimId),
    record: claim.record,
    property: claim.property,
    value: claim.value,
    given: claim.given ?? null,
    lang: claim.lang ?? null,
    unit: claim.unit ?? null,
    source: claim.source,
    locator: claim.locator,
    credibility: claim.credibility ?? null,
    review: 'draft',
  };
}

/** Decisions count in the order of their times, so each about one claim is given a later one than all before it. */
async function decisionRows(
  services: Services,
  tx: Store,
  person: SignedIn,
  decisions: readonly NewDecision[],
  at: string,
): Promise<Decision[]> {
  if (decisions.length === 0) return [];
  const last = new Map(
    await lastDecided(
      tx,
      decisions.map(({ claim }) => claim),
    ),
  );
  return decisions.map(({ claim, verdict, reason }) => {
    const before = last.get(claim);
    const time = before !== undefined && before >= at ? afterTime(before) : at;
    last.set(claim, time);
    return { id: freshId(services) as DecisionId, claim, verdict, reason, at: time, by: person.user };
  });
}

function afterTime(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}
