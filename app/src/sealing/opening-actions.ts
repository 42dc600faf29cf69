import type { Claim } from '@unhidden/record';
import { sql } from 'kysely';
import { compartmentOf } from '../accounts/compartment-store.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { OPENINGS_A_DAY } from '../register/index.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { standingOf } from './opening-proof.ts';
import { askProblems } from './opening.ts';
import type { AskProblem } from './opening.ts';
import { addOpening, addRefusal, addRequest, countsOf, requestById } from './opening-store.ts';
import type { KeptRequest } from './opening-store.ts';
import { noteQuotaStop } from './quota-stops.ts';
import { recordKeyFor, usableKey } from './record-key-store.ts';
import { openClaim } from './sealed-claims.ts';
import type { OpenedClaim } from './sealed-claims.ts';
import { sealedThings } from './sealed-things.ts';
import type { SourceFile } from './source-file-store.ts';
import { sealedKeyId } from '../keyring/index.ts';

export type Asked =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problems: readonly AskProblem[] };

/** Asks to open sealed values or files of one record; undefined where there is no such record for this person. */
export async function askToOpen(
  services: Services,
  person: SignedIn,
  record: string,
  {
    claims,
    files,
    reason,
  }: Readonly<Record<'claims' | 'files', readonly string[]>> & { readonly reason: string },
): Promise<Asked | undefined> {
  const { register, ring, custody, now, newId } = services;
  return register.db.transaction().execute(async (db): Promise<Asked | undefined> => {
    const tx = { db, engine: register.engine };
    const things = await sealedThings(services, tx, person, record);
    if (!things || permissionOf('ask to open', person, now()) !== 'yes') return undefined;
    const chosen = {
      claims: things.claims.map(({ id }) => id as string).filter((id) => claims.includes(id)),
      files: things.files.map(({ id }) => id).filter((id) => files.includes(id)),
    };
    const problems = askProblems(chosen.claims.length + chosen.files.length, reason);
    if (problems.length > 0) return { ok: false, problems };
    const id = newId();
    const compartment = (await compartmentOf(tx, [record])).get(record) ?? '';
    const key = await recordKeyFor(ring, tx, compartment, record);
    await addRequest(tx, ring, {
      id,
      record,
      requester: person.user,
      ...chosen,
      reason: ring.seal(key, reasonPlace(id), reason.trim()),
      at: now().toISOString(),
    });
    await custody.append(tx, {
      actor: person.user,
      action: 'sealed ask',
      object: record,
      after: { id, ...chosen },
    });
    return { ok: true, id };
  });
}

/** The reason in its own words; undefined where the keys of the record were destroyed. */
export async function openReason(
  { ring }: Pick<Services, 'ring'>,
  store: Store,
  request: KeptRequest,
): Promise<string | undefined> {
  const key = await usableKey(ring, store, sealedKeyId(request.reason) ?? '');
  return key?.record === request.record ? ring.open(key, reasonPlace(request.id), request.reason) : undefined;
}

/** Ends a request nobody will carry out: who asked takes it back, or somebody who may agree declines. */
export async function endRequest(
  services: Services,
  person: Pick<SignedIn, 'user'>,
  id: string,
): Promise<boolean> {
  const { register, ring, custody, now } = services;
  return register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    const request = await requestById(tx, ring, id);
    if (request === undefined || request === 'forged') return false;
    const reason = request.requester === person.user ? ('taken back' as const) : ('declined' as const);
    if (!(await addRefusal(tx, id, { reason, by: person.user, at: now().toISOString() }))) return false;
    await custody.append(tx, {
      actor: person.user,
      action: `sealed ${reason}`,
      object: request.record,
      after: { id },
    });
    return true;
  });
}

/** Why nothing was opened. `unknown` also stands for what this person may not know of. */
export type OpenProblem = 'unknown' | 'not approved' | 'quota person' | 'quota all';
export type Leave = {
  readonly request: KeptRequest;
  readonly claims: readonly Claim[];
  readonly files: readonly SourceFile[];
};

/**
 * Leave to open what was agreed to, once: everything is looked at again, the opening is counted and the log is told,
 * in one transaction. Nothing is opened before that has been committed.
 */
async function takeLeave(
  services: Services,
  person: SignedIn,
  id: string,
  file: string,
): Promise<Leave | OpenProblem> {
  const { register, ring, custody, now, newId } = services;
  const outcome = await register.db.transaction().execute(async (db): Promise<Leave | OpenProblem> => {
    const tx = { db, engine: register.engine };
    // The counts must not change between reading and writing them; SQLite writes one at a time anyway.
    if (tx.engine === 'postgres') await sql`select pg_advisory_xact_lock(7302, 2)`.execute(db);
    const request = await requestById(tx, ring, id);
    if (request === undefined || request === 'forged' || request.requester !== person.user) return 'unknown';
    if (permissionOf('open sealed', person, now()) !== 'yes') return 'unknown';
    const things = await sealedThings(services, tx, person, request.record);
    if (!things) return 'unknown';
    const { state, approval } = await standingOf(services, tx, request);
    if (state !== 'approved' || !approval) return 'not approved';
    if (file !== '' && !request.files.includes(file)) return 'unknown';
    const day = now().toISOString().slice(0, 10);
    const counts = await countsOf(tx, day, person.user);
    if (counts.person >= OPENINGS_A_DAY.person) return 'quota person';
    if (counts.all >= OPENINGS_A_DAY.all) return 'quota all';
    const opening = newId();
    await addOpening(tx, ring, {
      id: opening,
      request: id,
      requester: person.user,
      file,
      day,
      n_person: counts.person + 1,
      n_all: counts.all + 1,
      at: now().toISOString(),
    });
    await custody.append(tx, {
      actor: person.user,
      action: file === '' ? 'sealed open' : 'sealed open file',
      object: request.record,
      after: file === '' ? { opening, claims: request.claims } : { opening, file },
      reason: id,
      approvals: [approval.id],
    });
    return {
      request,
      claims: things.claims.filter((claim) => request.claims.includes(claim.id)),
      files: things.files.filter((each) => request.files.includes(each.id)),
    };
  });
  if (outcome === 'quota person' || outcome === 'quota all')
    await noteQuotaStop(services, person, outcome === 'quota person' ? 'open person' : 'open all');
  return outcome;
}

export type OpenedValue = {
  readonly claim: Claim;
  readonly opened: OpenedClaim | 'destroyed' | 'other compartment';
};

/** Opens the values of a request, for one showing. */
export async function openValues(
  services: Services,
  person: SignedIn,
  id: string,
): Promise<readonly OpenedValue[] | OpenProblem> {
  const leave = await takeLeave(services, person, id, '');
  if (typeof leave === 'string') return leave;
  const values: OpenedValue[] = [];
  for (const claim of leave.claims) {
    const opened = await openClaim(services.ring, services.register, claim);
    // Sealed where the source was then: whoever is in no such compartment does not get it by the source being moved.
    const isInside = opened === undefined || person.compartments.has(opened.compartment);
    values.push({ claim, opened: isInside ? (opened ?? 'destroyed') : 'other compartment' });
  }
  return values;
}

/** Leave to download one file of a request, once. */
export async function openFile(
  services: Services,
  person: SignedIn,
  id: string,
  file: string,
): Promise<SourceFile | OpenProblem> {
  const leave = await takeLeave(services, person, id, file);
  if (typeof leave === 'string') return leave;
  return leave.files.find((each) => each.id === file) ?? 'unknown';
}

function reasonPlace(row: string) {
  return { table: 'unseal_request', column: 'reason', row };
}
