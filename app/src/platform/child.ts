import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
};

/** The child says `ready` on its standard output; its standard input is its lifeline: `drain`, or the end. */
export type Child = {
  readonly pid: number | undefined;
  /** False when the child ends, or stays silent for too long, before it is ready. */
  readonly ready: Promise<boolean>;
  /** How it ended. */
  readonly exited: Promise<string>;
  /** Asks it to take no new connections and to end after the last answer; kills it after `graceMs`. */
  drain(graceMs: number): Promise<void>;
  /** Asks it to end now; kills it after `graceMs`. */
  stop(graceMs: number): Promise<void>;
};

const READY_WITHIN_MS = 60_000;
const LINE_CAP = 4096;

/** Starts a child with the listening socket `fd` as its descriptor 3; `tell` receives every line it writes. */
export function startChild(command: Command, fd: number, tell: (line: string) => void): Child {
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: { ...command.env },
    // Pipes, never the terminal itself; and a session of its own, so that Ctrl-C reaches the supervisor alone.
    stdio: ['pipe', 'pipe', 'pipe', fd],
    detached: true,
  });
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null)
    throw new Error('a child was started without its pipes');
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : signal));
  });
  const ready = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), READY_WITHIN_MS);
    const answer = (isReady: boolean): void => {
      clearTimeout(timer);
      resolve(isReady);
    };
    void exited.then(() => answer(false));
    eachLine(stdout, (line) => (line === 'ready' ? answer(true) : tell(line)));
  });
  eachLine(stderr, tell);
  // Writing to a child that has just ended is no error of ours.
  stdin.on('error', () => undefined);
  const endWithin = async (graceMs: number): Promise<void> => {
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
  };
  return {
    pid: child.pid,
    ready,
    exited,
    drain(graceMs) {
      stdin.write('drain\n');
      return endWithin(graceMs);
    },
    stop(graceMs) {
      stdin.end();
      return endWithin(graceMs);
    },
  };
}

/** Lines without control characters: a confined child must not be able to speak to the operator's terminal. */
function eachLine(stream: Readable, handle: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(0, LINE_CAP);
    // eslint-disable-next-line no-control-regex
    for (const line of lines)
      handle(line.slice(0, LINE_CAP).replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' '));
  });
}
