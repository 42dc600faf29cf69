import type { WorkRoute } from '../workbench/route.ts';
import { changesRoutes } from './changes-pages.ts';
import { queueRoutes } from './queue-pages.ts';
import { remarkRoutes } from './remark-pages.ts';

export { changesSince, lastLook } from './changes-store.ts';
export { countQueue } from './queue-store.ts';
export { openAssignments } from './remark-store.ts';

export const reviewRoutes: readonly WorkRoute[] = [...queueRoutes, ...remarkRoutes, ...changesRoutes];
