import { execFile, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBubblewrap } from '../src/platform/bubblewrap.ts';
import type { Command } from '../src/platform/child.ts';
import { compileAhead } from '../src/platform/compile-ahead.ts';
import { compiledFolder, confine, readableProgram } from '../src/platform/confinement.ts';
import type { Confinement } from '../src/platform/confinement.ts';
import { intakeFolder, writableParts } from '../src/platform/intake-folder.ts';
import type { Outcome, Targets } from './probe/targets.ts';

const programFolder = realpathSync(path.resolve(import.meta.dirname, '../..'));
// On the disk that the system is on, wherever else tests keep their files: a hard link leads to no other.
const base = realpathSync(mkdtempSync('/var/tmp/unhidden-confinement-'));
const marker = 'MARKER-7c1f-secret';
const probe = path.join(import.meta.dirname, 'probe/escape.ts');
const closing: (() => unknown)[] = [];
let targets: Targets;
let confinement: Omit<Confinement, 'bubblewrap'>;

/** What Node's permission model has no word for; only bubblewrap denies it. */
const beyondNode = [
  'TCP',
  'TCP over IPv6',
  'HTTP',
  'fetch',
  'UDP',
  'Unix socket',
  'abstract Unix socket',
].map((way) => `network: ${way}`);
/** Closed on any system, or by Node in any case: tried all the same, in case that changes. */
const closedAnyway = /^inherited: |through the root of process 1$|replaced toNamespacedPath$/;
const isContinuousIntegration = process.env['CI'] === 'true';

beforeAll(async () => {
  targets = await makeTargets();
  confinement = {
    node: realpathSync(process.execPath),
    programFolder,
    program: probe,
    args: [JSON.stringify(targets)],
    readable: [targets.release, path.dirname(probe)],
    shared: { folder: targets.shared, writable: [targets.writable] },
  };
});

afterAll(() => {
  for (const close of closing) close();
  rmSync(base, { recursive: true, force: true });
});

describe('every way out of the public process', { timeout: 120_000 }, () => {
  test('leads somewhere when nothing confines it', async () => {
    const outcomes = await tryAll({
      file: process.execPath,
      args: [probe, ...confinement.args],
      // With a cache of compiled code in use already, none could be written elsewhere.
      env: { ...process.env, NODE_COMPILE_CACHE: undefined, UNHIDDEN_SECRET: marker },
      cwd: programFolder,
    });
    const closed = outcomes.filter((one) => !one.reached && !closedAnyway.test(one.name));
    expect(closed).toEqual([]);
  });

  test('is closed by the permission model alone, but for the network', async () => {
    const outcomes = await tryAll(confine(confinement));
    expect(outcomes.length).toBeGreaterThan(350);
    expect(outcomes.filter((one) => one.reached).map((one) => one.name)).toEqual(beyondNode);
  });

  test('is closed by the permission model and bubblewrap, the network with it', async (context) => {
    const bubblewrap = findBubblewrap(confinement);
    if ('missing' in bubblewrap) {
      if (isContinuousIntegration) throw new Error(bubblewrap.missing);
      return context.skip(bubblewrap.missing);
    }
    const outcomes = await tryAll(confine({ ...confinement, bubblewrap }));
    expect(outcomes.length).toBeGreaterThan(350);
    expect(outcomes.filter((one) => one.reached)).toEqual([]);
  });
});

test('the confined process may read the program, one release and the shared folder, and write in parts of that', () => {
  const parts = writableParts(intakeFolder('/data/intake', '/data/kept'));
  const shared = { folder: '/data/intake', writable: parts };
  const { args, env } = confine({ ...confinement, readable: ['/data/releases/1'], shared });
  const allowed = (what: string): (string | undefined)[] =>
    args.filter((arg) => arg.startsWith(`--allow-${what}`)).map((arg) => arg.split('=')[1]);
  expect(allowed('fs-read')).toEqual([...readableProgram(programFolder), '/data/releases/1', '/data/intake']);
  expect(allowed('fs-write')).toEqual(
    ['drafts', 'inbox', 'notes', 'status', 'claims'].map((part) => `/data/intake/${part}`),
  );
  expect(allowed('')).toHaveLength(allowed('fs-read').length + allowed('fs-write').length);
  expect(Object.keys(env)).toEqual(['LANG', 'NODE_ENV', 'TZ']);
});

