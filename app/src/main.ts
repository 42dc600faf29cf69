import { loadConfig } from './config/config.ts';
import type { Config } from './config/config.ts';
import { lockDataFolder, openDataFolder } from './platform/data-folder.ts';
import { openListener } from './platform/listen.ts';
import type { Listener } from './platform/listen.ts';
import { failure, success } from './platform/result.ts';
import type { Result } from './platform/result.ts';
import { runSite, runWorkbench } from './roles.ts';
import type { RunningRole } from './roles.ts';

/** The supervisor: configuration, then the data folder and the sockets, then one child for each role. */

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const warn = (line: string): void => void process.stderr.write(`${line}\n`);

const starting: Promise<RunningRole>[] = [];
let isStopping = false;

// A listener keeps SIGUSR1 from opening a debugger in the process that holds everything.
process.on('SIGUSR1', () => undefined);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

try {
  await start();
} catch (error) {
  warn(`Unhidden could not start: ${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}

async function start(): Promise<void> {
  const { config, rest } = orExit(loadConfig());
  orExit(rest.length === 0 ? success(rest) : failure(...rest.map(unknownArgument)));
  const folder = orExit(lockDataFolder(orExit(openDataFolder(config.dataFolder))));
  const { site, workbench } = orExit(openSockets(config));

  const { prepare } = await import('./prepare.ts');
  for (const line of await prepare({ ...config, dataFolder: folder.path })) say(line);
  if (isStopping) return;

  if (site !== undefined) starting.push(runSite(config, folder, site, warn));
  // One after the other: at once on two cores, each takes longer, and the site is what people wait for.
  await Promise.all(starting);
  if (isStopping) return;
  if (workbench !== undefined) starting.push(runWorkbench(config, workbench, warn));
  const running = await Promise.all(starting);
  if (isStopping) return;
  const lines = running.flatMap((role) => role.lines);
  for (const line of [...lines, `Data folder    ${folder.path}`, 'Ctrl-C stops everything.']) say(line);
}

/** Both sockets, or what is wrong with each. */
function openSockets(
  config: Config,
): Result<{ site: Listener | undefined; workbench: Listener | undefined }> {
  const open = (
    role: Config['role'],
    host: string,
    port: number,
    flag: string,
  ): Result<Listener | undefined> =>
    config.role === 'both' || config.role === role ? openListener(host, port, flag) : success(undefined);
  const site = open('public', config.host, config.publicPort, '--public-port');
  const workbench = open('workbench', '127.0.0.1', config.workbenchPort, '--workbench-port');
  if (site.ok && workbench.ok) return success({ site: site.value, workbench: workbench.value });
  return failure(...[site, workbench].flatMap((one) => (one.ok ? [] : one.problems)));
}

function unknownArgument(arg: string): string {
  return `"${arg}" is no setting of npm start; docs/reference/configuration.md lists them.`;
}

function orExit<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  for (const problem of result.problems) warn(problem);
  process.exit(1);
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const roles = await Promise.all(starting);
  await Promise.all(roles.map((role) => role.stop()));
  process.exit(code);
}
