import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBubblewrap } from '../platform/bubblewrap.ts';
import type { Command } from '../platform/child.ts';
import { compileAhead } from '../platform/compile-ahead.ts';
import { confine } from '../platform/confinement.ts';
import type { Confinement } from '../platform/confinement.ts';
import { outputOf } from '../platform/sandbox.ts';
import { confineTool } from '../platform/tool-confinement.ts';
import { oneLine } from './one-line.ts';

/** What this system can open documents with. */
export type Programs = {
  /** The command that runs our own parsers on a file of so many bytes. */
  parser(mode: 'inspect' | 'png' | 'jpeg', bytes: number): Command;
  /** Why there is no second wall, and so no program of the system is run; null where there is one. */
  readonly withoutBubblewrap: string | null;
  /** With its version, where it is installed and may be run. */
  readonly poppler: string | null;
  readonly office: { readonly file: string; readonly version: string } | null;
  /** The command that runs a script of the system's programs on a file of so many bytes. */
  tool(script: string, bytes: number): Command;
};

/** Memory for what a program makes of a file, besides the file. */
const SCRATCH_BYTES = 67_108_864;
const HEAP_MEGABYTES = 128;
const officeFolders = ['/usr/lib/libreoffice/program', '/usr/lib64/libreoffice/program'];

let found: Promise<Programs> | undefined;

/** Looked for once, at the first document. */
export function findPrograms(): Promise<Programs> {
  found ??= lookForPrograms(findBubblewrap);
  return found;
}

/** `find` says whether there is a second wall. */
export async function lookForPrograms(find: typeof findBubblewrap): Promise<Programs> {
  const programFolder = realpathSync(resolve(import.meta.dirname, '../../..'));
  const confinement: Omit<Confinement, 'bubblewrap'> = {
    node: realpathSync(process.execPath),
    programFolder,
    program: join(programFolder, 'app/src/documents/inside/main.ts'),
    args: [],
    readable: [],
    heapMegabytes: HEAP_MEGABYTES,
  };
  const wrap = find(confinement);
  const bubblewrap = 'missing' in wrap ? undefined : wrap;
  // Beside the first document; from the second on it is of use.
  if (bubblewrap) void compileAhead(confinement);
  const help =
    bubblewrap === undefined ? '' : spawnSync(bubblewrap.file, ['--help'], { encoding: 'utf8' }).stdout;
  const forbidsNamespaces = help.includes('--disable-userns');
  const tool = (script: string, bytes: number): Command =>
    confineTool({
      bubblewrap: bubblewrap?.file ?? '',
      forbidsNamespaces,
      program: '/bin/sh',
      args: ['-c', script],
      readable: [],
      scratchBytes: bytes + SCRATCH_BYTES,
    });
  const says = async (script: string, pattern: RegExp): Promise<string | null> => {
    if (bubblewrap === undefined) return null;
    const limits = { wallMs: 20_000, cpuSeconds: 20, memoryBytes: 268_435_456, outputBytes: 10_000 };
    const { output } = await outputOf(tool(script, 0), Buffer.of(), limits);
    const version = pattern.exec(output.toString('latin1'))?.[0];
    return version === undefined ? null : oneLine(version, 60);
  };
  const poppler = await says('pdftoppm -v 2>&1 && pdftotext -v 2>&1', /pdftotext version [\d.]+/);
  const file = officeFolders.map((folder) => join(folder, 'soffice.bin')).find((place) => existsSync(place));
  const office =
    file === undefined
      ? null
      : await says(`${file} -env:UserInstallation=file:///tmp/profile --version`, /LibreOffice [\d.]+/);
  return {
    withoutBubblewrap: 'missing' in wrap ? wrap.missing : null,
    poppler: poppler?.replace('pdftotext version', 'poppler') ?? null,
    office: file === undefined || office === null ? null : { file, version: office },
    tool,
    parser: (mode, bytes) =>
      confine({
        ...confinement,
        args: [mode, String(bytes)],
        ...(bubblewrap === undefined ? {} : { bubblewrap }),
      }),
  };
}
