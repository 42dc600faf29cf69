import { openRing } from '../open-ring.ts';
import type { Commands } from './command.ts';
import { withRegister } from './command.ts';

/** Cases of the forms. */
export const caseCommands: Commands = {
  'cases rebuild': {
    usage: 'cases rebuild',
    does: 'Derives the lists of cases anew from their histories.',
    flags: {},
    takes: 0,
    run: (context) =>
      withRegister(context, async (register) => {
        // The kinds of cases are known once the pages of the workbench are.
        await import('../workbench/routes.ts');
        const { rebuildLines } = await import('../casework/index.ts');
        const ring = await openRing(context.config, context.folder, register);
        const count = await register.db
          .transaction()
          .execute((db) => rebuildLines({ ring }, { db, engine: register.engine }));
        ring.close();
        context.say(`Derived ${count.toLocaleString('en')} cases anew.`);
        return 0;
      }),
  },
};
