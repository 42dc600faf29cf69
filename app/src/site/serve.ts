import { parseArgs } from 'node:util';
import { openPublicLog } from '../transparency/open-public-log.ts';
import { serveApp } from '../platform/serve-app.ts';
import { openReleaseFiles } from '../release/release-files.ts';
import { openRelease } from '../release/release-reader.ts';
import { createPublicSite } from './public-site.ts';

/** The public process: `serve.ts --release <folder> [--log <folder of the public log>] --fd <listening socket>`. */
const { values } = parseArgs({
  options: { release: { type: 'string' }, log: { type: 'string' }, fd: { type: 'string' } },
});

const folder = values.release ?? '';
const log = values.log === undefined ? undefined : openPublicLog(values.log, folder);
serveApp(createPublicSite(openRelease(folder), openReleaseFiles(folder), log), Number(values.fd ?? 3));
