import type { WorkRoute } from '../workbench/route.ts';
import { asideRoutes } from './aside-pages.ts';
import { bulkRoutes } from './bulk-pages.ts';
import { caseRoutes } from './case-pages.ts';
import { fileRoutes } from './file-pages.ts';
import { listRoutes } from './list-pages.ts';
import { statisticsRoutes } from './statistics-pages.ts';
import { termsRoutes } from './terms-pages.ts';

/** Every page of casework that all kinds share. */
export const caseworkRoutes: readonly WorkRoute[] = [
  ...listRoutes,
  ...bulkRoutes,
  ...statisticsRoutes,
  ...asideRoutes,
  ...termsRoutes,
  ...fileRoutes,
  // Last, because `/cases/:case` would answer for every word after `/cases/`.
  ...caseRoutes,
];
