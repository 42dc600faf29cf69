import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { findBubblewrap } from '../app/src/platform/bubblewrap.ts';
import type { Command } from '../app/src/platform/child.ts';
import { compileAhead } from '../app/src/platform/compile-ahead.ts';
import { confine } from '../app/src/platform/confinement.ts';
import { writableParts } from '../app/src/platform/intake-folder.ts';
import type { IntakeFolder } from '../app/src/platform/intake-folder.ts';
import { openListener } from '../app/src/platform/listen.ts';
import type { Probe } from './stages/probe.ts';

export type Server = {
  readonly url: string;
  /** How it is confined, in words. */
  readonly confinement: string;
  reset(): Promise<void>;
  report(): Promise<Probe>;
  /** Memory resident now, read from outside: in its confinement the process sees no /proc. Linux only. */
  residentMb(): number;
  /** The most it ever was. */
  peakMb(): number;
  stop(): Promise<void>;
};

const root = realpathSync(join(import.meta.dirname, '..'));
const stages = join(import.meta.dirname, 'stages');

/** The public process on one release, confined as in service; the probe is one more folder it may read. */
export async function startPublic(releaseFolder: string): Promise<Server> {
  const confinement = {
    node: realpathSync(process.execPath),
    programFolder: root,
    program: join(stages, 'public.ts'),
    args: ['--release', releaseFolder, '--fd', '3'],
    readable: [releaseFolder, stages],
  };
  await compileAhead({ ...confinement, program: join(root, 'app/src/site/serve.ts') });
  const bubblewrap = findBubblewrap(confinement);
  const wrapping = 'file' in bubblewrap ? { bubblewrap } : {};
  const inWords = 'file' in bubblewrap ? 'Node and bubblewrap' : `Node alone; ${bubblewrap.missing}`;
  return start(confine({ ...confinement, ...wrapping }), inWords);
}

/** The public process with its forms, as in service. It tells nothing about itself. */
export function startForms(releaseFolder: string, intake: IntakeFolder): Promise<Server> {
  const confinement = {
    node: realpathSync(process.execPath),
    programFolder: root,
    program: join(root, 'app/src/site/serve.ts'),
    args: ['--release', releaseFolder, '--intake', intake.path, '--fd', '3'],
    readable: [releaseFolder],
    shared: { folder: intake.path, writable: writableParts(intake) },
  };
  const bubblewrap = findBubblewrap(confinement);
  const wrapping = 'file' in bubblewrap ? { bubblewrap } : {};
  const inWords = 'file' in bubblewrap ? 'Node and bubblewrap' : `Node alone; ${bubblewrap.missing}`;
  return start(confine({ ...confinement, ...wrapping }), inWords);
}

export function startWorkbench(dataFolder: string): Promise<Server> {
  const args = [join(stages, 'workbench.ts'), '--fd', '3'];
  return start(
    { file: process.execPath, args, env: { UNHIDDEN_DATA: dataFolder }, cwd: root },
    'not confined',
  );
}

async function start({ file, args, env, cwd }: Command, confinement: string): Promise<Server> {
  const listener = openListener('127.0.0.1', 0, '--port');
  if (!listener.ok) throw new Error(listener.problems.join('\n'));
  const child = spawn(file, args, {
    cwd,
    env: { ...env },
    stdio: ['pipe', 'pipe', 'inherit', listener.value.fd],
  });
  const lines = linesOf(child);
  await lines.next('ready');
  return {
    url: listener.value.url,
    confinement,
    async reset() {
      child.stdin?.write('reset\n');
      await lines.next('reset');
    },
    async report() {
      child.stdin?.write('report\n');
      return JSON.parse((await lines.next('probe ')).slice('probe '.length)) as Probe;
    },
    residentMb: () => Math.max(...family(child.pid ?? 0).map((pid) => memoryMb(pid, 'VmRSS'))),
    peakMb: () => Math.max(...family(child.pid ?? 0).map((pid) => memoryMb(pid, 'VmHWM'))),
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.stdin?.end();
      await gone;
      listener.value.close();
    },
  };
}

/** A process and all that descend from it: Bubblewrap stands between us and the server. */
function family(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((id) => id !== '');
  return [pid, ...children.flatMap((id) => family(Number(id)))];
}

function memoryMb(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
}

/** Waits for lines of a child by how they begin; fails when the child ends first. */
function linesOf(child: ChildProcess) {
  const waiting: { start: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const at = waiting.findIndex(({ start }) => line.startsWith(start));
      if (at >= 0) waiting.splice(at, 1)[0]?.resolve(line);
    }
  });
  child.once('exit', (code) =>
    waiting.forEach(({ reject }) => reject(new Error(`the server ended with ${code}`))),
  );
  return {
    next: (start: string) =>
      new Promise<string>((resolve, reject) => waiting.push({ start, resolve, reject })),
  };
}
