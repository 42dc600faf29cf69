import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Command } from './child.ts';

/** What a throw-away process may use. */
export type SandboxLimits = {
  readonly wallMs: number;
  readonly cpuSeconds: number;
  /** Of data a process; V8 reserves more than half a gigabyte before it uses any. */
  readonly memoryBytes: number;
  readonly outputBytes: number;
};

/** How a throw-away process ended. */
export type SandboxEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly exitCode: number | null }
  | { readonly kind: 'took too long' }
  | { readonly kind: 'wrote too much' }
  | { readonly kind: 'did not start' };

const SHELL = '/bin/sh';

/** The same command under limits that the kernel keeps; they pass to every process it starts. */
export function withLimits(command: Command, limits: SandboxLimits): Command {
  if (!existsSync(SHELL)) return command;
  // -c: no core file, which would be the plaintext on the disk.
  const set = `ulimit -c 0; ulimit -t ${limits.cpuSeconds}; ulimit -d ${Math.ceil(limits.memoryBytes / 1024)}; exec "$@"`;
  return { ...command, file: SHELL, args: ['-c', set, 'sh', command.file, ...command.args] };
}

/**
 * Runs a command once: `input` is its standard input, `take` gets its standard output as it comes and is waited for. When
 * this returns the process and everything it started is gone. Throws only what `take` throws.
 */
export async function runOnce(
  command: Command,
  input: Uint8Array,
  limits: SandboxLimits,
  take: (chunk: Buffer) => void | Promise<void>,
): Promise<SandboxEnd> {
  const { file, args, env, cwd } = withLimits(command, limits);
  // What it complains of may quote the file. A group of its own, so that all of it can be ended.
  const child = spawn(file, args, {
    cwd,
    env: { ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });
  let end: SandboxEnd | undefined;
  const stop = (reason: SandboxEnd): void => {
    end ??= reason;
    killGroup(child);
  };
  const { stdin, stdout } = child;
  child.once('error', () => stop({ kind: 'did not start' }));
  const timer = setTimeout(() => stop({ kind: 'took too long' }), limits.wallMs);
  // A process may end before it has read everything.
  stdin.on('error', () => undefined);
  stdin.end(input);
  try {
    let outputBytes = 0;
    for await (const chunk of stdout as AsyncIterable<Buffer>) {
      outputBytes += chunk.length;
      if (outputBytes > limits.outputBytes) stop({ kind: 'wrote too much' });
      if (end !== undefined) break;
      await take(chunk);
    }
    stdout.destroy();
    const exitCode = await exited;
    return end ?? (exitCode === 0 ? { kind: 'done' } : { kind: 'failed', exitCode });
  } catch (error) {
    // The output of what was stopped breaks off.
    if (end === undefined) throw error;
    return end;
  } finally {
    clearTimeout(timer);
    killGroup(child);
    await exited;
  }
}

/** The same, with the output whole. */
export async function outputOf(
  command: Command,
  input: Uint8Array,
  limits: SandboxLimits,
): Promise<{ readonly end: SandboxEnd; readonly output: Buffer }> {
  const chunks: Buffer[] = [];
  const end = await runOnce(command, input, limits, (chunk) => void chunks.push(chunk));
  return { end, output: Buffer.concat(chunks) };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already, or the system has no groups.
    child.kill('SIGKILL');
  }
}
