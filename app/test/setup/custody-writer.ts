import { flushCompileCache } from 'node:module';
import { catalogue } from '../../src/kinds/index.ts';
import { openKeyRing } from '../../src/keyring/index.ts';
import { openRegister } from '../../src/register/index.ts';
import { makeCheckpoint } from '../../src/custody/sequencer.ts';
import { custodyLog } from './custody.ts';
import { valueOf } from './results.ts';

/** Writes entries and checkpoints until it is killed, and says `kept` after each entry: ADDRESS RING CREDENTIAL FOLDER. */
// Who is killed keeps nothing of what was compiled for the next one.
flushCompileCache();
const [address = '', ringFile = '', file = '', folder = ''] = process.argv.slice(2);
const ring = valueOf(await openKeyRing(ringFile, { kind: 'credential', file }));
const register = await openRegister(address, catalogue);
const log = custodyLog(register, ring, folder);
for (let n = 1; ; n += 1) {
  await log.tell({ after: { n } });
  process.stdout.write('kept\n');
  if (n % 7 === 0) valueOf(await makeCheckpoint(log));
}
