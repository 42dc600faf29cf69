import { sealRow } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';
import type { Role, SignedIn, UserId } from './roles.ts';
import { ROLES } from './roles.ts';
import { versionKnown } from './roster.ts';
import type { Sealing } from './sealed-rows.ts';
import { isGenuine, tellOnce } from './sealed-rows.ts';
import type { DataFolder } from '../platform/data-folder.ts';

/** All that decides what a person may do. */
export type Account = {
  readonly user: UserId;
  readonly version: number;
  readonly name: string;
  readonly standing: 'invited' | 'active' | 'disabled';
  readonly roles: ReadonlySet<Role>;
  /** Ids of the passkeys that count. */
  readonly credentials: readonly string[];
  readonly mayUsePassphrase: boolean;
  readonly passphrase: string | null;
  readonly codeSet: string | null;
  readonly at: string;
};

/** What reading accounts takes. */
export type AccountKeeper = Sealing & { readonly folder: Pick<DataFolder, 'keys'> };

/** The account as it stands now; undefined for none, for one somebody forged, and for one somebody rolled back. */
export async function readAccount(
  store: Store,
  keeper: AccountKeeper,
  user: string,
): Promise<Account | undefined> {
  const row = await store.db
    .selectFrom('account_state')
    .selectAll()
    .where('account', '=', user)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && accountOf(keeper, row);
}

/** Every genuine account, in the order of names. */
export async function listAccounts(store: Store, keeper: AccountKeeper): Promise<readonly Account[]> {
  const rows = await store.db
    .selectFrom('account_state as s')
    .selectAll()
    .where('version', '=', (e) =>
      e
        .selectFrom('account_state as later')
        .select(({ fn }) => fn.max('later.version').as('version'))
        .whereRef('later.account', '=', 's.account'),
    )
    .execute();
  return rows
    .flatMap((row) => accountOf(keeper, row) ?? [])
    .toSorted((a, b) => a.name.localeCompare(b.name) || (a.user < b.user ? -1 : 1));
}

/** What people are called, by account; an account that is not genuine has no name. Who asks is known already. */
export async function accountNames(
  store: Store,
  keeper: AccountKeeper,
  users: Iterable<string>,
  reader?: Pick<SignedIn, 'user' | 'name'>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>(reader && [[reader.user, reader.name]]);
  for (const user of new Set(users)) {
    if (user === '' || names.has(user)) continue;
    const account = await readAccount(store, keeper, user);
    if (account) names.set(user, account.name);
  }
  return names;
}

/** Makes a new account; the caller's transaction also tells the log. */
export async function addAccount(
  store: Store,
  keeper: AccountKeeper,
  account: Pick<Account, 'user' | 'name' | 'standing' | 'roles'>,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<Account> {
  await store.db.insertInto('account').values({ id: account.user, at }).execute();
  const fresh = { credentials: [], mayUsePassphrase: false, passphrase: null, codeSet: null };
  return writeAccount(store, keeper, { ...fresh, ...account, version: 0, at }, {}, { at, by });
}

/** Writes the next version of an account. Two writers of one version: the database refuses the second. */
export async function writeAccount(
  store: Store,
  keeper: AccountKeeper,
  account: Account,
  change: Partial<Omit<Account, 'user' | 'version' | 'at'>>,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<Account> {
  const next = { ...account, ...change, at, version: account.version + 1 };
  const row = sealRow(keeper.ring, 'account_state', {
    account: next.user,
    version: next.version,
    name: next.name,
    standing: next.standing,
    roles: JSON.stringify([...next.roles].toSorted()),
    credentials: JSON.stringify(next.credentials.toSorted()),
    may_use_passphrase: next.mayUsePassphrase ? (1 as const) : (0 as const),
    passphrase: next.passphrase,
    code_set: next.codeSet,
    at,
    by,
  });
  await store.db.insertInto('account_state').values(row).execute();
  return next;
}

const ROLLED_BACK =
  'An account stands in the database as it was before a later change and does not count: somebody wrote into the database, or an older backup was put back. See docs/guide/accounts.md.';

type StateRow = Parameters<typeof isGenuine>[2] & {
  readonly account: string;
  readonly version: number;
  readonly name: string;
  readonly standing: Account['standing'];
  readonly roles: string;
  readonly credentials: string;
  readonly may_use_passphrase: 0 | 1;
  readonly passphrase: string | null;
  readonly code_set: string | null;
  readonly at: string;
};

function accountOf(keeper: AccountKeeper, row: StateRow): Account | undefined {
  if (!isGenuine(keeper, 'account_state', row)) return undefined;
  if (row.version < versionKnown(keeper, row.account)) {
    tellOnce(keeper, `${row.account} ${row.version}`, ROLLED_BACK);
    return undefined;
  }
  const roles: readonly string[] = JSON.parse(row.roles);
  return {
    user: row.account as UserId,
    version: row.version,
    name: row.name,
    standing: row.standing,
    roles: new Set(ROLES.filter((role) => roles.includes(role))),
    credentials: JSON.parse(row.credentials),
    mayUsePassphrase: row.may_use_passphrase === 1,
    passphrase: row.passphrase,
    codeSet: row.code_set,
    at: row.at,
  };
}
