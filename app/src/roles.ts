import { existsSync, readFileSync, realpathSync, unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import { trustedEnvironment } from './config/config.ts';
import type { Config } from './config/config.ts';
import { publicLogFolder } from './transparency/log-files.ts';
import { findBubblewrap } from './platform/bubblewrap.ts';
import { startChild } from './platform/child.ts';
import { compileAhead } from './platform/compile-ahead.ts';
import { confine } from './platform/confinement.ts';
import type { Confinement } from './platform/confinement.ts';
import type { DataFolder } from './platform/data-folder.ts';
import { prepareIntake, writableParts } from './platform/intake-folder.ts';
import type { Listener } from './platform/listen.ts';
import { keepRunning } from './platform/supervise.ts';
import type { Service } from './platform/supervise.ts';

export type RunningRole = {
  /** What to tell the operator once it answers. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
};

const LOOK_EVERY_MS = 400;
/** How long a replaced public process may take to end: uploads on slow lines are under way in it. */
const UPLOADS_WITHIN_MS = 1_200_000;

/** Serves the current release from a confined process, and each next release from a new one on the same socket. */
export async function runSite(
  config: Config,
  folder: DataFolder,
  socket: Listener,
  tell: (line: string) => void,
): Promise<RunningRole> {
  const programFolder = realpathSync(config.programFolder);
  await prepareIntake(folder.intake);
  const confinementOf = (release: number, isAlone = false): Omit<Confinement, 'bubblewrap'> => {
    const releaseFolder = join(folder.releases, String(release));
    const program = join(programFolder, 'app/src/site/serve.ts');
    const log = publicLogFolder(folder.log);
    // A copy that only serves may have been brought here without the log.
    const logs = existsSync(log) ? [log] : [];
    const given = ['--release', releaseFolder, ...logs.flatMap((each) => ['--log', each])];
    const forms = ['--intake', folder.intake.path, ...(isAlone ? ['--alone'] : [])];
    const args = [...given, ...forms, '--fd', '3'];
    const readable = [releaseFolder, ...logs];
    const shared = { folder: folder.intake.path, writable: writableParts(folder.intake) };
    return { node: realpathSync(process.execPath), programFolder, program, args, readable, shared };
  };
  const found = findBubblewrap({ ...confinementOf(0), readable: [folder.releases] });
  const wrapping = 'file' in found ? { bubblewrap: found } : {};
  const stopping = new AbortController();
  // Beside the start of this release; from the next start on it is of use.
  if ('file' in found) void compileAhead(confinementOf(0), stopping.signal);

  let release = readCurrent(folder);
  let service: Service | undefined;
  const launch = (serving: number): Service => {
    release = serving;
    const start = (isAlone: boolean): ReturnType<typeof startChild> =>
      startChild(confine({ ...confinementOf(release ?? serving, isAlone), ...wrapping }), socket.fd, (line) =>
        tell(`public: ${line}`),
      );
    return keepRunning('The public site', start, tell, UPLOADS_WITHIN_MS);
  };
  const follow = async (): Promise<void> => {
    const next = readCurrent(folder);
    const before = release;
    if (next === undefined || (next === before && service !== undefined)) return;
    if (service === undefined) service = launch(next);
    else {
      release = next;
      if (!(await service.replace())) {
        release = before;
        return tell(`Release ${next} could not be served; release ${before} stays.`);
      }
    }
    tell(`The public site now serves release ${next}.`);
  };

  const where = `Public site    ${socket.url}`;
  const confined = 'file' in found ? 'Node and bubblewrap' : `Node alone; ${found.missing}`;
  const lines = [`${where}  answers as soon as there is a release`, `               confined by ${confined}`];
  if (release !== undefined) {
    service = launch(release);
    const isReady = await service.ready;
    lines[0] = `${where}  ${isReady ? `release ${release}` : 'does not answer yet; see above'}`;
  }
  // One change after the other, and looked at by name: this works on every file system.
  let following = Promise.resolve();
  watchFile(folder.currentFile, { interval: LOOK_EVERY_MS }, () => void (following = following.then(follow)));
  return {
    lines,
    async stop() {
      unwatchFile(folder.currentFile);
      stopping.abort();
      await service?.stop();
    },
  };
}

/** Runs the workbench, which may know everything and answers on this computer only. */
export async function runWorkbench(
  config: Config,
  socket: Listener,
  tell: (line: string) => void,
): Promise<RunningRole> {
  // Passkeys need a name: browsers take localhost for this computer, and no bare number.
  const workbenchOrigin = config.workbenchOrigin ?? `http://localhost:${new URL(socket.url).port}`;
  const command = {
    file: process.execPath,
    // Taking the types off programs for browsers is a feature Node still calls experimental; nobody here decides on that.
    args: [
      '--disable-sigusr1',
      '--disable-warning=ExperimentalWarning',
      join(config.programFolder, 'app/src/workbench/serve.ts'),
      '--fd',
      '3',
    ],
    env: trustedEnvironment({ ...config, workbenchOrigin }),
    cwd: config.programFolder,
  };
  const start = (): ReturnType<typeof startChild> =>
    startChild(command, socket.fd, (line) => tell(`workbench: ${line}`));
  const service = keepRunning('The workbench', start, tell);
  const isReady = await service.ready;
  const state = isReady ? 'on this computer only' : 'does not answer yet; see above';
  return { lines: [`Workbench      ${workbenchOrigin}  ${state}`], stop: () => service.stop() };
}

function readCurrent(folder: DataFolder): number | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(folder.currentFile, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null || !('release' in parsed)) return undefined;
    const { release } = parsed;
    return typeof release === 'number' && Number.isSafeInteger(release) && release > 0 ? release : undefined;
  } catch {
    return undefined;
  }
}
