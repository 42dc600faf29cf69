import { existsSync } from 'node:fs';
import { auditCheckpoint, auditVerify } from '../custody/audit.ts';
import { ringFiles } from '../keyring/index.ts';
import { openRing } from '../open-ring.ts';
import type { Commands } from './command.ts';
import { withRegister } from './command.ts';

/** The custody log. */
export const auditCommands: Commands = {
  'audit verify': {
    usage: 'audit verify [--checkpoint FILE]',
    does: 'Checks every entry of the custody log against the checkpoints kept here, and those in a file.',
    flags: { checkpoint: 'string' },
    takes: 0,
    run: (context, _words, flags) =>
      withRegister(context, async (register) => {
        const { config, folder, say } = context;
        const ring = existsSync(ringFiles(folder.keys).ring)
          ? await openRing(config, folder, register)
          : undefined;
        const file = flags['checkpoint'];
        return auditVerify(register, folder, ring, typeof file === 'string' ? file : undefined, say);
      }),
  },
  'audit checkpoint': {
    usage: 'audit checkpoint',
    does: 'Signs the custody log as it is now and prints the checkpoint, to be kept elsewhere.',
    flags: {},
    takes: 0,
    run: (context) =>
      withRegister(context, async (register) =>
        auditCheckpoint(
          register,
          context.folder,
          await openRing(context.config, context.folder, register),
          context.say,
        ),
      ),
  },
};
