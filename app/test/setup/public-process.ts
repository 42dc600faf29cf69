import { readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBubblewrap } from '../../src/platform/bubblewrap.ts';
import { startChild } from '../../src/platform/child.ts';
import type { Child } from '../../src/platform/child.ts';
import { compileAhead } from '../../src/platform/compile-ahead.ts';
import { confine } from '../../src/platform/confinement.ts';
import type { Confinement } from '../../src/platform/confinement.ts';
import { writableParts } from '../../src/platform/intake-folder.ts';
import type { IntakeFolder } from '../../src/platform/intake-folder.ts';
import { openListener } from '../../src/platform/listen.ts';
import { killIfThere } from './kill-if-there.ts';
import { valueOf } from './results.ts';

const programFolder = realpathSync(resolve(import.meta.dirname, '../../..'));

/** The public process as the supervisor starts it, confined, on a socket that outlives it. */
export type PublicProcess = {
  readonly url: string;
  /** What it wrote. */
  readonly lines: readonly string[];
  /** The most memory it ever had, in MB; Linux only. */
  peakMb(): number;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Another one on the same socket; the old one has ended or is draining. */
  start(isAlone?: boolean): Promise<void>;
  drain(): Promise<void>;
  close(): Promise<void>;
};

export async function publicProcess(
  release: string,
  intake: IntakeFolder,
  { wrapped = true }: { wrapped?: boolean } = {},
): Promise<PublicProcess> {
  const socket = valueOf(openListener('127.0.0.1', 0, '--public-port'));
  const lines: string[] = [];
  const children: Child[] = [];
  const confinement = (isAlone: boolean): Confinement => {
    const made = {
      node: realpathSync(process.execPath),
      programFolder,
      program: join(programFolder, 'app/src/site/serve.ts'),
      args: ['--release', release, '--intake', intake.path, '--fd', '3', ...(isAlone ? ['--alone'] : [])],
      readable: [release],
      shared: { folder: intake.path, writable: writableParts(intake) },
    };
    const found = wrapped ? findBubblewrap(made) : { missing: '' };
    return 'file' in found ? { ...made, bubblewrap: found } : made;
  };
  const start = async (isAlone = true): Promise<void> => {
    const child = startChild(confine(confinement(isAlone)), socket.fd, (line) => void lines.push(line));
    children.push(child);
    if (!(await child.ready)) throw new Error(`the public process did not start: ${lines.join(' ')}`);
  };
  const newest = (): Child => {
    const child = children.at(-1);
    if (child === undefined) throw new Error('no public process');
    return child;
  };
  await compileAhead(confinement(true));
  await start();
  return {
    url: socket.url,
    lines,
    peakMb: () => Math.max(...familyOf(newest().pid ?? 0).map(peakMb)),
    async kill() {
      const family = familyOf(newest().pid ?? 0);
      for (const pid of family.toReversed()) killIfThere(pid);
      await newest().exited;
    },
    start,
    drain: () => newest().drain(600_000),
    async close() {
      await Promise.all(children.map((child) => child.stop(5_000)));
      socket.close();
    },
  };
}

/** A process and all that descend from it: bubblewrap stands between us and the server. */
function familyOf(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return [pid, ...children.flatMap((id) => familyOf(Number(id)))];
  } catch {
    return [];
  }
}

function peakMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
