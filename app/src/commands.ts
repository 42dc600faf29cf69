import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { loadConfig } from './config/config.ts';
import type { Config } from './config/config.ts';
import { catalogue } from './kinds/index.ts';
import type { DataFolder } from './platform/data-folder.ts';
import { openDataFolder } from './platform/data-folder.ts';
import { createProgress } from './platform/progress.ts';
import { buildNext, registerAddress } from './prepare.ts';
import type { Register } from './register/index.ts';
import { exportContent, importPath, openRegister, rebuildViews, reportLines } from './register/index.ts';
import {
  currentRelease,
  openRelease,
  readManifest,
  releaseFolder,
  releaseNumbers,
  rollBack,
  verifyRelease,
} from './release/index.ts';
import type { Manifest } from './release/index.ts';
import { exportSite } from './site/export.ts';

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
    does: 'Builds the next release from the register, signs it and serves it.',
    flags: {},
    takes: 0,
    run: (context) =>
      withRegister(context, async (register) => {
        const progress = createProgress('Building');
        const { number, manifest, changed } = await buildNext(
          context.config,
          context.folder,
          register,
          progress.show,
        );
        progress.end();
        context.say(
          changed
            ? `Release ${number} is built and served.`
            : `Nothing changed; release ${number} still stands.`,
        );
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
  'release rollback': {
    usage: 'release rollback',
    does: 'Serves the release before the current one again.',
    flags: {},
    takes: 0,
    run: async ({ folder, say }) => {
      const { from, to } = rollBack(folder.releases);
      say(`Release ${to} is served again instead of ${from}. Release ${from} is kept.`);
      return 0;
    },
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
};

async function runImport(context: Context, [path = '']: readonly string[], flags: Flags): Promise<number> {
  const dryRun = flags['dry-run'] === true;
  return withRegister(context, async (register) => {
    const progress = createProgress('Importing');
    const report = await importPath(register, path, {
      batch: randomUUID(),
      now: new Date().toISOString(),
      dryRun,
      acceptGoodRows: flags['accept-good-rows'] === true,
      onProgress: progress.show,
      ...(typeof flags['mapping'] === 'string' ? { mapping: flags['mapping'] } : {}),
    });
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
    await exportSite(release, releaseFolder(folder.releases, number), target, progress.show);
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
    `Release ${number}, as of ${asOf}, ${approval === 'public-sources' ? 'built from public sources without staff approval' : 'approved'}`,
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
    const folder = openDataFolder(config.dataFolder);
    if (!folder.ok) throw new Error(folder.problems.join('\n'));
    return await command.run({ config, folder: folder.value, say }, parsed.positionals, parsed.values);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
