import type { ClaimId, Verdict } from '@unhidden/record';
import { checkText } from '@unhidden/record';
import { readAccount } from '../accounts/account-store.ts';
import { compartmentsFor } from '../accounts/sessions.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { compartmentOf } from '../accounts/index.ts';
import type { Result } from '../platform/result.ts';
import { failure, success } from '../platform/result.ts';
import { authorsOf } from '../recording/entry-store.ts';
import { addNotification } from '../recording/notification-store.ts';
import { writeClaims } from '../recording/write-claims.ts';
import type { Store } from '../register/index.ts';
import { claimsById, inTransaction } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { addAssignment, addRemark, endAssignment, openAssignments } from './remark-store.ts';

export const REVIEW_STEPS = ['accept', 'return', 'dispute'] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

const VERDICTS: Readonly<Record<ReviewStep, Verdict>> = {
  accept: 'reviewed',
  return: 'draft',
  dispute: 'disputed',
};
/** Longest remark, in UTF-16 units. */
export const MAX_REMARK = 5_000;

/** Accepts, returns or disputes statements, all of them or none. Who entered a returned or disputed one is told why. */
export function decideReview(
  services: Services,
  person: SignedIn,
  step: ReviewStep,
  claims: readonly ClaimId[],
  reason: string,
): Promise<Result<number>> {
  return inTransaction(services.register, async (tx) => {
    if (claims.length === 0) return failure('Choose at least one statement.');
    const written = await writeClaims(services, tx, person, {
      form: 'review',
      decisions: claims.map((claim) => ({ claim, verdict: VERDICTS[step], reason: reason.trim() })),
    });
    if (!written.ok) return written;
    if (step !== 'accept') await tellAuthors(services, tx, person, claims, reason.trim());
    return success(claims.length);
  });
}

async function tellAuthors(
  services: Services,
  tx: Store,
  person: SignedIn,
  claims: readonly ClaimId[],
  text: string,
): Promise<void> {
  const at = services.now().toISOString();
  const authors = await authorsOf(tx, claims);
  const told = new Set<string>();
  for (const { id: claim, record } of await claimsById(tx, claims)) {
    await addRemark(tx, { id: services.newId(), record, claim, by: person.user, at, text });
    const user = authors.get(claim);
    if (user === undefined || user === person.user || told.has(`${user} ${record}`)) continue;
    told.add(`${user} ${record}`);
    await addNotification(services, tx, { user, record, code: 'returned' });
  }
}

/** Says something about a record or one statement of it; those mentioned must be able to read the record. */
export function remark(
  services: Services,
  person: SignedIn,
  said: {
    readonly record: string;
    readonly claim: string | null;
    readonly text: string;
    readonly mentioned: readonly string[];
  },
): Promise<Result<string>> {
  return inTransaction(services.register, async (tx) => {
    const text = said.text.trim();
    const problems = remarkProblems(text);
    if (said.claim !== null) {
      const [claim] = await claimsById(tx, [said.claim]);
      if (claim?.record !== said.record) problems.push('The statement does not belong to this record.');
    }
    for (const user of said.mentioned)
      if (!(await mayRead(services, tx, user, said.record)))
        problems.push('Only colleagues who may read this record can be mentioned.');
    if (problems.length > 0) return failure(...problems);
    const id = services.newId();
    const at = services.now().toISOString();
    await addRemark(tx, { id, record: said.record, claim: said.claim, by: person.user, at, text });
    for (const user of said.mentioned)
      if (user !== person.user)
        await addNotification(services, tx, { user, record: said.record, code: 'mentioned' });
    await services.custody.append(tx, {
      actor: person.user,
      action: 'remark',
      object: said.record,
      after: { id },
    });
    return success(id);
  });
}

function remarkProblems(text: string): string[] {
  if (text === '') return ['The remark is empty; write what your colleague should know.'];
  if (text.length > MAX_REMARK)
    return [`The remark has ${text.length} characters; at most ${MAX_REMARK} fit. Split it into two.`];
  const unfit = checkText('the remark', text);
  return unfit ? [unfit] : [];
}

/** Asks a colleague to look after a record. */
export function assign(
  services: Services,
  person: SignedIn,
  asked: { readonly record: string; readonly user: string; readonly note: string },
): Promise<Result<string>> {
  return inTransaction(services.register, async (tx) => {
    const note = asked.note.trim();
    if (note.length > MAX_REMARK) return failure(...remarkProblems(note));
    if (!(await mayRead(services, tx, asked.user, asked.record)))
      return failure('Choose a colleague who may read this record.');
    const id = services.newId();
    const at = services.now().toISOString();
    await addAssignment(tx, { id, record: asked.record, user: asked.user, by: person.user, at, note });
    if (asked.user !== person.user)
      await addNotification(services, tx, { user: asked.user, record: asked.record, code: 'assigned' });
    await services.custody.append(tx, {
      actor: person.user,
      action: 'assign',
      object: asked.record,
      after: { id },
    });
    return success(id);
  });
}

/** Ends an assignment: by whom it was given to, or by who gave it. */
export function finishAssignment(services: Services, person: SignedIn, id: string): Promise<Result<string>> {
  return inTransaction(services.register, async (tx) => {
    const [assignment] = await openAssignments(tx, { id });
    if (!assignment || (assignment.user !== person.user && assignment.by !== person.user))
      return failure('This assignment is not yours, or it is over already.');
    await endAssignment(tx, { assignment: id, by: person.user, at: services.now().toISOString() });
    await services.custody.append(tx, {
      actor: person.user,
      action: 'assignment end',
      object: assignment.record,
      after: { id },
    });
    return success(assignment.record);
  });
}

/** Whether an account that is not signed in here may read a record. */
async function mayRead(services: Services, tx: Store, user: string, record: string): Promise<boolean> {
  const inside = { ...services, register: { ...services.register, db: tx.db } };
  const account = await readAccount(tx, services, user);
  if (!account || account.standing !== 'active') return false;
  const open = await compartmentsFor(inside, account);
  return open.has((await compartmentOf(tx, [record])).get(record) ?? '');
}
