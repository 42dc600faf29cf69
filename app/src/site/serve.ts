import { parseArgs } from 'node:util';
import { keepSwept, openIntake } from '../intake/index.ts';
import { openPublicLog } from '../transparency/open-public-log.ts';
import { loadAge } from '../platform/age.ts';
import { intakeFolder } from '../platform/intake-folder.ts';
import { serveApp } from '../platform/serve-app.ts';
import { openReleaseFiles } from '../release/release-files.ts';
import { openRelease } from '../release/release-reader.ts';
import { createPublicSite } from './public-site.ts';

/** A connection on which nothing happens is closed. */
const IDLE_MS = 120_000;

/**
 * The public process: `serve.ts --release <folder> [--log <folder of the public log>] [--intake <folder> [--alone]]
 * --fd <listening socket>`. `--alone` says that no other process serves the forms.
 */
const { values } = parseArgs({
  options: {
    release: { type: 'string' },
    log: { type: 'string' },
    intake: { type: 'string' },
    alone: { type: 'boolean' },
    fd: { type: 'string' },
  },
});

// Without a release it is only loaded, with all it may need later, which leaves it compiled.
await (values.release === undefined ? loadAge() : serve(values.release));

async function serve(folder: string): Promise<void> {
  const log = values.log === undefined ? undefined : openPublicLog(values.log, folder);
  // What the workbench keeps of the forms is nowhere to be found from here.
  const intake = values.intake === undefined ? undefined : await openIntake(intakeFolder(values.intake, ''));
  if (intake) keepSwept(intake, values.alone === true);
  const site = createPublicSite(openRelease(folder), openReleaseFiles(folder), log, intake);
  serveApp(site, Number(values.fd ?? 3), { idleMs: IDLE_MS });
}
