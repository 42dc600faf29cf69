import { parseArgs } from 'node:util';
import { serveApp } from '../platform/serve-app.ts';
import { createWorkbench } from './workbench.ts';

/** The workbench process: `serve.ts --fd <listening socket>`, its settings in the environment. */
const { values } = parseArgs({ options: { fd: { type: 'string' } } });

serveApp(createWorkbench(), Number(values.fd ?? 3));
