import type { StaffRoute } from '../workbench/route.ts';
import { savedForm } from './draft-fields.ts';
import { draftStore } from './draft-store.ts';

const LONGEST_NAME = 100;

/** Where the browser sends what is being typed, every few seconds. Not told to the log: nothing is recorded yet. */
export const draftRoutes: readonly StaffRoute[] = [
  {
    method: 'POST',
    path: '/drafts/:id',
    policy: 'write records',
    handle: async ({ form, params }, person, services) => {
      const save = { ...savedForm(form), id: params['id'] ?? '' };
      if ([save.id, save.form, save.subject, save.window].some((text) => text.length > LONGEST_NAME))
        return { json: { problem: 'too long' }, status: 422 };
      const { register } = services;
      const saved = await register.db
        .transaction()
        .execute((db) => draftStore.save(services, { db, engine: register.engine }, person, save));
      return { json: saved === 'finished' ? { finished: true } : saved };
    },
  },
];
