import type { Account } from './account-store.ts';
import type { AccountProblem } from './outcome.ts';
import { GUARDED_ROLES } from './roles.ts';
import type { Role } from './roles.ts';

const LONGEST_NAME = 80;

/** What is wrong with a name, given the accounts there are; undefined when nothing is. */
export function nameProblem(
  name: string,
  accounts: readonly Pick<Account, 'user' | 'name'>[],
  own?: string,
): AccountProblem | undefined {
  if (name === '') return 'name empty';
  if ([...name].length > LONGEST_NAME || /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(name)) return 'name odd';
  // Two accounts nobody can tell apart would let one pass for the other.
  const isTaken = accounts.some((other) => other.user !== own && nameKey(other.name) === nameKey(name));
  return isTaken ? 'name taken' : undefined;
}

/** Names that look alike give one key. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** A partner is an outsider: whoever is one is nothing else. */
export function rolesProblem(roles: ReadonlySet<Role>): AccountProblem | undefined {
  return roles.has('partner') && roles.size > 1 ? 'partner alone' : undefined;
}

export function activeAdministrators(accounts: readonly Account[]): readonly Account[] {
  return accounts.filter(({ standing, roles }) => standing === 'active' && roles.has('administrator'));
}

/**
 * What of the wanted roles counts at once and what waits for a second administrator. A lone administrator grants
 * alone: there is nobody to ask. Taking roles away never waits.
 */
export function splitRoles(
  held: ReadonlySet<Role>,
  wanted: ReadonlySet<Role>,
  administrators: number,
): { readonly now: ReadonlySet<Role>; readonly later: ReadonlySet<Role> } {
  const guarded = (role: Role): boolean => GUARDED_ROLES.some((one) => one === role);
  const waits = (role: Role): boolean => administrators > 1 && guarded(role) && !held.has(role);
  return {
    now: new Set([...wanted].filter((role) => !waits(role))),
    later: new Set([...wanted].filter(waits)),
  };
}

/** Whether a change would leave nobody to administer accounts. */
export function leavesNoAdministrator(
  accounts: readonly Account[],
  changed: Pick<Account, 'user' | 'standing' | 'roles'>,
): boolean {
  const before = activeAdministrators(accounts);
  const isStill = changed.standing === 'active' && changed.roles.has('administrator');
  return !isStill && before.length === 1 && before[0]?.user === changed.user;
}
