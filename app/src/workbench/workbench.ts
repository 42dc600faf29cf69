import type { Hono } from 'hono';
import { workRoutes } from './routes.ts';
import type { Services } from './services.ts';
import { createShell } from './shell.ts';

/** The staff side: every page over one set of services. */
export function createWorkbench(services: Services): Hono {
  return createShell(workRoutes, services);
}
