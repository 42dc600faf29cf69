import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { killIfThere } from './setup/kill-if-there.ts';

const programFolder = path.resolve(import.meta.dirname, '../..');
const runner = path.join(programFolder, 'tools/run.mjs');
const running: Started[] = [];
let base = '';
/** A data folder as the first start leaves it: the bundled record imported, release 1 built. */
const prepared = mkdtempSync(path.join(tmpdir(), 'unhidden-prepared-'));

beforeAll(async () => {
  base = prepared;
  const first = await start();
  first.child.kill('SIGTERM');
  await first.ended;
}, 180_000);

afterAll(() => rmSync(prepared, { recursive: true, force: true }));

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'unhidden-start-'));
});

afterEach(async () => {
  for (const one of running.splice(0)) {
    one.child.kill('SIGTERM');
    await one.ended;
  }
  rmSync(base, { recursive: true, force: true });
});

describe('npm start', { timeout: 60_000 }, () => {
  test('answers on both ports, says where in under 15 lines, and Ctrl-C leaves no process behind', async () => {
    const started = await startPrepared();
    expect(await (await fetch(started.site)).text()).toContain('<html');
    expect((await fetch(started.workbench)).status).toBeLessThan(500);
    expect(started.output().split('\n').length).toBeLessThan(15);
    const children = descendants(started.child.pid);
    expect(children.length).toBeGreaterThanOrEqual(3);
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
    await waitUntil(() => !children.some(isAlive));
  });

  test('leaves no process behind when it is killed, and starts again on the same folder', async () => {
    const first = await startPrepared();
    const supervisor = descendants(first.child.pid)[0];
    const children = descendants(supervisor);
    if (supervisor === undefined) throw new Error('no supervisor');
    process.kill(supervisor, 'SIGKILL');
    await first.ended;
    await waitUntil(() => !children.some(isAlive));
    const second = await start();
    expect((await fetch(second.site)).status).toBeLessThan(500);
  });

  test('refuses a data folder on which it already runs, and says so', async () => {
    await startPrepared();
    expect(await refusal()).toMatch(/already running on the data folder .*stop it first, or choose another/);
  });

  test('serves a new release without refusing or cutting a request', async () => {
    const started = await startPrepared();
    const before = servingProcess(started);
    const status = await ask(started.site);
    const statuses: (number | string)[] = [];
    const done = new AbortController();
    const half = await sendHalfARequest(started.site);
    const asking = Promise.all(
      [1, 2, 3, 4].map(async () => {
        while (!done.signal.aborted) {
          statuses.push(await fetch(started.site, { redirect: 'manual' }).then(readStatus, String));
        }
      }),
    );
    await waitUntil(() => statuses.length > 50);
    publishNext();
    await waitUntil(() => started.output().includes('now serves release 2'));
    const enough = statuses.length + 50;
    await waitUntil(() => statuses.length > enough);
    done.abort();
    await asking;
    expect(new Set(statuses)).toEqual(new Set([status]));
    expect(await half.finish()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(servingProcess(started)).not.toEqual(before);
  });

  test('starts a child again when it has crashed, and meanwhile keeps its visitors waiting', async () => {
    const started = await startPrepared();
    const status = await ask(started.site);
    for (const pid of servingProcess(started)) killIfThere(pid);
    expect(await ask(started.site)).toBe(status);
    expect(started.output()).toContain('The public site ended unexpectedly');
  });

  test.runIf(process.platform === 'linux')(
    'opens no debugger in any of its processes on SIGUSR1',
    async () => {
      const started = await startPrepared();
      const processes = descendants(started.child.pid).filter((pid) => /^\S*\/node /.test(commandLine(pid)));
      for (const pid of processes) process.kill(pid, 'SIGUSR1');
      await ask(started.site);
      await expect(fetch('http://127.0.0.1:9229/json')).rejects.toThrow();
      expect(processes.filter(isAlive)).toEqual(processes);
    },
  );

  test('names a port in use and the flag that changes it', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await refusal(`--public-port=${port}`, '--workbench-port=0')).toBe(
      `Port ${port} is in use by another program; stop that one, or choose another port with --public-port=${port + 10}.`,
    );
    taken.close();
  });

  test('names a data folder of another version and leaves it as it was', async () => {
    const format = path.join(base, 'data/format.json');
    mkdirSync(path.dirname(format));
    writeFileSync(format, '{"format":99}');
    expect(await refusal()).toMatch(
      /has format 99, and this program reads format 1; run the version .* or choose/,
    );
    expect(readFileSync(format, 'utf8')).toBe('{"format":99}');
  });

  test('leaves a folder of other files alone', async () => {
    mkdirSync(path.join(base, 'data'));
    writeFileSync(path.join(base, 'data/letter.txt'), 'mine');
    expect(await refusal()).toMatch(
      /holds other files and is not a data folder of Unhidden; choose another folder/,
    );
  });

  test('names a damaged format file, and a file where the folder should be', async () => {
    mkdirSync(path.join(base, 'data'));
    writeFileSync(path.join(base, 'data/format.json'), '{');
    expect(await refusal()).toMatch(
      /is damaged or not Unhidden's; restore it from a backup, or choose another/,
    );
    expect(await refusal(`--data=${path.join(base, 'data/format.json')}`)).toMatch(
      /is a file, not a folder; choose/,
    );
  });

  test('names a folder it may not write', async () => {
    // No permission stops root from writing, so root starts as somebody else.
    const isRoot = process.getuid?.() === 0;
    mkdirSync(path.join(base, 'data'), { mode: 0o555 });
    const said = await refusalAs(isRoot ? { uid: 65_534, gid: 65_534 } : {});
    expect(said).toMatch(
      /cannot be (written|read|used) \(E[A-Z]+\); give this user write access to it, or choose another/,
    );
  });

  test('tells every wrong setting at once', async () => {
    const said = await refusal('--public-port=x', '--host=nowhere', '--role=queen', '--data=app/src');
    expect(said.split('\n')).toHaveLength(4);
  });
});

