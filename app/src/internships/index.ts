import type { WorkRoute } from '../workbench/route.ts';
import './internship-module.ts';

export const internshipRoutes: readonly WorkRoute[] = [];
