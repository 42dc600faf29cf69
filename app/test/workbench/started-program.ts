import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWorld } from '../world/world.ts';
import type { World } from '../world/world.ts';
import { writeWorld } from '../world/write-world.ts';

const programFolder = path.resolve(import.meta.dirname, '../../..');
const runner = path.join(programFolder, 'tools/run.mjs');

/** The program as an operator starts it: supervisor, public site and workbench, over a data folder of its own. */
export type StartedProgram = {
  readonly site: string;
  readonly workbench: string;
  /** The one-time address for the first administrator, as the terminal shows it. */
  readonly setUp: string;
  readonly world: World;
  /** The data folder. */
  readonly data: string;
  output(): string;
  /** Kills the process that serves the workbench, as a crash does. */
  killWorkbench(): void;
  stop(): Promise<void>;
};

/**
 * Imports an invented world into a fresh data folder, so that all that follows counts as synthetic, and starts with
 * further settings in its environment.
 */
export async function startProgram(settings: Readonly<Record<string, string>> = {}): Promise<StartedProgram> {
  const base = mkdtempSync(path.join(tmpdir(), 'unhidden-walk-'));
  const env = {
    ...process.env,
    UNHIDDEN_DATA: path.join(base, 'data'),
    UNHIDDEN_NAMING_DELAY_HOURS: '0',
    ...settings,
  };
  const world = createWorld(1, { people: 20, claims: 350, sources: 12 });
  writeWorld(path.join(base, 'world'), world);
  execFileSync(process.execPath, [runner, 'import', path.join(base, 'world')], { env, cwd: programFolder });
  const args = [runner, 'start', '--public-port=0', '--workbench-port=0'];
  const child = spawn(process.execPath, args, { env, cwd: programFolder });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const ended = once(child, 'close');
  const isEnded = ended.then(() => true);
  while (!text.includes('Ctrl-C stops everything'))
    if (await Promise.race([isEnded, pause(50)])) throw new Error(text);
  const found = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  return {
    site: found(/Public site +(http:\S+)/).replace(/\/$/, ''),
    workbench: found(/Workbench +(http:\S+)/).replace(/\/$/, ''),
    setUp: found(/it works once: (http:\S+)/),
    world,
    data: path.join(base, 'data'),
    output: () => text,
    killWorkbench: () => process.kill(servingWorkbench(child.pid), 'SIGKILL'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(base, { recursive: true, force: true });
    },
  };
}

async function pause(milliseconds: number): Promise<false> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return false;
}

function servingWorkbench(root: number | undefined): number {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .map((row) => ({ pid: Number(row?.[1]), parent: Number(row?.[2]), command: row?.[3] ?? '' }));
  const below = (of: number | undefined): typeof rows =>
    rows.filter(({ parent }) => parent === of).flatMap((row) => [row, ...below(row.pid)]);
  const serving = below(root).find(({ command }) => command.includes('workbench/serve.ts'));
  if (!serving) throw new Error('no process serves the workbench');
  return serving.pid;
}
