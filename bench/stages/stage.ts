import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a stage, a process of its own, reports of itself. */
export type Stage = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
} & Readonly<Record<string, number>>;

/** Called by a stage at its end. */
export function reportStage(figures: Readonly<Record<string, number>>): void {
  const { user, system } = process.cpuUsage();
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ cpuSeconds: (user + system) / 1e6, peakMb, ...figures })}\n`);
}

/** Runs `stages/NAME.ts` in a process of its own and returns what it reports. */
export async function runStage(name: string, ...args: readonly string[]): Promise<Stage> {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the stage ${name} ended with ${code}`);
  return JSON.parse(text.trim().split('\n').at(-1) ?? '') as Stage;
}