type Started = {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly site: string;
  readonly workbench: string;
  output(): string;
};

async function startPrepared(): Promise<Started> {
  cpSync(path.join(prepared, 'data'), path.join(base, 'data'), { recursive: true });
  return start();
}

/** Publishes a copy of release 1 under the next number, as the builder does: the folder first, then its number. */
function publishNext(): void {
  const releases = path.join(base, 'data/releases');
  cpSync(path.join(releases, '1'), path.join(releases, '2'), { recursive: true });
  writeFileSync(path.join(releases, 'new.json'), JSON.stringify({ release: 2 }));
  renameSync(path.join(releases, 'new.json'), path.join(releases, 'current.json'));
}

async function start(): Promise<Started> {
  const { child, ended, output } = launch({}, '--public-port=0', '--workbench-port=0');
  await Promise.race([ended, waitUntil(() => output().includes('Ctrl-C stops everything'))]);
  const url = (name: string): string => new RegExp(`${name} +(http://\\S+)`).exec(output())?.[1] ?? '';
  const started = { child, ended, output, site: url('Public site'), workbench: url('Workbench') };
  running.push(started);
  if (started.site === '') throw new Error(output());
  return started;
}

/** What is said by a start that must fail, ports and data folder being free unless told otherwise. */
function refusal(...args: readonly string[]): Promise<string> {
  return refusalAs({}, ...args);
}

async function refusalAs(user: { uid?: number; gid?: number }, ...args: readonly string[]): Promise<string> {
  const { ended, output } = launch(
    user,
    ...(args.length > 0 ? args : ['--public-port=0', '--workbench-port=0']),
  );
  expect(await ended).toBe(1);
  return output().trim();
}

function launch(user: { uid?: number; gid?: number }, ...args: readonly string[]) {
  const env = { ...process.env, UNHIDDEN_DATA: path.join(base, 'data') };
  const child = spawn(process.execPath, [runner, 'start', ...args], { env, cwd: programFolder, ...user });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  return { child, ended, output: () => text };
}

/** Asks on a connection of its own. */
async function ask(url: string): Promise<number | undefined> {
  const [response]: IncomingMessage[] = await once(get(url, { agent: false }), 'response');
  response?.resume();
  return response?.statusCode;
}

/** A request that is under way for as long as the test wants. */
async function sendHalfARequest(url: string): Promise<{ finish(): Promise<string> }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
  return {
    async finish() {
      socket.end('\r\n');
      return Buffer.concat(await socket.toArray()).toString();
    },
  };
}

async function readStatus(response: Response): Promise<number> {
  await response.text();
  return response.status;
}

async function waitUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function descendants(pid: number | undefined): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = table.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (of: number | undefined): number[] =>
    parents.flatMap(([child, parent]) =>
      child !== undefined && parent === of ? [child, ...below(child)] : [],
    );
  return below(pid);
}

function servingProcess(started: Started): number[] {
  return descendants(started.child.pid).filter((pid) => commandLine(pid).includes('site/serve.ts'));
}

function commandLine(pid: number): string {
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

/** A process that has ended and waits for its parent to notice is not alive. */
function isAlive(pid: number): boolean {
  return !/^(Z|$)/.test(
    spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim(),
  );
}
