import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { userCommands } from './accounts/user-commands.ts';
import { loadConfig } from './config/config.ts';
import type { Config } from './config/config.ts';
import { auditCheckpoint, auditVerify } from './custody/audit-commands.ts';
import { ringFiles } from './keyring/index.ts';
import { catalogue } from './kinds/index.ts';
import { lazySealing } from './lazy-sealing.ts';
import { publicLogFolder } from './transparency/log-files.ts';
import { openRing } from './open-ring.ts';
import type { DataFolder } from './platform/data-folder.ts';
import { openDataFolder } from './platform/data-folder.ts';
import { createProgress } from './platform/progress.ts';
import { buildFirst, registerAddress } from './prepare.ts';
import { publishFromTerminal } from './publishing/terminal.ts';
import type { Register } from './register/index.ts';
import { exportContent, importPath, openRegister, rebuildViews, reportLines } from './register/index.ts';
import {
  currentRelease,
  openRelease,
  readManifest,
  releaseFolder,
  releaseNumbers,
  verifyRelease,
} from './release/index.ts';
import type { Manifest } from './release/index.ts';
import { ringCommands } from './sealing/ring-commands.ts';
import { exportSite } from './site/export.ts';
import { verifyCommands } from './verify-command.ts';

type Context = { readonly config: Config; readonly folder: DataFolder; readonly say: (line: string) => void };
type Flags = Readonly<Record<string, string | boolean | undefined>>;
type Command = {
  readonly usage: string;
  readonly does: string;
  readonly flags: Readonly<Record<string, 'string' | 'boolean'>>;
  /** Number of words after the command's own. */
  readonly takes: number;
  readonly run: (context: Context, words: readonly string[], flags: Flags) => Promise<number>;
};

/** Every command of `unhidden`; the operator's guide lists them from here. */
export const commands: Readonly<Record<string, Command>> = {
  ...userCommands,
  ...ringCommands,
  ...verifyCommands,
  import: {
    usage: 'import PATH [--mapping FILE] [--dry-run] [--accept-good-rows]',
    does: 'Imports a folder in the exchange format, or a CSV table with a mapping; all of it or nothing.',
    flags: { mapping: 'string', 'dry-run': 'boolean', 'accept-good-rows': 'boolean' },
    takes: 1,
    run: runImport,
  },
  'export-content': {
    usage: 'export-content DIR',
    does: 'Writes all records, claims and decisions in the exchange format, as a backup of the content.',
    flags: {},
    takes: 1,
    run: (context, [target = '']) =>
      withRegister(context, async (register) => {
        await exportContent(register, target);
        context.say(`Wrote the register's content to ${target}.`);
        return 0;
      }),
  },
  export: {
    usage: 'export DIR',
    does: 'Writes the whole public site as static files for a web server, a mirror or a USB stick.',
    flags: {},
    takes: 1,
    run: runExport,
  },
  'release build': {
    usage: 'release build',
    does: 'Builds the first release from public sources, signs it and serves it. Later ones are proposed in the workbench.',
    flags: {},
    takes: 0,
    run: (context) =>
      withRegister(context, async (register) => {
        const progress = createProgress('Building');
        const { number, manifest } = await buildFirst(
          context.config,
          context.folder,
          register,
          progress.show,
        ).finally(progress.end);
        context.say(`Release ${number} is built and served.`);
        for (const line of manifestLines(manifest)) context.say(line);
        return 0;
      }),
  },
  'release inspect': {
    usage: 'release inspect [--release N]',
    does: 'Shows what a release holds, what was left out of it, and whether it is as it was signed.',
    flags: { release: 'string' },
    takes: 0,
    run: async ({ folder, say }, _words, flags) => {
      const number = Number(flags['release'] ?? currentRelease(folder.releases));
      if (!releaseNumbers(folder.releases).includes(number))
        throw new Error('There is no such release; "unhidden release list" shows them.');
      for (const line of manifestLines(readManifest(releaseFolder(folder.releases, number)))) say(line);
      const problems = await verifyRelease(releaseFolder(folder.releases, number));
      say(
        problems.length === 0 ? 'The signature is valid and every file is as signed.' : problems.join('\n'),
      );
      return problems.length === 0 ? 0 : 1;
    },
  },
  'release list': {
    usage: 'release list',
    does: 'Lists the releases that are kept; * marks the one being served.',
    flags: {},
    takes: 0,
    run: async ({ folder, say }) => {
      const current = currentRelease(folder.releases);
      for (const number of releaseNumbers(folder.releases)) {
        const { asOf, counts } = readManifest(releaseFolder(folder.releases, number));
        say(
          `${number === current ? '*' : ' '} ${number}  as of ${asOf}  ${sum(counts).toLocaleString('en')} records`,
        );
      }
      return 0;
    },
  },
  'release publish': {
    usage: 'release publish PROPOSAL',
    does: 'Carries out a proposal that two people approved in the workbench.',
    flags: {},
    takes: 1,
    run: (context, [proposal = '']) =>
      withRegister(context, (register) => publishFromTerminal({ ...context, register }, proposal)),
  },
  'release rollback': {
    usage: 'release rollback',
    does: 'Says how to go back to an earlier release: by a proposal in the workbench that two people approve.',
    flags: {},
    takes: 0,
    run: async ({ say }) => {
      say('Going back takes the approval of two people: propose it in the workbench, under Releases.');
      return 1;
    },
  },
  'audit verify': {
    usage: 'audit verify [--checkpoint FILE]',
    does: 'Checks every entry of the custody log against the checkpoints kept here, and those in a file.',
    flags: { checkpoint: 'string' },
    takes: 0,
    run: (context, _words, flags) =>
      withRegister(context, async (register) => {
        const { config, folder, say } = context;
        const ring = existsSync(ringFiles(folder.keys).ring)
          ? await openRing(config, folder, register)
          : undefined;
        const file = flags['checkpoint'];
        return auditVerify(register, folder, ring, typeof file === 'string' ? file : undefined, say);
      }),
  },
  'audit checkpoint': {
    usage: 'audit checkpoint',
    does: 'Signs the custody log as it is now and prints the checkpoint, to be kept elsewhere.',
    flags: {},
    takes: 0,
    run: (context) =>
      withRegister(context, async (register) =>
        auditCheckpoint(
          register,
          context.folder,
          await openRing(context.config, context.folder, register),
          context.say,
        ),
      ),
  },
  'views rebuild': {
    usage: 'views rebuild',
    does: 'Derives every record anew from its claims.',
    flags: {},
    takes: 0,
    run: (context) =>
      withRegister(context, async (register) => {
        const count = await register.db
          .transaction()
          .execute((db) => rebuildViews({ db, engine: register.engine }, catalogue));
        context.say(`Derived ${count.toLocaleString('en')} records anew.`);
        return 0;
      }),
  },
  'cases rebuild': {
    usage: 'cases rebuild',
    does: 'Derives the lists of cases anew from their histories.',
    flags: {},
    takes: 0,
    run: (context) =>
      withRegister(context, async (register) => {
        // The kinds of cases are known once the pages of the workbench are.
        await import('./workbench/routes.ts');
        const { rebuildLines } = await import('./casework/index.ts');
        const ring = await openRing(context.config, context.folder, register);
        const count = await register.db
          .transaction()
          .execute((db) => rebuildLines({ ring }, { db, engine: register.engine }));
        ring.close();
        context.say(`Derived ${count.toLocaleString('en')} cases anew.`);
        return 0;
      }),
  },
};

