import type { RecordId } from '@unhidden/record';
import type { Role } from '../../src/accounts/roles.ts';
import { success } from '../../src/platform/result.ts';
import { freshId, writeClaims } from '../../src/recording/write-claims.ts';
import { inTransaction } from '../../src/register/index.ts';
import { approvalRequest, approveOpening } from '../../src/sealing/approve-opening.ts';
import { askToOpen } from '../../src/sealing/opening-actions.ts';
import { requestById } from '../../src/sealing/opening-store.ts';
import type { Services } from '../../src/workbench/services.ts';
import type { Approver } from './approve.ts';
import { makeApprover, writeApprovers } from './approve.ts';
import { valueOf } from './results.ts';
import type { Wrong } from './software-passkey.ts';
import type { TestPerson, TestWorkbench } from './workbench.ts';

export const REASON = 'The family asked us to call them back.';

export type SealedRecords = {
  readonly source: RecordId;
  readonly witness: RecordId;
  /** Sealed claims about the witness: legal name, contact. */
  readonly claims: readonly [name: string, contact: string];
};

/** A witness with a sealed name and contact, from a source of their own. */
export async function sealedWitness(
  services: Services,
  { person }: Pick<TestPerson, 'person'>,
  { name = '한가상', contact = 'synthetic contact 7', compartment = 'open', birth = '' } = {},
): Promise<SealedRecords> {
  const [source, witness] = [freshId(services) as RecordId, freshId(services) as RecordId];
  const about = { record: witness, source, locator: '00:10', lang: 'ko-Hang' };
  const written = valueOf(
    await inTransaction(services.register, async (tx) => {
      const done = await writeClaims(services, tx, person, {
        form: 'testimony',
        records: [
          { id: source, kind: 'source', compartment },
          { id: witness, kind: 'person', compartment },
        ],
        claims: [
          { ...about, property: 'legal_name', value: name },
          { ...about, property: 'contact', value: contact, lang: 'en', given: `${contact} as told` },
          { ...about, record: source, property: 'title', value: 'Synthetic interview', lang: 'en' },
          { ...about, property: 'names', value: 'Synthetic Witness', lang: 'en' },
          ...(birth === '' ? [] : [{ ...about, property: 'birth', value: birth }]),
        ],
      });
      return done.ok ? success(done.value) : done;
    }),
  );
  return { source, witness, claims: [written.claims[0] ?? '', written.claims[1] ?? ''] };
}

/** Somebody signed in who may agree to openings, with a passkey in the list outside the database. */
export async function signInApprover(
  bench: TestWorkbench,
  roles: readonly Role[] = ['reviewer'],
): Promise<{ readonly who: TestPerson; readonly approver: Approver }> {
  const who = await bench.signIn(roles);
  const approver = await makeApprover(bench.url, roles, who.person.user);
  return { who, approver };
}

export async function asked(
  services: Services,
  { person }: Pick<TestPerson, 'person'>,
  { witness, claims }: SealedRecords,
  chosen: readonly string[] = claims,
): Promise<string> {
  const result = await askToOpen(services, person, witness, { claims: chosen, files: [], reason: REASON });
  if (!result?.ok) throw new Error(`not asked: ${result?.problems.join(', ')}`);
  return result.id;
}

/** What a browser sends when this person agrees; `wrong` spoils it. */
export async function signOpening(
  services: Services,
  { user, passkey }: Pick<Approver, 'user' | 'passkey'>,
  id: string,
  wrong: Wrong = {},
): Promise<{ nonce: string; assertion: string }> {
  const request = await requestById(services.register, services.ring, id);
  if (!request || request === 'forged') throw new Error('there is no such request');
  const signing = await approvalRequest(services, { user }, request);
  if (!signing) throw new Error('may not agree');
  return { nonce: signing.nonce, assertion: passkey.get(JSON.stringify(signing.options), wrong) };
}

export async function agreed(services: Services, approver: Approver, id: string): Promise<void> {
  const problem = await approveOpening(services, approver, id, await signOpening(services, approver, id));
  if (problem) throw new Error(`not agreed: ${problem}`);
}

export { writeApprovers };
