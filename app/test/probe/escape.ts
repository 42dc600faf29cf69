/**
 * Runs in the place of the public process and tries one group of the known ways out of it. Prints one line of JSON:
 * what each attempt reached. An attempt has reached its target when it returns true; a refusal throws or returns false.
 */
import childProcess from 'node:child_process';
import cluster from 'node:cluster';
import crypto from 'node:crypto';
import dgram from 'node:dgram';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import inspector from 'node:inspector';
import module from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import v8 from 'node:v8';
import { WASI } from 'node:wasi';
import { Worker } from 'node:worker_threads';
import { hasMarker, newFile, readers } from './readers.ts';
import { targets } from './targets.ts';
import type { Outcome } from './targets.ts';

type Attempt = () => unknown;

const { marker, secretFiles, scratch, release, victim } = targets;
const key = secretFiles.key;
const register = secretFiles.register;
const hasText = (value: unknown): boolean => String(value).includes(marker);
const require = module.createRequire(import.meta.url);
/** Writing counts as reached when the file is there afterwards. */
const wrote =
  (write: (file: string) => unknown, at?: string): Attempt =>
  async () => {
    const file = at ?? newFile();
    await write(file);
    return fs.existsSync(file);
  };
let made = 0;
/** A new name in a folder. */
function ownName(folder: string): string {
  return path.join(folder, `made-${process.pid}-${(made += 1)}`);
}
/** A new file where may be written. */
function written(): string {
  const file = ownName(targets.writable);
  fs.writeFileSync(file, 'x');
  return file;
}
const attempts: Record<string, Attempt> = {};
// First, before the attempts below open files themselves.
for (let fd = 0; fd < 64; fd += 1) {
  attempts[`inherited: descriptor ${fd} is no file`] = () => {
    const state = fs.fstatSync(fd);
    return state.isFile() || state.isDirectory();
  };
}
for (const [what, file] of Object.entries(secretFiles)) {
  for (const [how, read] of Object.entries(readers)) attempts[`read ${what}: ${how}`] = () => read(file);
}
for (const [what, folder] of Object.entries(targets.secretFolders)) {
  attempts[`list ${what}: readdir`] = () => fs.readdirSync(folder).length > 0;
  attempts[`list ${what}: readdir with a slash`] = () => fs.readdirSync(`${folder}/`).length > 0;
  attempts[`list ${what}: opendir`] = () => {
    const directory = fs.opendirSync(folder);
    const entry = directory.readSync();
    directory.closeSync();
    return entry !== null;
  };
  attempts[`list ${what}: glob`] = () => fs.globSync('*', { cwd: folder }).length > 0;
  attempts[`list ${what}: realpath`] = () => fs.realpathSync.native(folder) !== '';
  attempts[`list ${what}: statfs`] = () => fs.statfsSync(folder).blocks >= 0;
  // The whole of the file system would take longer than an attempt may.
  if (folder === '/' || folder === '/proc') continue;
  attempts[`list ${what}: recursive readdir`] = async () =>
    (await fs.promises.readdir(folder, { recursive: true })).length > 0;
}

for (const [what, file] of Object.entries(secretFiles)) {
  attempts[`read ${what}: by a hard link from where may be written`] = () => {
    const link = ownName(targets.writable);
    fs.linkSync(file, link);
    return hasText(fs.readFileSync(link)) || what === 'system file';
  };
  attempts[`read ${what}: by a symbolic link from where may be written`] = () => {
    const link = ownName(targets.writable);
    fs.symlinkSync(file, link);
    return fs.readFileSync(link).length > 0;
  };
  attempts[`read ${what}: by a relative link from where may be written`] = async () => {
    const link = ownName(targets.writable);
    await fs.promises.symlink(path.relative(targets.writable, file), link);
    return fs.readFileSync(link).length > 0;
  };
  attempts[`read ${what}: by copying to where may be written`] = () => {
    const copy = ownName(targets.writable);
    fs.copyFileSync(file, copy);
    return fs.readFileSync(copy).length > 0;
  };
  attempts[`read ${what}: by copying a folder to where may be written`] = () => {
    const copy = ownName(targets.writable);
    fs.cpSync(path.dirname(file), copy, { recursive: true });
    return fs.readFileSync(path.join(copy, path.basename(file))).length > 0;
  };
}

