import type { WorkRoute } from '../workbench/route.ts';
import './internship-module.ts';
import { mailRoutes } from './mail-pages.ts';
import { overviewRoutes } from './overview-pages.ts';
import { panelRoutes } from './panel-pages.ts';
import { reviewRoutes } from './review-pages.ts';
import { statisticsRoutes } from './statistics-pages.ts';
import { stepRoutes } from './step-pages.ts';
import { timesRoutes } from './times-pages.ts';

export { internshipHomeLines } from './internship-home-lines.ts';

/** Every page of internships; those of casework show the applications themselves. */
export const internshipRoutes: readonly WorkRoute[] = [
  ...overviewRoutes,
  ...timesRoutes,
  ...mailRoutes,
  ...statisticsRoutes,
  ...stepRoutes,
  ...panelRoutes,
  ...reviewRoutes,
];
