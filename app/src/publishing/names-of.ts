import { listAccounts } from '../accounts/account-store.ts';
import type { Services } from '../workbench/services.ts';

/** The names of people by account; what is no account keeps its code. */
export async function namesOf(
  services: Services,
  users: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (users.length === 0) return new Map();
  const accounts = await listAccounts(services.register, services);
  return new Map(accounts.map(({ user, name }) => [user, name]));
}
