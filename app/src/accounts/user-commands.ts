import type { Context, Flags } from '../commands/command.ts';
import { withRegister } from '../commands/command.ts';
import { openRing } from '../open-ring.ts';
import { createServices } from '../workbench/services.ts';
import type { Services } from '../workbench/services.ts';
import { listAccounts } from './account-store.ts';
import type { Account } from './account-store.ts';
import { nameKey } from './account-rules.ts';
import { writeRoster } from './change-accounts.ts';
import type { Outcome } from './outcome.ts';
import { disableAccount, invitePerson } from './people-actions.ts';
import { resetAccount } from './reset-account.ts';
import { ROLES } from './roles.ts';
import type { Role } from './roles.ts';
import { signInMessages } from './sign-in-messages.ts';

/**
 * Accounts from the terminal. Whoever has it has the key ring, so nothing here waits for a second person; the log says
 * that it was the terminal.
 */
export const userCommands = {
  'user add': {
    usage: 'user add NAME --roles ROLE,ROLE [--may-passphrase]',
    does: `Makes an account and prints its one-time address. Roles: ${ROLES.join(', ')}.`,
    flags: { roles: 'string', 'may-passphrase': 'boolean' },
    takes: 1,
    run: (context: Context, [name = '']: readonly string[], flags: Flags) =>
      withServices(context, (services) => addUser(services, name, flags, context.say)),
  },
  'user disable': {
    usage: 'user disable NAME',
    does: 'Shuts an account and ends its sessions at once.',
    flags: {},
    takes: 1,
    run: (context: Context, [name = '']: readonly string[]) =>
      withServices(context, async (services) => {
        const account = await accountNamed(services, name);
        orThrow(await disableAccount(services, 'terminal', account.user));
        context.say('The account is shut, and its sessions have ended.');
        return 0;
      }),
  },
  'user reset': {
    usage: 'user reset NAME',
    does: 'Takes away all keys, codes and sessions of an account and prints a one-time address for a new key.',
    flags: {},
    takes: 1,
    run: (context: Context, [name = '']: readonly string[]) =>
      withServices(context, async (services) => {
        const account = await accountNamed(services, name);
        const token = orThrow(await resetAccount(services, account.user));
        context.say('Earlier keys, codes and sessions are gone. The address works once, for 72 hours:');
        context.say(`${services.origin}/en/invitation/${token}`);
        return 0;
      }),
  },
  'user list': {
    usage: 'user list',
    does: 'Lists the accounts with their roles and state, and writes the list of approvers anew.',
    flags: {},
    takes: 0,
    run: (context: Context) =>
      withServices(context, async (services) => {
        const accounts = await listAccounts(services.register, services);
        for (const { name, standing, roles, credentials } of accounts)
          context.say(
            `${name}  ${standing}  ${[...roles].join(',') || 'no role'}  ${credentials.length} ${credentials.length === 1 ? 'passkey' : 'passkeys'}`,
          );
        if (accounts.length === 0) context.say('There are no accounts yet.');
        await writeRoster(services);
        return 0;
      }),
  },
} as const;

async function addUser(
  services: Services,
  name: string,
  flags: Flags,
  say: (line: string) => void,
): Promise<number> {
  const words = String(flags['roles'] ?? '')
    .split(',')
    .filter((word) => word !== '');
  const unknown = words.filter((word) => !ROLES.some((role) => role === word));
  if (unknown.length > 0)
    throw new Error(`There is no role ${unknown.join(', ')}; the roles are ${ROLES.join(', ')}.`);
  const roles = new Set<Role>(ROLES.filter((role) => words.includes(role)));
  const given = { name: name.trim(), roles, mayUsePassphrase: flags['may-passphrase'] === true };
  const { token } = orThrow(await invitePerson(services, 'terminal', given));
  say('The account is made. Its address works once, for 72 hours:');
  say(`${services.origin}/en/invitation/${token}`);
  return 0;
}

async function accountNamed(services: Services, name: string): Promise<Account> {
  const accounts = await listAccounts(services.register, services);
  const account = accounts.find((one) => nameKey(one.name) === nameKey(name));
  if (!account) throw new Error('There is no account of this name; "unhidden user list" shows them.');
  return account;
}

function orThrow<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(signInMessages.en.problems[outcome.problem]);
}

function withServices(context: Context, use: (services: Services) => Promise<number>): Promise<number> {
  const { config, folder } = context;
  return withRegister(context, async (register) => {
    const ring = await openRing(config, folder, register);
    try {
      return await use(createServices(config, folder, register, ring));
    } finally {
      ring.close();
    }
  });
}
