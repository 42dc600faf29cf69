import { createProgress } from '../platform/progress.ts';
import {
  currentRelease,
  openRelease,
  readManifest,
  releaseFolder,
  releaseNumbers,
  verifyRelease,
} from '../release/index.ts';
import type { Manifest } from '../release/index.ts';
import { publicLogFolder } from '../transparency/log-files.ts';
import type { Commands, Context } from './command.ts';
import { withRegister } from './command.ts';

/** Releases, and the static site of the one being served. */
export const releaseCommands: Commands = {
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
        const { buildFirst } = await import('../first-start.ts');
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
      withRegister(context, async (register) => {
        const { publishFromTerminal } = await import('../publishing/terminal.ts');
        return publishFromTerminal({ ...context, register }, proposal);
      }),
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
};

async function runExport({ folder, say }: Context, [target = '']: readonly string[]): Promise<number> {
  const number = currentRelease(folder.releases);
  if (number === undefined) throw new Error('There is no release yet; run "unhidden release build" first.');
  const { exportSite } = await import('../site/export.ts');
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
