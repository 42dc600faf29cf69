import { sealRow } from '../keyring/index.ts';
import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../keyring/index.ts';
import type { Services } from '../workbench/services.ts';
import { readAccount, writeAccount } from './account-store.ts';
import { changeAccounts } from './change-accounts.ts';
import { addInvitation } from './invitation-store.ts';
import { base32 } from './one-time-codes.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { SignedIn } from './roles.ts';
import { isGenuine } from './sealed-rows.ts';
import { countTry } from './sign-in-tries.ts';

const CODES = 10;
const CODE_BYTES = 10;

/** Ten new recovery codes of the account that is signed in, to be shown once; earlier ones end. */
export async function makeRecoveryCodes(
  services: Services,
  person: SignedIn,
): Promise<Outcome<readonly string[]>> {
  const codes = Array.from({ length: CODES }, () => base32(randomBytes(CODE_BYTES)));
  return changeAccounts(services, async (tx) => {
    const at = services.now().toISOString();
    const account = await readAccount(tx, services, person.user);
    if (account?.standing !== 'active') return wrong('gone');
    const codeSet = services.newId();
    await tx.db
      .insertInto('recovery_code')
      .values(
        codes.map((code) =>
          sealRow(services.ring, 'recovery_code', {
            hash: hashOfCode(services.ring, code),
            code_set: codeSet,
            account: person.user,
          }),
        ),
      )
      .execute();
    await writeAccount(tx, services, account, { codeSet }, { at, by: person.user });
    await services.custody.append(tx, {
      actor: person.user,
      action: 'recovery codes make',
      object: person.user,
      after: { codeSet },
    });
    return done(codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, '$1-')));
  });
}

/** How many codes of an account are left. */
export async function codesLeft({ register }: Services, codeSet: string | null): Promise<number> {
  if (codeSet === null) return 0;
  const { left } = await register.db
    .selectFrom('recovery_code')
    .leftJoin('recovery_code_use', 'recovery_code_use.hash', 'recovery_code.hash')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('recovery_code.code_set', '=', codeSet)
    .where('recovery_code_use.hash', 'is', null)
    .executeTakeFirstOrThrow();
  return left;
}

/** Takes a recovery code, once. It signs nobody in: it gives the token of an address that can only enrol a new key. */
export async function takeRecoveryCode(services: Services, typed: string): Promise<Outcome<string>> {
  const tried = await countTry(services, `code ${typed}`);
  if (!tried) return wrong('too many');
  const hash = hashOfCode(services.ring, typed.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''));
  return changeAccounts(services, async (tx) => {
    const at = services.now().toISOString();
    const row = await tx.db
      .selectFrom('recovery_code')
      .selectAll()
      .where('hash', '=', hash)
      .executeTakeFirst();
    const account = row && (await readAccount(tx, services, row.account));
    if (
      !row ||
      !isGenuine(services, 'recovery_code', row) ||
      account?.standing !== 'active' ||
      account.codeSet !== row.code_set
    )
      return wrong('wrong');
    const { numInsertedOrUpdatedRows } = await tx.db
      .insertInto('recovery_code_use')
      .values({ hash, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return wrong('wrong');
    await tx.db.deleteFrom('sign_in_try').where('id', '=', tried.id).execute();
    const token = await addInvitation(tx, services, { user: account.user, kind: 'code' }, account.user);
    await services.custody.append(tx, {
      actor: account.user,
      action: 'recovery code use',
      object: account.user,
    });
    return done(token);
  });
}

function hashOfCode(ring: Pick<KeyRing, 'mac'>, code: string): string {
  return ring.mac('accounts recovery code', code);
}
