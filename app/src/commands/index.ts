import { parseArgs } from 'node:util';
import { loadConfig } from '../config/config.ts';
import { openDataFolder } from '../platform/data-folder.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import type { Commands } from './command.ts';

// Each group is loaded when it is asked for: the whole program takes a second.
const users = async (): Promise<Commands> => (await import('../accounts/user-commands.ts')).userCommands;
const ring = async (): Promise<Commands> => (await import('../sealing/ring-commands.ts')).ringCommands;
const verify = async (): Promise<Commands> => (await import('./verify-commands.ts')).verifyCommands;
const register = async (): Promise<Commands> => (await import('./register-commands.ts')).registerCommands;
const release = async (): Promise<Commands> => (await import('./release-commands.ts')).releaseCommands;
const audit = async (): Promise<Commands> => (await import('./audit-commands.ts')).auditCommands;
const cases = async (): Promise<Commands> => (await import('./case-commands.ts')).caseCommands;

/** Commands by their first word. */
const groups: Readonly<Record<string, () => Promise<Commands>>> = {
  user: users,
  ring,
  files: ring,
  verify,
  import: register,
  'export-content': register,
  views: register,
  export: release,
  release,
  audit,
  cases,
};

/** Every command of `unhidden`; the operator's guide lists them from here. */
export async function allCommands(): Promise<Commands> {
  const loaded = await Promise.all([...new Set(Object.values(groups))].map((load) => load()));
  return Object.assign({}, ...loaded) as Commands;
}

async function help(): Promise<string[]> {
  return [
    'Usage: unhidden COMMAND',
    '',
    ...Object.values(await allCommands()).flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`]),
    '',
    'Settings are described in docs/reference/configuration.md.',
  ];
}

/** Runs one command line; returns the exit code. */
export async function runCommand(args: readonly string[], say: (line: string) => void): Promise<number> {
  const loaded = loadConfig(args);
  if (!loaded.ok) {
    for (const problem of loaded.problems) say(problem);
    return 1;
  }
  const { config, rest } = loaded.value;
  const [first = ''] = rest;
  const commands = Object.hasOwn(groups, first) ? ((await groups[first]?.()) ?? {}) : {};
  const name = [rest.slice(0, 2).join(' '), first].find((words) => Object.hasOwn(commands, words));
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || command === undefined) {
    for (const line of await help()) say(line);
    return first === '' || first === 'help' ? 0 : 1;
  }
  try {
    const options = Object.fromEntries(Object.entries(command.flags).map(([flag, type]) => [flag, { type }]));
    const parsed = parseArgs({ args: rest.slice(name.split(' ').length), options, allowPositionals: true });
    if (parsed.positionals.length !== command.takes) throw new Error(`Usage: unhidden ${command.usage}`);
    const context = {
      config,
      say,
      // Opened, and made where there is none, only for those who use it.
      get folder(): DataFolder {
        const folder = openDataFolder(config.dataFolder);
        if (!folder.ok) throw new Error(folder.problems.join('\n'));
        return folder.value;
      },
    };
    return await command.run(context, parsed.positionals, parsed.values);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
