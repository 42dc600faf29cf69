import { parseArgs } from 'node:util';
import { serveApp } from '../platform/serve-app.ts';
import { openReleaseFiles } from '../release/release-files.ts';
import { openRelease } from '../release/release-reader.ts';
import { createPublicSite } from './public-site.ts';

/** The public process: `serve.ts --release <folder> --fd <listening socket>`. */
const { values } = parseArgs({ options: { release: { type: 'string' }, fd: { type: 'string' } } });

const folder = values.release ?? '';
serveApp(createPublicSite(openRelease(folder), openReleaseFiles(folder)), Number(values.fd ?? 3));
