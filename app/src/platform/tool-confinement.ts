import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import type { Command } from './child.ts';

/** A program of the system to run in a file system, network and process space of its own. */
export type ConfinedTool = {
  /** The bwrap program. */
  readonly bubblewrap: string;
  /** Whether it can forbid further namespaces, as it can from version 0.8 on. */
  readonly forbidsNamespaces: boolean;
  readonly program: string;
  readonly args: readonly string[];
  /** Files to read besides the system's programs and fonts. */
  readonly readable: readonly string[];
  /** Size of its /tmp, which lies in memory. */
  readonly scratchBytes: number;
};

/** What programs need of the system: themselves, their libraries, fonts and settings; nothing of people. */
const SYSTEM_FOLDERS = ['/bin', '/lib', '/lib64'];
const SYSTEM_FILES = ['/etc/ld.so.cache', '/etc/fonts', '/etc/libreoffice', '/var/cache/fontconfig'];
/** Nobody. */
const USER = '65534';
const MOST_PROCESSES = 64;

/** The command that runs a system's program so that it sees no file of the host but programs, and writes to memory only. */
export function confineTool(tool: ConfinedTool): Command {
  const args = [
    '--unshare-all',
    '--unshare-user',
    '--uid',
    USER,
    '--gid',
    USER,
    ...(tool.forbidsNamespaces ? ['--disable-userns'] : []),
    '--die-with-parent',
    '--new-session',
    '--cap-drop',
    'ALL',
    '--clearenv',
    ...['HOME=/tmp', 'LANG=C.UTF-8', 'PATH=/usr/bin', 'TZ=UTC'].flatMap((pair) => [
      '--setenv',
      ...pair.split('='),
    ]),
    '--ro-bind',
    '/usr',
    '/usr',
    ...SYSTEM_FOLDERS.flatMap(systemFolder),
    ...[...SYSTEM_FILES, ...tool.readable].flatMap((path) => ['--ro-bind-try', path, path]),
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    '--size',
    String(tool.scratchBytes),
    '--tmpfs',
    '/tmp',
    '--chdir',
    '/tmp',
    '--remount-ro',
    '/',
    '--',
    // Counted in the new user's space, which holds nothing else.
    '/bin/sh',
    '-c',
    `ulimit -p ${MOST_PROCESSES} 2>/dev/null || ulimit -u ${MOST_PROCESSES}; exec "$@"`,
    'sh',
    tool.program,
    ...tool.args,
  ];
  return { file: tool.bubblewrap, args, env: {}, cwd: '/' };
}

/** Most systems have /bin and /lib as links into /usr. */
function systemFolder(path: string): string[] {
  if (!existsSync(path)) return [];
  return lstatSync(path).isSymbolicLink()
    ? ['--symlink', readlinkSync(path), path]
    : ['--ro-bind', path, path];
}
