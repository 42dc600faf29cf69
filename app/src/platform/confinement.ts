import { basename, dirname, join } from 'node:path';
import { version } from '../version.ts';
import type { Command } from './child.ts';

/** What a confined process may see. Every path is absolute and free of symbolic links. */
export type Confinement = {
  /** The Node program. */
  readonly node: string;
  readonly programFolder: string;
  /** The TypeScript file to run, inside the program's readable folders. */
  readonly program: string;
  readonly args: readonly string[];
  /** Folders or files to read besides the program's own: for the public site the one release. */
  readonly readable: readonly string[];
  /** The folder it shares with the workbench, and the parts of it that it may write in. */
  readonly shared?: { readonly folder: string; readonly writable: readonly string[] };
  readonly bubblewrap?: Bubblewrap;
  /** Most memory for JavaScript objects. */
  readonly heapMegabytes?: number;
};

export type Bubblewrap = {
  /** The bwrap program. */
  readonly file: string;
  /** The shared libraries that Node needs, the dynamic loader among them. */
  readonly libraries: readonly string[];
};

/** What of the program itself a confined process may read. */
export function readableProgram(programFolder: string): readonly string[] {
  return ['app/src', 'app/package.json', 'packages', 'node_modules', 'package.json'].map((path) =>
    join(programFolder, path),
  );
}

/** The command that runs a program in confinement: no secret in its environment, no file but the ones named. */
export function confine(confinement: Confinement): Command {
  const { bubblewrap, node, programFolder } = confinement;
  const nodeArgs = [...permissionFlags(confinement), confinement.program, ...confinement.args];
  if (bubblewrap === undefined) {
    return { file: node, args: nodeArgs, env: environment, cwd: programFolder };
  }
  const args = [...bubblewrapFlags(confinement, bubblewrap), '--', node, ...nodeArgs];
  return { file: bubblewrap.file, args, env: environment, cwd: programFolder };
}

/** What code compiled for confined programs is good for: V8 takes it from no other version. */
export const COMPILED_BY = `${version}-${process.version}-`;

/** Where code compiled for a confined program is kept: among what it may read. Named after the folder of the program. */
export function compiledFolder({
  programFolder,
  program,
}: Pick<Confinement, 'programFolder' | 'program'>): string {
  const name = `${COMPILED_BY}${basename(dirname(program))}`;
  return join(programFolder, 'node_modules/.cache/confined', name);
}

/** The command that loads a program as it will be when confined, but is not, and leaves what it compiled in a folder. */
export function compilation(confinement: Omit<Confinement, 'args'>, folder: string): Command {
  const { node, programFolder, program } = confinement;
  const env = { ...environment, NODE_COMPILE_CACHE: folder };
  return { file: node, args: [...engineFlags(confinement), program], env, cwd: programFolder };
}

const HEAP_MEGABYTES = 96;
const environment = { LANG: 'C.UTF-8', NODE_ENV: 'production', TZ: 'UTC' };

function permissionFlags(confinement: Confinement): string[] {
  const { programFolder, readable, shared, bubblewrap } = confinement;
  const read = [...readableProgram(programFolder), ...readable, ...(shared ? [shared.folder] : [])];
  return [
    '--permission',
    ...read.map((path) => `--allow-fs-read=${path}`),
    ...(shared?.writable ?? []).map((path) => `--allow-fs-write=${path}`),
    // Node reads compiled code only where it might write it. Bubblewrap mounts that folder so that nothing can.
    ...(bubblewrap ? [`--allow-fs-write=${compiledFolder(confinement)}`] : []),
    // node:sqlite opens any file whatever the permissions are.
    '--no-experimental-sqlite',
    '--no-addons',
    '--disable-sigusr1',
    ...engineFlags(confinement),
  ];
}

function engineFlags({
  programFolder,
  heapMegabytes = HEAP_MEGABYTES,
}: Pick<Confinement, 'programFolder' | 'heapMegabytes'>): string[] {
  return [
    // Left alone, V8 sizes its heap by the machine's memory and collects late.
    `--max-old-space-size=${heapMegabytes}`,
    '--max-semi-space-size=4',
    // For so small a heap, waking threads to share the work costs more than the work.
    '--no-parallel-scavenge',
    // V8 would come to put lists of markup among what lives long: then all of a page stays until the next full collection.
    '--no-allocation-site-pretenuring',
    '--disallow-code-generation-from-strings',
    // Signals are not covered by the permission model.
    '--import',
    join(programFolder, 'app/src/platform/lock-down.ts'),
  ];
}

function bubblewrapFlags(confinement: Confinement, { libraries }: Bubblewrap): string[] {
  const paths = [
    ...readableProgram(confinement.programFolder),
    ...confinement.readable,
    confinement.node,
    ...libraries,
  ];
  const libraryFolders = [...new Set(libraries.map((file) => file.slice(0, file.lastIndexOf('/'))))];
  return [
    // The network too: an inherited listening socket still accepts, but nothing can be connected to.
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--cap-drop',
    'ALL',
    '--clearenv',
    ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]),
    '--setenv',
    'NODE_COMPILE_CACHE',
    compiledFolder(confinement),
    // The loader's cache is not in there to find libraries by.
    '--setenv',
    'LD_LIBRARY_PATH',
    libraryFolders.join(':'),
    ...paths.flatMap((path) => ['--ro-bind', path, path]),
    // As one: nothing can be renamed from one mounted folder to another.
    ...(confinement.shared ? ['--bind', confinement.shared.folder, confinement.shared.folder] : []),
    // Node keeps /dev/null open in reserve, and the root folder where there is none.
    '--dev-bind',
    '/dev/null',
    '/dev/null',
    '--chdir',
    confinement.programFolder,
    // The empty root is a memory file system: nothing in it can be written but what is shared.
    '--remount-ro',
    '/',
  ];
}
