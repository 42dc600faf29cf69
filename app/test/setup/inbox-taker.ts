import { flushCompileCache } from 'node:module';
import { watchInbox } from '../../src/casework/index.ts';
import '../../src/internships/index.ts';
import '../../src/triage/index.ts';
import { checkConfig, readSettings } from '../../src/config/config.ts';
import { catalogue } from '../../src/kinds/index.ts';
import { openOrMakeKeyRing } from '../../src/keyring/index.ts';
import { openDataFolder } from '../../src/platform/data-folder.ts';
import { openRegister } from '../../src/register/index.ts';
import { createServices } from '../../src/workbench/services.ts';
import { valueOf } from './results.ts';

/**
 * Takes up what comes in, as the workbench does, in a process that a test kills: `inbox-taker.ts <data> <register>`.
 * Every round begins as soon as the one before is over.
 */
const [, , data = '', address = ''] = process.argv;
// Who is killed keeps nothing of what was compiled for the next one.
flushCompileCache();
const config = valueOf(checkConfig(readSettings([`--data=${data}`], {}).values, data));
const folder = valueOf(openDataFolder(data));
const register = await openRegister(address, catalogue);
const ring = valueOf(await openOrMakeKeyRing(folder.keys));
const services = createServices(config, folder, register, ring);
const timer = watchInbox(services, 1);
process.stdout.write('begun\n');
process.stdin.on('end', () => void timer.stop().then(() => process.exit(0)));
process.stdin.resume();
