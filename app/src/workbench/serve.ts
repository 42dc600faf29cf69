import { watchFile } from 'node:fs';
import { parseArgs } from 'node:util';
import { setUpAddress } from '../accounts/index.ts';
import { watchInbox } from '../casework/index.ts';
import { loadConfig } from '../config/config.ts';
import { replayWithdrawals } from '../consent/index.ts';
import { startLogTimer } from '../custody/index.ts';
import { catalogue } from '../kinds/index.ts';
import { ringFiles } from '../keyring/index.ts';
import { openRing } from '../open-ring.ts';
import { openDataFolder } from '../platform/data-folder.ts';
import { serveApp } from '../platform/serve-app.ts';
import { registerAddress } from '../register-address.ts';
import { watchReleases } from '../publishing/index.ts';
import { openRegister } from '../register/index.ts';
import { createServices } from './services.ts';
import { createWorkbench } from './workbench.ts';

/** The workbench process: `serve.ts --fd <listening socket>`, its settings in the environment. */
const { values } = parseArgs({ options: { fd: { type: 'string' } } });

const loaded = loadConfig([]);
if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
const { config } = loaded.value;
const folder = openDataFolder(config.dataFolder);
if (!folder.ok) throw new Error(folder.problems.join('\n'));
const register = await openRegister(registerAddress(config, folder.value), catalogue);
const ring = await openRing(config, folder.value, register);

const services = createServices(config, folder.value, register, ring);
// Before anything is served: a restored backup must not bring back what was withdrawn.
await replayWithdrawals(services);
const log = startLogTimer(services, services.tell);
watchReleases(services);
const inbox = watchInbox(services);

const address = await setUpAddress(services);
if (address !== undefined)
  services.tell(
    `There is no administrator yet. To become the first one, open this address within 24 hours; it works once: ${address}`,
  );

// A rotation or a new passphrase at the terminal changes the ring this process holds.
watchFile(ringFiles(folder.value.keys).ring, { interval: 1000 }, () => {
  try {
    ring.reload();
  } catch {
    services.tell(
      'keys/ring.json was changed and cannot be read; the workbench goes on with the ring it has.',
    );
  }
}).unref();

serveApp(createWorkbench(services), Number(values.fd ?? 3), {
  last: async () => {
    await inbox.stop();
    await log.stop();
  },
});
