import type { Property, RecordId, Verdict } from '@unhidden/record';
import { checkClaim, checkText, propertyOf, VERDICTS } from '@unhidden/record';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { OPEN_COMPARTMENT } from '../accounts/roles.ts';
import type { Result } from '../platform/result.ts';
import { failure, success } from '../platform/result.ts';
import type { Store } from '../register/index.ts';
import { claimsById, recordsById } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { readableOf } from './access.ts';
import { authorsOf } from './entry-store.ts';
import type { NewClaim, NewDecision, NewRecord, Writing } from './writing.ts';

/** Verdicts of a reviewer; everybody who writes may take back, lead, reject and dispute. */
const OF_REVIEW: ReadonlySet<Verdict> = new Set(['draft', 'reviewed']);
/** What takes back an own step taken since signing in restores what stood before, also where a reviewer had put it so. */
const UNDO = 'undo';

const ID = /^[0-9a-z]{10,40}$/;
const HANDLE = /^(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What stands behind a writing once it is found in order. */
export type CheckedWriting = { kindOf(record: string): string | undefined };

/**
 * Checks all of a writing against the catalogue, the register and what the person may do. What does not exist and
 * what this person may not read is answered alike.
 */
export async function checkWriting(
  services: Services,
  tx: Store,
  person: SignedIn,
  { form, records = [], claims = [], decisions = [] }: Writing,
): Promise<Result<CheckedWriting>> {
  if (permissionOf('write records', person, services.now()) !== 'yes')
    return failure('This account may not write records; ask an administrator for the role.');
  const { catalogue } = services.register;
  const made = new Map<string, string>(records.map(({ id, kind }) => [id, kind]));
  const refOf = (claim: NewClaim): Property | undefined => {
    const property = propertyOf(catalogue, kindOf(claim.record) ?? '', claim.property);
    return property?.type === 'ref' ? property : undefined;
  };
  const kinds = new Map<string, string>(made);
  const kindOf = (record: string) => kinds.get(record);
  const learn = async (ids: Iterable<string>): Promise<void> => {
    const unknown = [...new Set(ids)].filter((id) => !kinds.has(id));
    if (unknown.length === 0) return;
    const readable = await readableOf(services, tx, person, unknown);
    for (const { id, kind } of await recordsById(tx, [...readable])) kinds.set(id, kind);
  };
  await learn(claims.flatMap(({ record, source }) => [record, source]));
  await learn(claims.flatMap((claim) => (refOf(claim) ? [claim.value] : [])));

  const problems = [
    ...(await recordProblems(tx, person, records, (kind) => catalogue.has(kind))),
    ...claims.flatMap((claim): readonly string[] => {
      const kind = kindOf(claim.record);
      if (kind === undefined) return ['The record does not exist; choose one that is in the register.'];
      const { given = null, lang = null, unit = null } = claim;
      const found = checkClaim(catalogue, kind, { ...claim, given, lang, unit });
      if (claim.source !== '' && kindOf(claim.source) !== 'source')
        found.push('The source does not exist; choose one that is in the register or make it first.');
      const ref = refOf(claim);
      if (ref && claim.value !== '' && !ref.refs.includes(kindOf(claim.value) ?? ''))
        found.push(`${ref.name} must point to a ${ref.refs.join(' or a ')} that is in the register.`);
      return found;
    }),
    ...(await decisionProblems(services, tx, person, decisions, form === UNDO)),
  ];
  return problems.length > 0 ? failure(...new Set(problems)) : success({ kindOf });
}

async function recordProblems(
  { db }: Store,
  person: SignedIn,
  records: readonly NewRecord[],
  hasKind: (kind: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const { id, kind, handle, compartment = OPEN_COMPARTMENT } of records) {
    if (!ID.test(id)) found.push('A record id is 10 to 40 digits and small letters.');
    if (!hasKind(kind)) found.push('There is no such kind of record; choose one of the list.');
    if (compartment !== OPEN_COMPARTMENT && !person.compartments.has(compartment))
      found.push('A record can be placed only in a compartment you are a member of.');
    if (handle === undefined || handle === null) continue;
    if (!HANDLE.test(handle)) found.push('A handle is small letters and digits, joined by hyphens.');
    const taken = await db
      .selectFrom('record')
      .select('id')
      .where('kind', '=', kind)
      .where('handle', '=', handle)
      .executeTakeFirst();
    if (taken) found.push('The handle belongs to another record; choose another.');
  }
  return found;
}

async function decisionProblems(
  services: Services,
  tx: Store,
  person: SignedIn,
  decisions: readonly NewDecision[],
  isUndo: boolean,
): Promise<string[]> {
  if (decisions.length === 0) return [];
  const ids = decisions.map(({ claim }) => claim);
  const claims = new Map((await claimsById(tx, ids)).map((claim) => [claim.id, claim]));
  const places: RecordId[] = [...claims.values()].flatMap(({ record, source }) => [record, source]);
  const readable = await readableOf(services, tx, person, places);
  const authors = await authorsOf(tx, ids);
  const mayReview = permissionOf('review claims', person, services.now()) === 'yes';
  return decisions.flatMap(({ claim: id, verdict, reason }) => {
    const claim = claims.get(id);
    if (!claim || !readable.has(claim.record) || !readable.has(claim.source))
      return ['The statement does not exist; open its record and choose it there.'];
    const found: string[] = [];
    if (!VERDICTS.includes(verdict)) found.push('There is no such decision; choose one of the list.');
    if (reason.trim() === '') found.push('The decision has no reason; say in a sentence why.');
    const unfit = checkText('reason', reason);
    if (unfit) found.push(unfit);
    if (OF_REVIEW.has(verdict) && !isUndo) {
      if (!mayReview) found.push('Only a reviewer can decide on the review of a statement.');
      if (authors.get(id) === person.user)
        found.push('Nobody can review a statement of their own; ask another reviewer.');
    }
    return found;
  });
}
