import { randomUUID } from 'node:crypto';
import { catalogue } from '../kinds/index.ts';
import { lazySealing } from '../lazy-sealing.ts';
import { createProgress } from '../platform/progress.ts';
import { exportContent, importPath, rebuildViews, reportLines } from '../register/index.ts';
import type { Commands, Context, Flags } from './command.ts';
import { withRegister } from './command.ts';

/** What goes into the register and comes out of it. */
export const registerCommands: Commands = {
  import: {
    usage: 'import PATH [--mapping FILE] [--dry-run] [--accept-good-rows]',
    does: 'Imports a folder in the exchange format, or a CSV table with a mapping; all of it or nothing.',
    flags: { mapping: 'string', 'dry-run': 'boolean', 'accept-good-rows': 'boolean' },
    takes: 1,
    run: runImport,
  },
  'export-content': {
    usage: 'export-content DIR',
    does: 'Writes all records, claims and decisions in the exchange format, as a backup of the content.',
    flags: {},
    takes: 1,
    run: (context, [target = '']) =>
      withRegister(context, async (register) => {
        await exportContent(register, target);
        context.say(`Wrote the register's content to ${target}.`);
        return 0;
      }),
  },
  'views rebuild': {
    usage: 'views rebuild',
    does: 'Derives every record anew from its claims.',
    flags: {},
    takes: 0,
    run: (context) =>
      withRegister(context, async (register) => {
        const count = await register.db
          .transaction()
          .execute((db) => rebuildViews({ db, engine: register.engine }, catalogue));
        context.say(`Derived ${count.toLocaleString('en')} records anew.`);
        return 0;
      }),
  },
};

async function runImport(context: Context, [path = '']: readonly string[], flags: Flags): Promise<number> {
  const dryRun = flags['dry-run'] === true;
  return withRegister(context, async (register) => {
    const progress = createProgress('Importing');
    const sealing = lazySealing(context.config, context.folder);
    const report = await importPath(register, path, {
      batch: randomUUID(),
      now: new Date().toISOString(),
      dryRun,
      acceptGoodRows: flags['accept-good-rows'] === true,
      onProgress: progress.show,
      sealing: sealing.hook,
      ...(typeof flags['mapping'] === 'string' ? { mapping: flags['mapping'] } : {}),
    }).finally(sealing.close);
    progress.end();
    for (const line of reportLines(report, dryRun)) context.say(line);
    return report.accepted ? 0 : 1;
  });
}
