import { readAccount } from '../../src/accounts/index.ts';
import { writeAccount } from '../../src/accounts/account-store.ts';
import { changeAccounts } from '../../src/accounts/change-accounts.ts';
import { addCredential } from '../../src/accounts/credential-store.ts';
import { POLICIES, PROVED_FOR_MS } from '../../src/accounts/policy.ts';
import type { Policy, PolicyName } from '../../src/accounts/policy.ts';
import type { Role, UserId } from '../../src/accounts/roles.ts';
import { ROLES } from '../../src/accounts/roles.ts';
import { freshId } from '../../src/recording/index.ts';
import type { TestPerson, TestWorkbench } from '../setup/workbench.ts';
import type { AnswerKind } from './answer-kinds.ts';

/** How somebody came in: by a passkey just now or a while ago, or by a passphrase, which never proves anything. */
export const WAYS = ['stale passkey', 'passkey', 'passphrase'] as const;
export type Way = (typeof WAYS)[number];

/** A person with one role, or none, or nobody at all. */
export type Actor = {
  readonly name: string;
  readonly role: Role | undefined;
  readonly way: Way;
  readonly who: TestPerson | undefined;
};

export const NOBODY: Actor = { name: 'nobody', role: undefined, way: 'passkey', who: undefined };
/** The compartment of the people who act, and one of which they know nothing. */
export const HERE = 'north';
export const ELSEWHERE = 'south';

/** Everybody a route has to tell apart. Those whose proof is to be stale come first, then the clock is moved. */
export async function makeActors(bench: TestWorkbench, ways: readonly Way[]): Promise<readonly Actor[]> {
  const actors: Actor[] = [NOBODY];
  for (const way of WAYS.filter((each) => ways.includes(each))) {
    for (const role of [...ROLES, undefined]) actors.push(await makeActor(bench, role, way));
    if (way === 'stale passkey') bench.clock.advance(PROVED_FOR_MS + 1000);
  }
  return actors;
}

export async function makeActor(bench: TestWorkbench, role: Role | undefined, way: Way): Promise<Actor> {
  const name = `Synthetic ${role ?? 'guest'} ${bench.services.newId().slice(0, 8)}`;
  const who = await bench.signIn(role ? [role] : [], {
    name,
    compartments: [HERE],
    method: way === 'passphrase' ? 'passphrase' : 'passkey',
  });
  await giveKey(bench, who.person.user);
  return { name: `${role ?? 'no role'} by ${way}`, role, way, who };
}

/** Enrols a key; gives its id. With `mayUsePassphrase` the page on which a passphrase is set is there, too. */
export async function giveKey({ services }: TestWorkbench, user: UserId): Promise<string> {
  const at = services.now().toISOString();
  const id = freshId(services);
  const rest = { transports: [], isBackedUp: false, counter: 0, at };
  await changeAccounts(services, async (tx) => {
    await addCredential(tx, services, { id, user, publicKey: id, name: 'A synthetic key', ...rest });
    const account = await readAccount(tx, services, user);
    if (!account) throw new Error('there is no such account');
    const change = { credentials: [...account.credentials, id], mayUsePassphrase: true };
    await writeAccount(tx, services, account, change, { at, by: 'test' });
  });
  return id;
}

/** What the table says, read without the function that the workbench itself asks. */
export function promised(name: PolicyName, { who, role, way }: Actor): AnswerKind {
  const policy: Policy = POLICIES[name];
  if (policy.who === 'anyone') return 'passed';
  if (!who) return 'sign-in';
  if (policy.who !== 'signed-in' && !policy.who.some((each) => each === role)) return 'missing';
  return policy.isProved && way !== 'passkey' ? 'prove' : 'passed';
}
