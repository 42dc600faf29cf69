import { parseArgs } from 'node:util';
import { loadConfig } from '../config/config.ts';
import { catalogue } from '../kinds/index.ts';
import { openDataFolder } from '../platform/data-folder.ts';
import { serveApp } from '../platform/serve-app.ts';
import { registerAddress } from '../prepare.ts';
import { openRegister } from '../register/index.ts';
import { readStanding } from './standing.ts';
import { createWorkbench } from './workbench.ts';

/** The workbench process: `serve.ts --fd <listening socket>`, its settings in the environment. */
const { values } = parseArgs({ options: { fd: { type: 'string' } } });

const loaded = loadConfig([]);
if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
const { config } = loaded.value;
const folder = openDataFolder(config.dataFolder);
if (!folder.ok) throw new Error(folder.problems.join('\n'));
const register = await openRegister(registerAddress(config, folder.value), catalogue);
const { releases } = folder.value;

const workbench = createWorkbench(
  () => readStanding(register, releases),
  (line) => void process.stderr.write(`${line}\n`),
);
serveApp(workbench, Number(values.fd ?? 3));