async function runImport(context: Context, [path = '']: readonly string[], flags: Flags): Promise<number> {
  const dryRun = flags['dry-run'] === true;
  return withRegister(context, async (register) => {
    const progress = createProgress('Importing');
    const sealing = lazySealing(context.config, context.folder);
    const report = await importPath(register, path, {
      batch: randomUUID(),
      now: new Date().toISOString(),
      dryRun,
      acceptGoodRows: flags['accept-good-rows'] === true,
      onProgress: progress.show,
      sealing: sealing.hook,
      ...(typeof flags['mapping'] === 'string' ? { mapping: flags['mapping'] } : {}),
    }).finally(sealing.close);
    progress.end();
    for (const line of reportLines(report, dryRun)) context.say(line);
    return report.accepted ? 0 : 1;
  });
}

async function runExport({ folder, say }: Context, [target = '']: readonly string[]): Promise<number> {
  const number = currentRelease(folder.releases);
  if (number === undefined) throw new Error('There is no release yet; run "unhidden release build" first.');
  const release = openRelease(releaseFolder(folder.releases, number));
  const progress = createProgress('Writing');
  try {
    await exportSite(
      release,
      releaseFolder(folder.releases, number),
      target,
      progress.show,
      publicLogFolder(folder.log),
    );
  } finally {
    progress.end();
    release.close();
  }
  say(`Wrote release ${number} to ${target}; open index.html there.`);
  return 0;
}

async function withRegister(context: Context, use: (register: Register) => Promise<number>): Promise<number> {
  const register = await openRegister(registerAddress(context.config, context.folder), catalogue);
  try {
    return await use(register);
  } finally {
    await register.close();
  }
}

function manifestLines(manifest: Manifest): string[] {
  const { number, asOf, counts, withheld, approval } = manifest;
  const width = Math.max(...Object.keys(counts).map((kind) => kind.length));
  return [
    `Release ${number}, as of ${asOf}, ${APPROVALS[approval]}`,
    ...Object.entries(counts).map(([kind, count]) => {
      const published = kind === 'source' ? count - manifest.editorialSources : count;
      const notes =
        kind === 'source' && count > published
          ? `, and ${count - published} of the compilers' own notes`
          : '';
      return `  ${kind.padEnd(width)}  ${String(published).padStart(7)}${notes}`;
    }),
    `Withheld: ${sum(withheld) === 0 ? 'nothing' : ''}`,
    ...Object.entries(withheld)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => `  ${reason}: ${count}`),
  ];
}

const APPROVALS: Readonly<Record<Manifest['approval'], string>> = {
  'public-sources': 'built from public sources without staff approval',
  approved: 'approved by two people',
  removal: 'something withdrawn at once by one person; nothing added',
};

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function help(): string[] {
  return [
    'Usage: unhidden COMMAND',
    '',
    ...Object.values(commands).flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`]),
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
  const name = [rest.slice(0, 2).join(' '), rest[0] ?? ''].find((words) => Object.hasOwn(commands, words));
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || command === undefined) {
    for (const line of help()) say(line);
    return rest.length === 0 || rest[0] === 'help' ? 0 : 1;
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
