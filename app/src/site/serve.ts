import { parseArgs } from 'node:util';
import { serveApp } from '../platform/serve-app.ts';
import { openRelease } from '../release/release-reader.ts';
import { createSite } from './site.ts';

/** The public process: `serve.ts --release <folder> --fd <listening socket>`. */
const { values } = parseArgs({ options: { release: { type: 'string' }, fd: { type: 'string' } } });

serveApp(createSite(openRelease(values.release ?? '')), Number(values.fd ?? 3));