Object.assign(attempts, {
  'read key: OpenSSL store': () =>
    Reflect.apply(crypto.createPrivateKey, crypto, [pathToFileURL(key)]).type === 'private',
  'parent: environment': () => fs.readFileSync(`/proc/${process.ppid}/environ`).length > 0,
  'parent: memory map': () => fs.readFileSync(`/proc/${process.ppid}/maps`).length > 0,
  'parent: memory': () => typeof fs.openSync(`/proc/${process.ppid}/mem`, 'r') === 'number',
  'parent: open files': () => fs.readdirSync(`/proc/${process.ppid}/fd`).length > 0,
  'victim: environment': () => hasMarker(fs.readFileSync(`/proc/${victim}/environ`)),
  'victim: signal': () => process.kill(victim, 0),
  'victim: signal through the inner function': () => Reflect.get(process, '_kill')(victim, 0) === 0,
  'victim: signal through a fresh import': async () => (await import(`${'node:'}process`)).kill(victim, 0),
  'victim: signal through getBuiltinModule': () => process.getBuiltinModule('process').kill(victim, 0),
  'victim: debugger': () => {
    Reflect.get(process, '_debugProcess')(victim);
    return true;
  },
  'victim: priority': () => os.setPriority(victim, 1) === undefined,
  'env: own': () => hasText(JSON.stringify(process.env)),
  'env: file': () => {
    process.loadEnvFile(secretFiles['settings file']);
    return hasText(JSON.stringify(process.env));
  },

  'write: writeFile': wrote((file) => fs.writeFileSync(file, 'x')),
  'write: appendFile': wrote((file) => fs.promises.appendFile(file, 'x')),
  'write: createWriteStream': wrote(
    (file) =>
      new Promise((resolve, reject) =>
        fs
          .createWriteStream(file)
          .on('error', reject)
          .on('close', () => resolve(true))
          .end('x'),
      ),
  ),
  'write: open': wrote((file) => fs.openSync(file, 'w')),
  'write: mkdir': wrote((file) => fs.mkdirSync(file)),
  'write: mkdtemp': () => fs.existsSync(fs.mkdtempSync(path.join(scratch, 'written-'))),
  'write: in the system temporary folder': () => {
    const file = path.join('/tmp', path.basename(newFile()));
    fs.writeFileSync(file, 'x');
    const isThere = fs.existsSync(file);
    fs.rmSync(file);
    return isThere;
  },
  'write: symbolic link': wrote((file) => fs.symlinkSync('/etc/passwd', file)),
  'write: heap snapshot': wrote((file) => v8.writeHeapSnapshot(file)),
  'write: report': wrote((file) => process.report.writeReport(file)),
  'write: report by settings': wrote((file) => {
    process.report.directory = path.dirname(file);
    process.report.filename = path.basename(file);
    process.report.writeReport();
  }),
  'write: compile cache': wrote((file) => module.enableCompileCache(file)),
  'write: truncate the release': () => fs.truncateSync(path.join(release, 'truncate-me'), 0) === undefined,
  'write: rename the release': () => fs.renameSync(path.join(release, 'rename-me'), newFile()) === undefined,
  'write: remove the release': () => fs.rmSync(path.join(release, 'remove-me')) === undefined,
  'write: mode of the release': () => fs.chmodSync(targets.releaseFile, 0o777) === undefined,
  'write: mode of the release by descriptor': () =>
    fs.fchmodSync(fs.openSync(targets.releaseFile, 'r'), 0o777) === undefined,
  'write: owner of the release by descriptor': () =>
    fs.fchownSync(fs.openSync(targets.releaseFile, 'r'), os.userInfo().uid, os.userInfo().gid) === undefined,
  'write: times of the release by descriptor': () =>
    fs.futimesSync(fs.openSync(targets.releaseFile, 'r'), 1, 1) === undefined,
  'write: times of the release': () => fs.utimesSync(targets.releaseFile, 1, 1) === undefined,
  'write: SQLite in WebAssembly': wrote((file) => {
    const { Database } = require('node-sqlite3-wasm');
    new Database(file).exec('create table t (x)');
  }),

  'write: into the shared folder itself': wrote(
    (file) => fs.writeFileSync(file, 'x'),
    ownName(targets.shared),
  ),
  'write: the recipient': () =>
    fs.writeFileSync(path.join(targets.shared, 'recipient.txt'), 'x') === undefined,
  'write: the recipient, by renaming': () =>
    fs.renameSync(written(), path.join(targets.shared, 'recipient.txt')) === undefined,
  'write: the recipient, by linking': () => {
    fs.rmSync(path.join(targets.shared, 'recipient.txt'), { force: true });
    return fs.linkSync(written(), path.join(targets.shared, 'recipient.txt')) === undefined;
  },
  'write: the key of stamps': () =>
    fs.appendFileSync(path.join(targets.shared, 'stamp.key'), 'x') === undefined,
  'write: what the workbench alone writes': wrote(
    (file) => fs.writeFileSync(file, 'x'),
    ownName(path.join(targets.shared, 'copies')),
  ),
  'write: out of the shared folder, by renaming': wrote((file) => fs.renameSync(written(), file)),
  'write: out of the shared folder, by linking': wrote((file) => fs.linkSync(written(), file)),
  'write: out of the shared folder, by copying': wrote((file) => fs.copyFileSync(written(), file)),
  'write: beside the part that may be written': wrote(
    (file) => fs.mkdirSync(file, { recursive: true }),
    `${targets.writable}-beside`,
  ),
  'write: among the code compiled for it': wrote(
    (file) => fs.writeFileSync(file, 'x'),
    ownName(targets.compiled),
  ),

  'run: spawn': async () =>
    (await once(childProcess.spawn(targets.shell, ['-c', 'exit 7']), 'exit'))[0] === 7,
  'run: spawnSync': () => childProcess.spawnSync(targets.shell, ['-c', 'exit 7']).status === 7,
  'run: exec': () => new Promise((resolve) => childProcess.exec('exit 7', (e) => resolve(e?.code === 7))),
  'run: execFileSync': () => hasText(childProcess.execFileSync(targets.shell, ['-c', `echo ${marker}`])),
  'run: fork': async () =>
    (await once(childProcess.fork(secretFiles.module, ['fork'], { execArgv: [] }), 'exit'))[0] === 0,
  'run: cluster': async () => {
    cluster.setupPrimary({ exec: secretFiles.module, execArgv: [] });
    return (await once(cluster.fork(), 'online')).length === 0;
  },
  'run: worker thread': async () => {
    const worker = new Worker('process.exit(7)', { eval: true, execArgv: [] });
    return (await once(worker, 'exit'))[0] === 7;
  },
  'run: native add-on': () => typeof require('@resvg/resvg-js').Resvg === 'function',
  'run: dlopen': () => process.dlopen({ exports: {} }, targets.addon) === undefined,
  'run: WASI': () => new WASI({ version: 'preview1', preopens: { '/': '/' } }) instanceof WASI,
  'run: inspector': () => {
    inspector.open(0, '127.0.0.1');
    const isOpen = inspector.url() !== undefined;
    inspector.close();
    return isOpen;
  },
  'run: inspector session': () => {
    const session = new inspector.Session();
    session.connect();
    session.disconnect();
    return true;
  },
  'run: internal binding': () =>
    Reflect.apply(Reflect.get(process, 'binding'), process, ['fs']) !== undefined,
  'run: process binding': () =>
    Reflect.apply(Reflect.get(process, 'binding'), process, ['process_wrap']) !== undefined,
  'run: module loader thread': async () => {
    module.register(pathToFileURL(secretFiles.module));
    return true;
  },
  'run: text as code': () => new Function('return 7')() === 7,

  'load: import': async () => hasText((await import(pathToFileURL(secretFiles.module).href)).secret),
  'load: require': () => hasText(require(secretFiles.module).secret),
  'load: require of JSON': () => hasText(JSON.stringify(require(secretFiles.json))),
  'load: import of JSON': async () =>
    hasText(JSON.stringify(await import(pathToFileURL(secretFiles.json).href, { with: { type: 'json' } }))),
  'load: by hooks': async () => {
    const url = pathToFileURL(secretFiles.module).href;
    const hooks = module.registerHooks({ resolve: () => ({ url, shortCircuit: true }) });
    try {
      return hasText((await import(`${'unhidden-'}nothing`)).secret);
    } finally {
      hooks.deregister();
    }
  },
  'load: node:sqlite by import': async () => sqliteReads((await import(`${'node:'}sqlite`)).DatabaseSync),
  'load: node:sqlite by require': () => sqliteReads(require('node:sqlite').DatabaseSync),
  'load: node:sqlite by getBuiltinModule': () =>
    sqliteReads(process.getBuiltinModule('node:sqlite').DatabaseSync),
  'load: SQLite in WebAssembly, register': () => {
    const { Database } = require('node-sqlite3-wasm');
    return hasText(JSON.stringify(new Database(register, { readOnly: true }).all('select * from secret')));
  },
  'load: SQLite in WebAssembly, attached register': () => {
    const { Database } = require('node-sqlite3-wasm');
    const database = new Database(':memory:');
    database.exec(`attach '${register}' as r`);
    return hasText(JSON.stringify(database.all('select * from r.secret')));
  },

  'network: TCP': () => connects(net.connect(targets.tcpPort, '127.0.0.1')),
  'network: TCP over IPv6': () => connects(net.connect(targets.tcpPort, '::1')),
  'network: HTTP': () =>
    new Promise((resolve, reject) => {
      http.get({ port: targets.tcpPort, host: '127.0.0.1' }, () => resolve(true)).on('error', reject);
    }),
  'network: fetch': async () => (await fetch(`http://127.0.0.1:${targets.tcpPort}`)).ok,
  'network: UDP': () =>
    new Promise((resolve, reject) => {
      const socket = dgram.createSocket('udp4');
      const timer = setTimeout(() => resolve(false), 3000);
      socket.on('error', reject);
      socket.on('message', () => {
        clearTimeout(timer);
        socket.close();
        resolve(true);
      });
      socket.send('x', targets.udpPort, '127.0.0.1', (error) => (error ? reject(error) : undefined));
    }),
  'network: Unix socket': () => connects(net.connect(targets.unixSocket)),
  'network: abstract Unix socket': () => connects(net.connect(targets.abstractSocket)),
} satisfies Record<string, Attempt>);

function sqliteReads(DatabaseSync: typeof import('node:sqlite').DatabaseSync): boolean {
  return hasText(JSON.stringify(new DatabaseSync(register).prepare('select * from secret').all()));
}

async function connects(socket: net.Socket): Promise<boolean> {
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(4000) });
    return true;
  } finally {
    socket.destroy();
  }
}

process.on('uncaughtException', () => undefined);
process.on('unhandledRejection', () => undefined);
const outcomes: Outcome[] = [];
const group = process.argv[3] ?? '';
for (const [name, attempt] of Object.entries(attempts)) {
  if (!name.startsWith(group)) continue;
  try {
    const reached = await Promise.race([attempt(), giveUp()]);
    outcomes.push({ name, reached: reached === true, detail: String(reached) });
  } catch (error) {
    outcomes.push({ name, reached: false, detail: String(error).slice(0, 200) });
  }
}
fs.writeSync(1, `${JSON.stringify(outcomes)}\n`);
if (group !== 'run') process.exit(0);
// Comes last because it would replace this process: the shell then speaks in its place.
try {
  process.execve?.(targets.shell, ['sh', '-c', 'echo reached'], {});
} finally {
  process.exit(0);
}

function giveUp(): Promise<never> {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), 6_000).unref());
}