/** Every group in a process of its own, so that one attempt cannot spoil another kind's. */
async function tryAll(
  command: Omit<Command, 'env'> & { readonly env: NodeJS.ProcessEnv },
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const group of [
    'inherited',
    'read',
    'list',
    'parent',
    'victim',
    'env',
    'write',
    'run',
    'load',
    'network',
  ]) {
    const { env, cwd } = command;
    const running = promisify(execFile)(command.file, [...command.args, group], { env, cwd, maxBuffer: 1e8 });
    running.child.stdin?.end();
    const [report = '', last] = (await running).stdout.split('\n').filter((line) => line !== '');
    const parsed: unknown = JSON.parse(report);
    outcomes.push(...(parsed as Outcome[]));
    if (group === 'run')
      outcomes.push({ name: 'run: execve', reached: last === 'reached', detail: last ?? '' });
  }
  return outcomes;
}

async function makeTargets(): Promise<Targets> {
  const at = (...parts: string[]): string => path.join(base, ...parts);
  for (const folder of [
    'register',
    'keys',
    'kept/case',
    'intake/drafts',
    'intake/copies',
    'releases/1',
    'releases/10',
    'scratch',
  ]) {
    mkdirSync(at(folder), { recursive: true });
  }
  const register = new DatabaseSync(at('register/register.sqlite'));
  register.exec(`create table secret (word text); insert into secret values ('${marker}')`);
  register.close();
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(
    at('keys/signing.pem'),
    `${marker}\n${privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}`,
  );
  writeFileSync(at('kept/case/original'), marker);
  for (const name of ['recipient.txt', 'stamp.key']) writeFileSync(at('intake', name), 'public');
  // The name begins like the release that may be read.
  writeFileSync(at('releases/10/release.sqlite'), marker);
  writeFileSync(at('releases/1/release.sqlite'), 'public');
  for (const name of ['truncate-me', 'rename-me', 'remove-me', 'a'])
    writeFileSync(at('releases/1', name), 'public');
  writeFileSync(at('scratch/settings.env'), `UNHIDDEN_TEST=${marker}\n`);
  writeFileSync(at('scratch/module.cjs'), `exports.secret = '${marker}';\n`);
  writeFileSync(at('scratch/secret.json'), `{"secret":"${marker}"}\n`);

  const victim = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], {
    env: { ...process.env, UNHIDDEN_SECRET: marker },
  });
  await once(victim.stdout, 'data');
  closing.push(() => victim.kill('SIGKILL'));
  const udp = dgram.createSocket('udp4');
  udp.on('message', (_message, from) => udp.send('y', from.port, from.address));
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  closing.push(() => udp.close());
  const abstractSocket = `\0${path.basename(base)}`;
  const tcp = await listen({ port: 0, host: '::' });
  await listen({ path: at('scratch/socket') });
  await listen({ path: abstractSocket });
  // The public process's own, which this process may not write into either.
  const program = path.join(programFolder, 'app/src/site/serve.ts');
  const compiled = compiledFolder({ programFolder, program });
  await compileAhead({ node: realpathSync(process.execPath), programFolder, program, readable: [] });
  closing.push(() => {
    for (const name of readdirSync(compiled)) if (name.startsWith('made-')) rmSync(path.join(compiled, name));
  });
  const addonFolder = path.join(programFolder, 'node_modules/@resvg');
  const addons = readdirSync(addonFolder, { recursive: true, encoding: 'utf8' });

  return {
    marker,
    secretFiles: {
      register: at('register/register.sqlite'),
      key: at('keys/signing.pem'),
      'kept original': at('kept/case/original'),
      'system file': '/etc/passwd',
      'other release': at('releases/10/release.sqlite'),
      'settings file': at('scratch/settings.env'),
      module: at('scratch/module.cjs'),
      json: at('scratch/secret.json'),
    },
    secretFolders: {
      'data folder': base,
      register: at('register'),
      keys: at('keys'),
      'kept originals': at('kept'),
      'all releases': at('releases'),
      'other release': at('releases/10'),
      root: '/',
      'system folder': '/etc',
      processes: '/proc',
      'program folder': programFolder,
    },
    scratch: at('scratch'),
    shared: at('intake'),
    writable: at('intake/drafts'),
    compiled,
    release: at('releases/1'),
    releaseFile: at('releases/1/release.sqlite'),
    victim: victim.pid ?? 0,
    shell: '/bin/sh',
    addon: path.join(addonFolder, addons.find((name) => name.endsWith('.node')) ?? ''),
    tcpPort: tcp.port,
    udpPort: udp.address().port,
    unixSocket: at('scratch/socket'),
    abstractSocket,
  };
}

async function listen(where: net.ListenOptions): Promise<AddressInfo> {
  const server = net.createServer(
    (socket) => void socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
  );
  server.listen(where);
  await once(server, 'listening');
  closing.push(() => server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address : { port: 0, family: '', address: '' };
}
